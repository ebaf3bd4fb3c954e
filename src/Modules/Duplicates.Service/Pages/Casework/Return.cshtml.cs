using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head sends the proposal back with a note.</summary>
internal sealed class ReturnModel : CaseActionPage
{
    public override NextAction Action => NextAction.ReturnProposal;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public string? Note { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Note), Note, TextLengths.Remark, "casework.return.error");
        return ActAsync(() => Application.ReturnProposal(Note!, Officer, Now));
    }
}
