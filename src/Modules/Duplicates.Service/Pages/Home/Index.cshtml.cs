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
internal sealed class IndexModel(IInfoPages pages, PublicPages publicPages, ServiceData data, IWorkingCalendarSource calendars, TimeProvider clock) : PageModel
{
    /// <summary>Kazakh paths of the pages in the order in which people need them; the others follow in the order of their titles.</summary>
    private static readonly string[] Order =
        ["kk/requirements", "kk/qalai-otedi", "kk/schedule", "kk/kele-almaityndarga-komek", "kk/cifrlyq-quzhat-zhane-qoltanba", "kk/bas-tartu-zhane-shagym", "kk/qyzmet-pasporty", "kk/zheke-derekter", "kk/qolzhetimdilik"];

    /// <summary>All info pages in the reader's language.</summary>
    public IReadOnlyList<InfoPage> Pages => [.. pages.All(ReaderLanguage.Current).OrderBy(PlaceOf)];

    /// <summary>The term of an application that is handed in now.</summary>
    public TermPicture Term => new(clock.GetUtcNow(), calendars.Current);

    /// <summary>Almaty date of the last change of the page or of a text to which it leads.</summary>
    public DateOnly ChangedOn => publicPages.StartChangedOn;

    /// <summary>What search engines are told of the service.</summary>
    public JsonObject Data => data.Describe(SiteAddress.Of(HttpContext));

    private int PlaceOf(InfoPage page) =>
        Array.IndexOf(Order, pages.InLanguage(page.SetId, "kk")?.Path) is var place and >= 0 ? place : Order.Length;
}
