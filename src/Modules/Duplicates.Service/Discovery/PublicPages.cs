using Duplicates.Domain;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Discovery;

/// <summary>All pages that anybody may read: what the sitemap, the feeds and the search of the site know.</summary>
internal sealed class PublicPages(IInfoPages pages, IOffices offices)
{
    /// <summary>Pages of the service itself: address, and the keys of title and summary.</summary>
    private static readonly (SitePath Path, string Title, string Summary)[] OwnPages =
    [
        (SitePaths.Start, "home.title", "home.lead"),
        (SitePaths.Offices, "offices.title", "discovery.addresses"),
        (SitePaths.Calendar, "calendar.link", "calendar.lead"),
        (SitePaths.Track, "track.title", "track.lead"),
        (SitePaths.Verify, "verify.title", "discovery.verify"),
    ];

    /// <summary>Pages whose words come with the program.</summary>
    public IReadOnlyList<PublicPage> Own => [.. OwnPages.Select(page =>
        new PublicPage($"/{page.Path.In(Languages.Kazakh)}", $"/{page.Path.In(Languages.Russian)}", TextOf(page.Title), TextOf(page.Summary), page.Path == SitePaths.Start ? StartChangedOn : Edition.WrittenOn))];

    /// <summary>Pages that the ministry edits.</summary>
    public IReadOnlyList<PublicPage> Edited => [.. pages.All(Languages.Kazakh).Select(Paired).OfType<PublicPage>()];

    /// <summary>The pages of schools and other offices, in the order of their paths.</summary>
    public IReadOnlyList<PublicPage> Offices => [.. offices.All
        .Select(office => new PublicPage($"/{office.Path.Kk}", $"/{office.Path.Ru}", office.Name, new(office.Place(Languages.Kazakh), office.Place(Languages.Russian)), office.LastUpdated))
        .OrderBy(page => page.PathKk, StringComparer.Ordinal)];

    /// <summary>Own pages, edited ones and those of offices.</summary>
    public IReadOnlyList<PublicPage> All => [.. Own, .. Edited, .. Offices];

    /// <summary>The start page names the edited pages, so it changes with them.</summary>
    public DateOnly StartChangedOn => pages.All(Languages.Kazakh).Concat(pages.All(Languages.Russian)).Select(page => page.LastUpdated).Append(Edition.WrittenOn).Max();

    private PublicPage? Paired(InfoPage kk) => pages.InLanguage(kk.SetId, Languages.Russian) is { } ru
        ? new($"/{kk.Path}", $"/{ru.Path}", new(kk.Title, ru.Title), new(kk.Summary, ru.Summary), kk.LastUpdated > ru.LastUpdated ? kk.LastUpdated : ru.LastUpdated)
        : null;

    private static BilingualText TextOf(string key) => TextCatalog.Find(key) is { } text
        ? new(text.Kazakh, text.Russian)
        : throw new InvalidOperationException($"There is no text {key}.");
}
