using System.Collections.Frozen;
using Duplicates.Domain;

namespace Duplicates.Service.Offices;

/// <summary>All offices in the order of either language: by region, then by name.</summary>
internal sealed class OfficeLists
{
    private static readonly OfficeLayout Layout = new();
    private readonly FrozenDictionary<string, Lazy<Office[]>> _lists;
    private readonly FrozenDictionary<string, Lazy<IReadOnlyList<(string Code, int Offices)>>> _regions;

    /// <summary>Lists of the offices, each made when it is asked for first.</summary>
    public OfficeLists(IReadOnlyCollection<Office> offices)
    {
        Offices = offices;
        _lists = Languages.All.ToFrozenDictionary(language => language, language => new Lazy<Office[]>(() => Ordered(language)), StringComparer.Ordinal);
        _regions = Languages.All.ToFrozenDictionary(
            language => language,
            language => new Lazy<IReadOnlyList<(string Code, int Offices)>>(() => [.. In(language).GroupBy(office => office.Region, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))]),
            StringComparer.Ordinal);
    }

    /// <summary>The offices in no order.</summary>
    public IReadOnlyCollection<Office> Offices { get; }

    /// <summary>The offices in the order of a language.</summary>
    public IReadOnlyList<Office> In(string language) => _lists[language].Value;

    /// <summary>The regions that have offices, in the order of a language, with their numbers.</summary>
    public IReadOnlyList<(string Code, int Offices)> Regions(string language) => _regions[language].Value;

    private Office[] Ordered(string language)
    {
        Office[] ordered = [.. Offices];
        Array.Sort(Array.ConvertAll(ordered, office => Layout.OrderOf(office, language)), ordered, Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
        return ordered;
    }
}
