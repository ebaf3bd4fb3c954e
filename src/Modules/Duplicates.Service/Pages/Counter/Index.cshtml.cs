using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Courier;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Counter;

/// <summary>What schools sent to this office of the Corporation and nobody collected yet.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class IndexModel(
    CounterDesk desk, UncollectedResults uncollected, CollectionAgain again, ApplicationStore store, IOffices offices, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : PageModel
{
    /// <summary>The reader came here because somebody else was faster.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    public IReadOnlyList<CounterLine> Lines { get; private set; } = [];

    /// <summary>What is to go back to schools, and whether it is packed.</summary>
    public IReadOnlyDictionary<string, bool> Leaving { get; private set; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>The number of a case whose duplicate went back and is asked for again.</summary>
    [BindProperty]
    public string? Returned { get; set; }

    /// <summary>The day by which the school sends what was just asked for; null otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? SendBy { get; set; }

    public string OfficeName => SchoolName(OfficeId);

    private string OfficeId => SignedInPeople.Operator(User).OfficeId;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Somebody came for a duplicate that went back to the school.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await again.RequestAsync(Returned, SignedInPeople.Operator(User), cancellationToken) is { } day)
            {
                return this.GoTo(SitePaths.Counter.With($"?sendBy={day:yyyy-MM-dd}"));
            }
        }
        catch (StaleCaseException)
        {
            return this.GoTo(SitePaths.Counter.With("?stale=true"));
        }

        ModelState.AddModelError(nameof(Returned), texts["counter.again.unknown"]);
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostArrivedAsync(string number, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(User, number, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        try
        {
            application.RecordArrival(SignedInPeople.Operator(User).AsActor(), clock.GetUtcNow());
            await store.SaveAsync(application, cancellationToken);
            return this.GoTo(SitePaths.Counter);
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException or ActionNotAwaitedException)
        {
            return this.GoTo(SitePaths.Counter.With("?stale=true"));
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        (Lines, Leaving) = (await desk.WaitingAsync(OfficeId, cancellationToken), await uncollected.LeavingAsync(OfficeId, cancellationToken));

    /// <summary>The office's name in the reader's language.</summary>
    public string SchoolName(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? string.Empty;
}
