using System.Collections.Frozen;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>Everything published, ready to be read without touching the database.</summary>
internal sealed record ContentSnapshot
{
    private readonly FrozenDictionary<string, InfoPage> _pagesByPath;
    private readonly FrozenDictionary<(string SetId, string Language), InfoPage> _pagesBySet;
    private readonly FrozenDictionary<string, IReadOnlyList<InfoPage>> _pagesByLanguage;
    private readonly FrozenDictionary<string, Office> _offices;
    private readonly FrozenDictionary<string, Office> _officesByPath;

    public ContentSnapshot(IReadOnlyList<InfoPage> pages, IReadOnlyList<Office> offices, WorkingCalendar calendar)
    {
        _pagesByPath = pages.ToFrozenDictionary(page => page.Path, StringComparer.OrdinalIgnoreCase);
        _pagesBySet = pages.ToFrozenDictionary(page => (page.SetId, page.Language));
        _pagesByLanguage = pages.GroupBy(page => page.Language, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => (IReadOnlyList<InfoPage>)[.. group.OrderBy(page => page.Position).ThenBy(page => page.Title, StringComparer.Create(Languages.CultureOf(group.Key), ignoreCase: true))],
            StringComparer.Ordinal);
        _offices = offices.ToFrozenDictionary(office => office.Id, StringComparer.Ordinal);
        _officesByPath = offices.SelectMany(office => new[] { (office.Path.Kk, office), (office.Path.Ru, office) }).ToFrozenDictionary(pair => pair.Item1, pair => pair.office, StringComparer.OrdinalIgnoreCase);
        Offices = offices;
        Calendar = calendar;
    }

    /// <summary>Nothing published.</summary>
    public static ContentSnapshot Empty { get; } = new([], [], WorkingCalendar.WithoutHolidays);

    public WorkingCalendar Calendar { get; }

    /// <summary>The lists of law.</summary>
    public LawLists Law { get; init; } = LawLists.Empty;

    public IReadOnlyCollection<Office> Offices { get; }

    /// <summary>Where paths lead at which nothing is public any more.</summary>
    public FormerPaths FormerPaths { get; init; } = new([]);

    /// <summary>Groups of words that mean the same to the search.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];

    public IReadOnlyDictionary<MessageSlot, MessageTemplate> MessageTemplates { get; init; } = new Dictionary<MessageSlot, MessageTemplate>();

    public Office? FindOffice(string id) => _offices.GetValueOrDefault(id);

    public Office? OfficeAt(string path) => _officesByPath.GetValueOrDefault(path);

    public InfoPage? FindPage(string path) => _pagesByPath.GetValueOrDefault(path);

    /// <summary>The path of a public page or office in a language; null when the set is not public or has no page.</summary>
    public string? PathOf(string setId, string language) => PageInLanguage(setId, language)?.Path ?? FindOffice(setId)?.Path.In(language);

    /// <summary>The set of the page or office that is public at a path; null when none is.</summary>
    public string? SetAt(string path) => FindPage(path)?.SetId ?? OfficeAt(path)?.Id;

    public InfoPage? PageInLanguage(string setId, string language) => _pagesBySet.GetValueOrDefault((setId, language));

    public IReadOnlyList<InfoPage> PagesOf(string language) => _pagesByLanguage.GetValueOrDefault(language) ?? [];
}
