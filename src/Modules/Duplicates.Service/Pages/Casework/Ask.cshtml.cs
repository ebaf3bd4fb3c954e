using Duplicates.Service.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Asks the applicant; the term goes on (R5.5).</summary>
internal sealed class AskModel : CaseActionPage
{
    private const int LongestQuestion = 1000;

    public override NextAction Action => NextAction.Ask;

    [BindProperty]
    public string? Question { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Question), Question, LongestQuestion, "casefile.question.error");
        return ActAsync(() => Application.Ask(Guid.CreateVersion7(Now), Question!, Officer, Now));
    }
}
