using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head certifies what the book of record and issue says about the duplicate.</summary>
internal sealed class ExtractModel : CaseActionPage
{
    public override NextAction Action => NextAction.IssueExtract;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.IssueRegisterExtract(Officer, Now));
}
