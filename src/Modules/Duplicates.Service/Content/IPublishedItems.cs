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
    async Task<IReadOnlyList<LawItem>> ReadLawAsync(CancellationToken cancellationToken) =>
    [
        .. from item in await ReadAsync(cancellationToken)
           where item["ContentType"]?.GetValue<string>() is { } type && LawItem.Types.Contains(type, StringComparer.Ordinal)
           let published = item["PublishedUtc"]?.ToString() ?? item["ModifiedUtc"]!.ToString()
           select new LawItem(item, DateTimeOffset.Parse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
    ];

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

/// <summary>A version of an item of the lists of law.</summary>
/// <param name="Item">The item in Orchard's shape.</param>
/// <param name="PublishedUtc">When it became public.</param>
public sealed record LawItem(JsonObject Item, DateTimeOffset PublishedUtc)
{
    /// <summary>The types of content that are lists of law.</summary>
    public static IReadOnlyList<string> Types { get; } = ["ServicePassport", "RequiredDocument", "RefusalGround", "PriorityGroup"];
}

/// <summary>The items of the service's own database.</summary>
internal sealed class StoredItems(DatabaseSetting database) : IPublishedItems
{
    private static readonly string LawTypes = string.Join(", ", LawItem.Types.Select(type => $"'{type}'"));

    private static readonly string EverInForce = $"""
        SELECT "Data", "PublishedUtc" FROM "ContentVersions" WHERE "PublishedUtc" IS NOT NULL AND "ContentType" IN ({LawTypes})
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
        await database.ReadPlainAsync("SELECT \"Data\" FROM \"ContentVersions\" WHERE \"Published\"", row => ReadItem(row.GetString(0)), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<LawItem>> ReadLawAsync(CancellationToken cancellationToken) =>
        await database.ReadPlainAsync(EverInForce, row => new LawItem(ReadItem(row.GetString(0)), ReadInstant(row)), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FormerPath>> ReadPathsAsync(CancellationToken cancellationToken) =>
        await database.ReadPlainAsync(EverPublic, row => new FormerPath(row.GetString(0), row.GetString(1), row.GetString(2)), cancellationToken);

    private static JsonObject ReadItem(string data) => JsonNode.Parse(data)!.AsObject();

    /// <summary>The engines keep an instant as text or as a timestamp of their own; both are UTC.</summary>
    private static DateTimeOffset ReadInstant(System.Data.Common.DbDataReader row) => new(DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc));
}
