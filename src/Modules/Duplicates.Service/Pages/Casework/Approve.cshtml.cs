using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head decides to issue the duplicate.</summary>
internal sealed class ApproveModel : CaseActionPage
{
    public override NextAction Action => NextAction.Approve;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.Approve(Officer, Now, HasSoleOfficer));
}
