using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Asks the applicant; the term goes on (R5.5).</summary>
internal sealed class AskModel : CaseActionPage
{
    public override NextAction Action => NextAction.Ask;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public string? Question { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Question), Question, TextLengths.Remark, "casefile.question.error");
        return ActAsync(() => Application.Ask(Guid.CreateVersion7(Now), Question!, Officer, Now));
    }
}
