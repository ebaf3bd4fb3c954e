using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head states that the paper is signed and sealed.</summary>
internal sealed class ReadyModel : CaseActionPage
{
    public override NextAction Action => NextAction.MarkReady;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.MarkReady(Officer, Now));
}
