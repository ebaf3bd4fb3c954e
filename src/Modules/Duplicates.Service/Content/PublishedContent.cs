using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Content;

/// <summary>
/// What is published, held in memory and read anew when the database holds something newer.
/// It serves info pages, offices and the calendar to a door that has no source of its own.
/// </summary>
internal sealed class PublishedContent(IPublishedItems source) : IInfoPages, IOffices, IWorkingCalendarSource
{
    private ContentSnapshot _snapshot = ContentSnapshot.Empty;
    private string? _stamp;

    /// <summary>Raised after a newer state was read.</summary>
    public event EventHandler? Changed;

    /// <inheritdoc />
    public WorkingCalendar Current => _snapshot.Calendar;

    /// <inheritdoc />
    public IReadOnlyCollection<Office> All => _snapshot.Offices;

    /// <inheritdoc />
    InfoPage? IInfoPages.Find(string path) => _snapshot.FindPage(path);

    /// <inheritdoc />
    public InfoPage? InLanguage(string setId, string language) => _snapshot.PageInLanguage(setId, language);

    /// <inheritdoc />
    IReadOnlyList<InfoPage> IInfoPages.All(string language) => _snapshot.PagesOf(language);

    /// <inheritdoc />
    Office? IOffices.Find(string id) => _snapshot.FindOffice(id);

    /// <inheritdoc />
    public async Task<WorkingCalendar> ReadCurrentAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return Current;
    }

    /// <summary>Reads everything when something was stored since the last time; costs one small query otherwise.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="always">Reads also when nothing seems newer: the caller has just stored something.</param>
    public async Task RefreshAsync(CancellationToken cancellationToken, bool always = false)
    {
        var stamp = await source.StampAsync(cancellationToken);
        if (!always && string.Equals(stamp, _stamp, StringComparison.Ordinal))
        {
            return;
        }

        _snapshot = ContentReading.Read([.. (await source.ReadAsync(cancellationToken)).Select(item => new ContentItem(item))]);
        _stamp = stamp;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
