using System.Globalization;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Tests.Search;

/// <summary>One query as people type it.</summary>
/// <param name="Language">The language of the reader.</param>
/// <param name="Typed">What is typed.</param>
/// <param name="Expected">What has to come first.</param>
/// <param name="Before">The place that it had in the index before Lucene; 0 when it was not found.</param>
internal sealed record Judged(string Language, string Typed, string Expected, int Before)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Judged> All { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Search", "judged.tsv"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .Select(fields => new Judged(fields[0], fields[1], fields[2], int.Parse(fields[3], CultureInfo.InvariantCulture)))];

    /// <summary>A page is expected, and no office.</summary>
    public bool IsPage => Expected[0] == '/';

    private string[] Any => Expected.Split(" ; ");

    /// <summary>The place of the first expected page, from 1; 0 when there is none.</summary>
    public (int At, int Found) PlaceAmong(IReadOnlyList<string> paths) => (paths.TakeWhile(path => !Any.Contains(path, StringComparer.Ordinal)).Count() is var before && before < paths.Count ? before + 1 : 0, paths.Count);

    /// <summary>The place of the first expected office, from 1; 0 when there is none.</summary>
    public (int At, int Found) PlaceAmong(IReadOnlyList<Office> offices) => (offices.TakeWhile(office => !Any.Any(expected => Fits(expected, office))).Count() is var before && before < offices.Count ? before + 1 : 0, offices.Count);

    private static bool Fits(string expected, Office office)
    {
        var (name, place) = (expected.Split('~')[0].Trim(), expected.Split('~')[1].Trim());
        return (name.Length == 0 || name == office.Name.Kk) && (place == "*" || place == office.Locality.Kk);
    }
}
