using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>One case with everything: what was asked and signed, what to do now, the history.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class CaseModel(
    StaffCases cases,
    CertificateRegister register,
    CaseNotes notes,
    CaseReads reads,
    OfficerActions actions,
    NextCase nextCase,
    Blanks blanks,
    IOffices offices,
    CaseAccounts accounts,
    IWorkingCalendarSource calendars,
    IOptions<DuplicatesOptions> options,
    TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>The reader came here because somebody else was faster.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    /// <summary>The part of the work list from which the reader came; null when from elsewhere.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkListTab? Tab { get; set; }

    /// <summary>The next case of that part; null when there is none.</summary>
    public string? NextNumber { get; private set; }

    /// <summary>What stands in the form of a duplicate, when it is to be filled in; null otherwise.</summary>
    public IPrepareFields? Prepare { get; private set; }

    /// <summary>What an address of this case has behind it, so that the part of the list is kept.</summary>
    public string Query => Tab is { } tab ? $"?tab={tab}" : string.Empty;

    public DuplicateApplication Application { get; private set; } = null!;

    public CertificateDuplicate? Duplicate { get; private set; }

    /// <summary>What colleagues wrote for each other.</summary>
    public IReadOnlyList<CaseNote> Notes { get; private set; } = [];

    /// <summary>Who looked at the case.</summary>
    public IReadOnlyList<CaseRead> Reads { get; private set; } = [];

    /// <summary>The applicant's phone now, if it has changed since the application was handed in.</summary>
    public PhoneNumber? ChangedPhone { get; private set; }

    /// <summary>Nothing but a code speaks for the phone that signed: whoever holds it typed the IIN, and may be somebody else.</summary>
    public bool IsPhoneUnconfirmed { get; private set; }

    /// <summary>What the reader can do now, the main action first.</summary>
    public IReadOnlyList<NextAction> Actions { get; private set; } = [];

    /// <summary>What the reader can do beside the way of the case.</summary>
    public IEnumerable<NextAction> Beside => actions.Beside(Application, SignedInPeople.Officer(User).AsActor());

    /// <summary>Working days left; negative when overdue.</summary>
    public int WorkingDaysLeft => Application.Deadline!.WorkingDaysLeft(AlmatyTime.Today(clock), calendars.Current);

    /// <summary>The last day on which a wrongly addressed case is passed on in time (R5.9).</summary>
    public DateOnly LastRedirectDay => Application.LastRedirectDay(options.Value.Redirect)!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, AuditAction.CaseRead, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        Duplicate = await register.OfApplicationAsync(application.Id, cancellationToken);
        Notes = await notes.OfAsync(application.Id, cancellationToken);
        ChangedPhone = await accounts.FindPhoneOfCaseAsync(application.Id, cancellationToken) is { } phone && phone != application.Content!.Contacts.Phone ? phone : null;
        IsPhoneUnconfirmed = application.Signature is { Method: SignatureMethod.OneTimePassword } && !await accounts.IsCaseOfConfirmedAsync(application.Id, cancellationToken);
        Reads = await reads.OfAsync(application, cancellationToken);
        var possible = await actions.ForAsync(application, SignedInPeople.Officer(User).AsActor(), cancellationToken);
        Actions = [.. possible.Where(action => action is not NextAction.Annul || Duplicate?.Annulment is null)];
        Prepare = Actions.Contains(NextAction.Prepare) ? await FirstPrepareFields.OfAsync(application, blanks, register, offices, cancellationToken) : null;
        NextNumber = Tab is { } tab ? await nextCase.FindAsync(User, tab, application, cancellationToken) : null;
        return Page();
    }
}
