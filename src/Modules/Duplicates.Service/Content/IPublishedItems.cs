using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Content;

/// <summary>
/// The port through which the service reads published content items in Orchard's JSON shape: pages, offices, the calendar. The service keeps
/// them in memory, so a door with a content store of its own only says what is published there.
/// </summary>
public interface IPublishedItems
{
    /// <summary>A mark that is another one whenever something else is published; asked every few seconds, so it must be cheap.</summary>
    Task<string> StampAsync(CancellationToken cancellationToken);

    /// <summary>All published items of the types that the service reads, each as one JSON object; others are passed over.</summary>
    Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every version of the lists of law that was ever in force, so that a letter can use the text of its own day. A door that keeps no
    /// older versions answers with those of today.
    /// </summary>
    async Task<IReadOnlyList<PublicVersion>> ReadLawAsync(CancellationToken cancellationToken) =>
    [
        .. from item in await ReadAsync(cancellationToken)
           where item["ContentType"]?.GetValue<string>() is { } type && PublicVersion.LawTypes.Contains(type, StringComparer.Ordinal)
           let published = item["PublishedUtc"]?.ToString() ?? item["ModifiedUtc"]!.ToString()
           select new PublicVersion(item, DateTimeOffset.Parse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
    ];

    /// <summary>
    /// Every version of some items that is public or once was. What cannot be read is replaced by the last version that could, so a door that
    /// keeps no older versions answers with none.
    /// </summary>
    /// <param name="itemIds">The items.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<PublicVersion>> ReadVersionsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PublicVersion>>([]);

    /// <summary>
    /// The paths of all versions that were ever public, in the order of their last use. A door whose own store leads from former paths
    /// answers with none.
    /// </summary>
    Task<IReadOnlyList<FormerPath>> ReadPathsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FormerPath>>([]);
}

/// <summary>A path that a public item had before it got another one.</summary>
/// <param name="Path">The path without the leading slash.</param>
/// <param name="SetId">The localisation set of the item.</param>
/// <param name="Culture">The language of the item.</param>
public sealed record FormerPath(string Path, string SetId, string Culture);

/// <summary>A version of an item that is public or once was.</summary>
/// <param name="Item">The item in Orchard's shape.</param>
/// <param name="PublishedUtc">When it became public.</param>
public sealed record PublicVersion(JsonObject Item, DateTimeOffset PublishedUtc)
{
    /// <summary>The types of content that are lists of law.</summary>
    public static IReadOnlyList<string> LawTypes { get; } = ["ServicePassport", "RequiredDocument", "RefusalGround", "PriorityGroup"];
}

/// <summary>The items of the service's own database.</summary>
internal sealed class StoredItems(DatabaseSetting database) : IPublishedItems
{
    private const int AtOnce = 500;
    private const string Read = "SELECT \"Data\", \"ContentItemId\", \"ContentType\", \"SetId\", \"DisplayText\", \"PublishedUtc\" FROM \"ContentVersions\" ";

    private static readonly string LawTypes = string.Join(", ", PublicVersion.LawTypes.Select(type => $"'{type}'"));

    private static readonly string EverInForce = $"""
        {Read} WHERE "PublishedUtc" IS NOT NULL AND "ContentType" IN ({LawTypes})
        AND "SetId" IN (SELECT "SetId" FROM "ContentVersions" WHERE "Published" AND "ContentType" IN ({LawTypes}))
        """;

    private const string EverPublic = """
        SELECT "Path", "SetId", "Culture" FROM "ContentVersions" WHERE "PublishedUtc" IS NOT NULL AND "Path" IS NOT NULL AND "Culture" IS NOT NULL
        GROUP BY "Path", "SetId", "Culture" ORDER BY MAX("PublishedUtc"), "SetId"
        """;

    /// <inheritdoc />
    public async Task<string> StampAsync(CancellationToken cancellationToken) =>
        (await database.ReadPlainAsync("SELECT \"Value\" FROM \"ContentStamp\"", row => row.GetInt64(0).ToString(CultureInfo.InvariantCulture), cancellationToken))[0];

    /// <inheritdoc />
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken) =>
        await database.ReadPlainAsync(Read + "WHERE \"Published\"", ReadItem, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PublicVersion>> ReadLawAsync(CancellationToken cancellationToken) =>
        await database.ReadPlainAsync(EverInForce, ReadVersion, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PublicVersion>> ReadVersionsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        var versions = new List<PublicVersion>();
        foreach (var chunk in itemIds.Chunk(AtOnce))
        {
            var names = chunk.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"@id{index}")).ToList();
            versions.AddRange(await database.ReadPlainAsync(
                $"{Read}WHERE \"PublishedUtc\" IS NOT NULL AND \"ContentItemId\" IN ({string.Join(',', names)})", ReadVersion, cancellationToken, [.. names.Zip(chunk, (name, id) => (name, (object)id))]));
        }

        return versions;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FormerPath>> ReadPathsAsync(CancellationToken cancellationToken) =>
        await database.ReadPlainAsync(EverPublic, row => new FormerPath(row.GetString(0), row.GetString(1), row.GetString(2)), cancellationToken);

    private static PublicVersion ReadVersion(DbDataReader row) => new(ReadItem(row), PlainSql.Instant(row, 5));

    /// <summary>The item; where its text is none, what the columns know of it, so that the one item is refused by name and no other with it.</summary>
    private static JsonObject ReadItem(DbDataReader row) =>
        ContentData.Parse(row.GetString(0)) ?? new JsonObject
        {
            ["ContentItemId"] = row.GetString(1),
            ["ContentType"] = row.GetString(2),
            ["DisplayText"] = row.GetString(4),
            ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = row.GetString(3) },
        };
}
