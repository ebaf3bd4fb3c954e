using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Records that the filled-in blank was spoiled: its entry becomes void, and the duplicate is filled in anew.</summary>
internal sealed class SpoilModel : CaseActionPage
{
    public override NextAction Action => NextAction.SpoilBlank;

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Reason), Reason, Blanks.LongestBasis, "blanks.reason-error");
        return ActAsync(() => Application.SpoilBlank(Reason!, Officer, Now));
    }
}
