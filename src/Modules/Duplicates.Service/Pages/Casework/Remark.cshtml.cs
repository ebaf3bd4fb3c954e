using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Answers what the applicant remarked on the minutes of the hearing (R7.6).</summary>
internal sealed class RemarkModel : CaseActionPage
{
    public override NextAction Action => NextAction.AnswerRemark;

    [BindProperty]
    public string? Answer { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Answer), Answer, TextLengths.Statement, "casefile.remark.error");
        return ActAsync(() => Application.AnswerRemark(Answer!, Officer, Now));
    }
}
