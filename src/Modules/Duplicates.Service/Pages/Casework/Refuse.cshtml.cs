using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head refuses after the hearing: grounds of R7 and reasons in the applicant's language.</summary>
internal sealed class RefuseModel : CaseActionPage
{
    public override NextAction Action => NextAction.Refuse;

    [BindProperty]
    public List<RefusalGround> Grounds { get; set; } = [];

    [BindProperty]
    public string? Reasons { get; set; }

    public IReadOnlyList<Choice> AllGrounds => RefusalForm.Grounds(Texts);

    public void OnGet()
    {
        var proposed = Application.Proposal!.Refusal;
        (Grounds, Reasons) = ([.. proposed?.Grounds ?? []], proposed?.Reasons);
    }

    public Task<IActionResult> OnPostAsync()
    {
        var refusal = RefusalForm.Read(Grounds, Reasons, ModelState, Texts);
        return ActAsync(() => Application.Refuse(refusal!, Officer, Now));
    }
}
