using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Content;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Caching;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Published;

/// <summary>
/// What is published, held in memory and read anew when the database holds something newer.
/// It serves info pages, offices and the calendar to a door that has no source of its own.
/// </summary>
internal sealed partial class PublishedContent(IPublishedItems source, ILogger<PublishedContent> logger)
    : IContentQuarantine, IInfoPages, IOffices, IWorkingCalendarSource, ILawLists, IPublishedTemplates, IMovedPages, IPublicContent, IPublicState, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly KnownSets _sets = new(ContentReading.Read);
    private ContentSnapshot _snapshot = ContentSnapshot.Empty;
    private string? _stamp;

    /// <inheritdoc />
    public IReadOnlyList<QuarantinedSet> Quarantine { get; private set; } = [];

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <inheritdoc />
    public string Stamp => _stamp ?? string.Empty;

    /// <inheritdoc />
    public WorkingCalendar Current => _snapshot.Calendar;

    /// <inheritdoc />
    public LawLists Law => _snapshot.Law;

    /// <inheritdoc />
    public IReadOnlyCollection<Office> All => _snapshot.Offices;

    /// <summary>Groups of words that mean the same to the search; another list is another state.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms => _snapshot.Synonyms;

    /// <inheritdoc />
    public IReadOnlyDictionary<MessageSlot, MessageTemplate> MessageTemplates => _snapshot.MessageTemplates;

    /// <inheritdoc />
    InfoPage? IInfoPages.Find(string path) => _snapshot.FindPage(path);

    /// <inheritdoc />
    public InfoPage? InLanguage(string setId, string language) => _snapshot.PageInLanguage(setId, language);

    /// <inheritdoc />
    IReadOnlyList<InfoPage> IInfoPages.All(string language) => _snapshot.PagesOf(language);

    /// <inheritdoc />
    Office? IOffices.Find(string id) => _snapshot.FindOffice(id);

    /// <inheritdoc />
    public Office? AtPath(string path) => _snapshot.OfficeAt(path);

    /// <inheritdoc />
    public string? NewPathOf(string path)
    {
        var snapshot = _snapshot;
        var language = path[..path.IndexOf('/', StringComparison.Ordinal)];
        var inOther = Languages.Other(language) + path[language.Length..];
        return (snapshot.FormerPaths.LastAt(path)?.SetId ?? snapshot.SetAt(inOther) ?? snapshot.FormerPaths.LastAt(inOther)?.SetId) is { } set
            ? snapshot.PathOf(set, language)
            : null;
    }

    /// <inheritdoc />
    public bool IsOfAnother(string path, string setId)
    {
        var snapshot = _snapshot;
        return (snapshot.SetAt(path) ?? snapshot.FormerPaths.LastAt(path)?.SetId) is { } holder && holder != setId;
    }

    /// <inheritdoc />
    public async Task<WorkingCalendar> ReadCurrentAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return Current;
    }

    /// <inheritdoc />
    public void RequireWhole(IReadOnlyList<ContentItem> items)
    {
        if (new KnownSets(ContentReading.Read).Read(items, FormerStates.None).Quarantine is [var first, ..])
        {
            throw new FormatException(first.Reason);
        }
    }

    /// <inheritdoc />
    public void RequireNoWorse(IReadOnlyList<ContentItem> published)
    {
        var known = Quarantine.Select(set => set.SetId).ToHashSet(StringComparer.Ordinal);
        if (new KnownSets(ContentReading.Read).Read(published, FormerStates.None).Quarantine.FirstOrDefault(set => !known.Contains(set.SetId)) is { } worse)
        {
            throw new FormatException(worse.Reason);
        }
    }

    /// <inheritdoc />
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (IsCurrent(await source.StampAsync(cancellationToken)))
        {
            return;
        }

        // whoever waited finds everything read
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var stamp = await source.StampAsync(cancellationToken);
        if (IsCurrent(stamp))
        {
            return;
        }

        var items = (await source.ReadAsync(cancellationToken)).Select(item => new ContentItem(item)).ToList();
        var law = await source.ReadLawAsync(cancellationToken);
        var paths = await source.ReadPathsAsync(cancellationToken);
        var (snapshot, quarantine) = _sets.Read(items, FormerStates.None);
        if (quarantine.Any(set => !set.FormerIsPublic))
        {
            var versions = await source.ReadVersionsAsync([.. quarantine.SelectMany(set => set.Items).Select(item => item.Json["ContentItemId"]?.ToString()).OfType<string>()], cancellationToken);
            (snapshot, quarantine) = _sets.Read(items, FormerStates.Of(versions));
        }

        _snapshot = snapshot with
        {
            Law = new([.. law.Select(one => (new ContentItem(one.Item), one.PublishedUtc)).Where(one => LawLists.IsReadable(one.Item1))]),
            FormerPaths = new(paths),
        };
        Quarantine = quarantine;
        foreach (var set in quarantine)
        {
            LogQuarantine(set.ContentType, set.SetId, set.Reason);
        }

        Changed?.Invoke(this, EventArgs.Empty);

        // only now: whoever finds the stamp current relies on everything that follows from it
        _stamp = stamp;
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private bool IsCurrent(string stamp) => string.Equals(stamp, _stamp, StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Error, Message = "The published {ContentType} {SetId} cannot be read and is left out: {Reason}")]
    private partial void LogQuarantine(string contentType, string setId, string reason);
}
