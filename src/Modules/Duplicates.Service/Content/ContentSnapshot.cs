using System.Collections.Frozen;
using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Content;

/// <summary>Everything published, ready to be read without touching the database.</summary>
internal sealed class ContentSnapshot
{
    private readonly FrozenDictionary<string, InfoPage> _pagesByPath;
    private readonly FrozenDictionary<(string SetId, string Language), InfoPage> _pagesBySet;
    private readonly FrozenDictionary<string, IReadOnlyList<InfoPage>> _pagesByLanguage;
    private readonly FrozenDictionary<string, Office> _offices;

    public ContentSnapshot(IReadOnlyList<InfoPage> pages, IReadOnlyList<Office> offices, WorkingCalendar calendar)
    {
        _pagesByPath = pages.ToFrozenDictionary(page => page.Path, StringComparer.OrdinalIgnoreCase);
        _pagesBySet = pages.ToFrozenDictionary(page => (page.SetId, page.Language));
        _pagesByLanguage = pages.GroupBy(page => page.Language, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => (IReadOnlyList<InfoPage>)[.. group.OrderBy(page => page.Position).ThenBy(page => page.Title, StringComparer.Create(CultureInfo.GetCultureInfo(group.Key == "ru" ? "ru-RU" : "kk-KZ"), ignoreCase: true))],
            StringComparer.Ordinal);
        _offices = offices.ToFrozenDictionary(office => office.Id, StringComparer.Ordinal);
        Offices = offices;
        Calendar = calendar;
    }

    /// <summary>Nothing published.</summary>
    public static ContentSnapshot Empty { get; } = new([], [], WorkingCalendar.WithoutHolidays);

    public WorkingCalendar Calendar { get; }

    public IReadOnlyCollection<Office> Offices { get; }

    public Office? FindOffice(string id) => _offices.GetValueOrDefault(id);

    public InfoPage? FindPage(string path) => _pagesByPath.GetValueOrDefault(path);

    public InfoPage? PageInLanguage(string setId, string language) => _pagesBySet.GetValueOrDefault((setId, language));

    public IReadOnlyList<InfoPage> PagesOf(string language) => _pagesByLanguage.GetValueOrDefault(language) ?? [];
}
