using Duplicates.Service.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head refuses after the hearing: grounds of R7 and reasons in the applicant's language.</summary>
internal sealed class RefuseModel : RefusalPage
{
    public override NextAction Action => NextAction.Refuse;

    public void OnGet()
    {
        var proposed = Application.Proposal!.Refusal;
        (Grounds, Reasons) = ([.. proposed?.Grounds ?? []], proposed?.Reasons);
    }

    public Task<IActionResult> OnPostAsync()
    {
        var refusal = RefusalForm.Read(Grounds, Reasons, ModelState, Texts);
        return ActAsync(() => Application.Refuse(refusal!, Officer, Now, HasSoleOfficer));
    }
}
