using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Counter;

/// <summary>What schools sent to this office of the Corporation and nobody collected yet.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class IndexModel(CounterDesk desk, ApplicationStore store, IOffices offices, TimeProvider clock) : PageModel
{
    /// <summary>The reader came here because somebody else was faster.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    public IReadOnlyList<CounterLine> Lines { get; private set; } = [];

    public string OfficeName => SchoolName(OfficeId);

    private string OfficeId => SignedInPeople.Operator(User).OfficeId;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await desk.WaitingAsync(OfficeId, cancellationToken);

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

    /// <summary>The office's name in the reader's language.</summary>
    public string SchoolName(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? string.Empty;
}
