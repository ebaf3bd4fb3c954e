using System.Text.Json.Nodes;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Content;

/// <summary>
/// What is published, held in memory and read anew when the database holds something newer.
/// It serves info pages, offices and the calendar to a door that has no source of its own.
/// </summary>
internal sealed class PublishedContent(DatabaseSetting database) : IInfoPages, IOffices, IWorkingCalendarSource
{
    private const string EverInForce = """
        SELECT "Data", "PublishedUtc" FROM "ContentVersions" WHERE "PublishedUtc" IS NOT NULL AND "ContentType" IN ('ServicePassport', 'RequiredDocument', 'RefusalGround')
        AND "SetId" IN (SELECT "SetId" FROM "ContentVersions" WHERE "Published" AND "ContentType" IN ('ServicePassport', 'RequiredDocument', 'RefusalGround'))
        """;

    private ContentSnapshot _snapshot = ContentSnapshot.Empty;
    private long _stamp;

    /// <summary>Raised after a newer state was read.</summary>
    public event EventHandler? Changed;

    /// <inheritdoc />
    public WorkingCalendar Current => _snapshot.Calendar;

    /// <summary>The lists of law, with every text that was ever in force.</summary>
    public LawLists Law => _snapshot.Law;

    /// <inheritdoc />
    public IReadOnlyCollection<Office> All => _snapshot.Offices;

    /// <summary>The templates of messages that are published.</summary>
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
    public async Task<WorkingCalendar> ReadCurrentAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return Current;
    }

    /// <summary>Reads everything when something was published since the last time; costs one small query otherwise.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var stamp = (await database.ReadPlainAsync("SELECT \"Value\" FROM \"ContentStamp\"", row => row.GetInt64(0), cancellationToken))[0];
        if (stamp == _stamp)
        {
            return;
        }

        var items = await database.ReadPlainAsync("SELECT \"Data\" FROM \"ContentVersions\" WHERE \"Published\"", row => row.GetString(0), cancellationToken);
        var law = await database.ReadPlainAsync(EverInForce, row => (Item: ReadItem(row.GetString(0)), PublishedUtc: ReadInstant(row)), cancellationToken);
        _snapshot = ContentReading.Read([.. items.Select(ReadItem)]) with { Law = new(law) };
        _stamp = stamp;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private static ContentItem ReadItem(string data) => new(JsonNode.Parse(data)!.AsObject());

    /// <summary>The engines keep an instant as text or as a timestamp of their own; both are UTC.</summary>
    private static DateTimeOffset ReadInstant(System.Data.Common.DbDataReader row) => new(DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc));
}
