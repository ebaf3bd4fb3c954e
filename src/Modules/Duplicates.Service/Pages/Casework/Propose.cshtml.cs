using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The clerk proposes a decision; another person takes it.</summary>
internal sealed class ProposeModel : RefusalPage
{
    public override NextAction Action => NextAction.Propose;

    [BindProperty]
    public ProposedOutcome? Outcome { get; set; }

    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetNames<ProposedOutcome>().Select(name => new Choice(name, Texts[$"casework.propose.{name}"]))];

    public Task<IActionResult> OnPostAsync()
    {
        switch (Outcome)
        {
            case ProposedOutcome.Approve:
                ModelState.Clear();
                return ActAsync(() => Application.ProposeApproval(Officer, Now));
            case ProposedOutcome.Refuse:
                var refusal = RefusalForm.Read(Grounds, Reasons, ModelState, Texts);
                return ActAsync(() => Application.ProposeRefusal(refusal!, Officer, Now));
            default:
                ModelState.Remove(nameof(Outcome));
                ModelState.AddModelError(nameof(Outcome), Texts["casework.propose.error"]);
                return Task.FromResult<IActionResult>(Page());
        }
    }
}
