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
}

/// <summary>The items of the service's own database.</summary>
internal sealed class StoredItems(DatabaseSetting database) : IPublishedItems
{
    /// <inheritdoc />
    public async Task<string> StampAsync(CancellationToken cancellationToken) =>
        (await database.ReadPlainAsync("SELECT COUNT(*), MAX(\"StoredAt\") FROM \"ContentItems\"", row => $"{row.GetValue(0)} {row.GetValue(1)}", cancellationToken))[0];

    /// <inheritdoc />
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadPlainAsync("SELECT \"Data\" FROM \"ContentItems\"", row => row.GetString(0), cancellationToken)).Select(data => JsonNode.Parse(data)!.AsObject())];
}
