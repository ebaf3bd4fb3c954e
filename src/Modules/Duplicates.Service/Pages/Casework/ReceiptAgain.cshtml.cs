using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Prints the receipt once more; the copy says so, and is kept like the first one (R2.5).</summary>
internal sealed class ReceiptAgainModel : CaseActionPage
{
    public override NextAction Action => NextAction.ReprintReceipt;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.ReprintReceipt(Officer, Now));
}
