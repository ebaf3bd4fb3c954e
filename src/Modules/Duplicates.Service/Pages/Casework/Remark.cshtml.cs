using Duplicates.Service.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Answers what the applicant remarked on the minutes of the hearing (R7.6).</summary>
internal sealed class RemarkModel : CaseActionPage
{
    private const int LongestAnswer = 2000;

    public override NextAction Action => NextAction.AnswerRemark;

    [BindProperty]
    public string? Answer { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Answer), Answer, LongestAnswer, "casefile.remark.error");
        return ActAsync(() => Application.AnswerRemark(Answer!, Officer, Now));
    }
}
