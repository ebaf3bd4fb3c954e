using System.Text.Json.Nodes;
using Duplicates.Service.Calendar;
using Duplicates.Service.Discovery;
using Duplicates.Service.Home;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Home;

/// <summary>The start page: what it is, what one needs, where to begin, and how long it takes.</summary>
[AllowAnonymous]
[PublicPage(Seconds = 60)]
internal sealed class IndexModel(IInfoPages pages, PublicPages publicPages, ServiceData data, IWorkingCalendarSource calendars, RecentDurations recent, TimeProvider clock) : PageModel
{
    /// <summary>All info pages in the reader's language.</summary>
    public IReadOnlyList<InfoPage> Pages => pages.All(ReaderLanguage.Current);

    /// <summary>The term of an application that is handed in now.</summary>
    public TermPicture Term => new(clock.GetUtcNow(), calendars.Current);

    /// <summary>How long applications took in the last months; null when too little is known.</summary>
    public Durations? Durations { get; private set; }

    /// <summary>Almaty date of the last change of the page or of a text to which it leads.</summary>
    public DateOnly ChangedOn => publicPages.StartChangedOn;

    /// <summary>What search engines are told of the service.</summary>
    public JsonObject Data => data.Describe(SiteAddress.Of(HttpContext));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Durations = await recent.ReadAsync(cancellationToken);
}
