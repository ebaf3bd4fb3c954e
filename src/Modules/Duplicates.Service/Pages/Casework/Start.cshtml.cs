using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Takes a case up.</summary>
internal sealed class StartModel : CaseActionPage
{
    public override NextAction Action => NextAction.StartReview;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.StartReview(Officer, Now));
}
