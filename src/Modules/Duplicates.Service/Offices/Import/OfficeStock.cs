using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Offices.Import;

/// <summary>The offices that there are, public or not yet, as an import needs them.</summary>
internal sealed class OfficeStock
{
    private OfficeStock(IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<string, OfficeItems> byBin, IReadOnlyList<string> paths) =>
        (Counts, ByBin, Paths) = (counts, byBin, paths);

    /// <summary>How many offices have each BIN.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; }

    /// <summary>The office of each BIN that one office alone has.</summary>
    public IReadOnlyDictionary<string, OfficeItems> ByBin { get; }

    /// <summary>All addresses that are taken or were: from a former one, readers are led to where its page is now.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Reads them: the public version of each, or the newest of one that is not public.</summary>
    public static async Task<OfficeStock> ReadAsync(DuplicatesDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.ContentVersions.AsNoTracking().Where(row => row.ContentType == "Office" && (row.Published || row.Latest))
            .Select(row => new { row.SetId, row.Culture, row.Published, row.Data }).ToListAsync(cancellationToken);
        var offices = rows.GroupBy(row => row.SetId, StringComparer.Ordinal).Select(set =>
        {
            ContentItem? In(string language) => set.Where(row => row.Culture == language).OrderByDescending(row => row.Published).FirstOrDefault() is { } row
                ? new(JsonNode.Parse(row.Data)!.AsObject())
                : null;
            return new OfficeItems(set.Key, In(Languages.Kazakh), In(Languages.Russian));
        }).ToLookup(office => (office.Kk ?? office.Ru)!.FieldText("OfficePart", "Bin"), StringComparer.Ordinal);
        var paths = await db.ContentVersions.AsNoTracking().Where(row => row.Path != null).Select(row => row.Path!).Distinct().ToListAsync(cancellationToken);
        var withBin = offices.Where(same => same.Key.Length > 0).ToList();
        return new(
            withBin.ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
            withBin.Where(same => same.Count() == 1 && same.Single() is { Kk: not null, Ru: not null }).ToDictionary(same => same.Key, same => same.Single(), StringComparer.Ordinal),
            paths);
    }
}
