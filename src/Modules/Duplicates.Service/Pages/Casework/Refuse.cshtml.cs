using Duplicates.Domain.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head refuses after the hearing: grounds of R7 and reasons in the applicant's language.</summary>
internal sealed class RefuseModel(IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options, RefusalTerms terms) : RefusalPage
{
    public override NextAction Action => NextAction.Refuse;

    /// <summary>The refusal would be too early today (R7.5); there is nothing to fill in yet.</summary>
    public bool MustWait => terms.Of(Application).MustWait;

    public override string GroundsHint => Texts["casework.refuse.grounds-hint"].Value;

    public void OnGet()
    {
        var proposed = Application.Proposal!.Refusal;
        (Grounds, Reasons) = ([.. proposed?.Grounds ?? []], proposed?.Reasons);
    }

    protected override bool CanName(RefusalGround ground) => Application.IsHeardOn(ground);

    /// <inheritdoc />
    protected override string FieldOf(RuleViolation violation) => violation is RuleViolation.GroundNotHeard ? nameof(Grounds) : base.FieldOf(violation);

    public Task<IActionResult> OnPostAsync()
    {
        var refusal = RefusalForm.Read(Grounds, Reasons, ModelState, Texts);
        return ActAsync(() => Application.Refuse(refusal!, options.Value.Hearing, calendars.Current, Officer, Now, HasSoleOfficer));
    }
}
