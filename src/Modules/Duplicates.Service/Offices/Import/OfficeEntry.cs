using Duplicates.Domain;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices.Import;

/// <summary>An office as a row of the file describes it, sound in itself. What the file has no column for is empty.</summary>
internal sealed record OfficeEntry
{
    public required int Line { get; init; }

    public required OfficeKind Kind { get; init; }

    /// <summary>The twelve digits by which the office is found again.</summary>
    public required string Bin { get; init; }

    public required string Kato { get; init; }

    public string Region => Kato[..2];

    public required BilingualText Name { get; init; }

    /// <summary>District of the region; empty in a city that is none of a district.</summary>
    public required BilingualText District { get; init; }

    public required BilingualText Locality { get; init; }

    public required BilingualText Address { get; init; }

    public required IReadOnlyList<string> Phones { get; init; }

    public required string Email { get; init; }

    public required IReadOnlyDictionary<DayOfWeek, OpeningHours> Hours { get; init; }

    public required IReadOnlyList<SpecialDay> Exceptions { get; init; }

    public required MapPoint? Point { get; init; }

    public required IReadOnlyList<BilingualText> FormerNames { get; init; }

    public required DateOnly? ClosedSince { get; init; }

    /// <summary>The BIN of the office of which it became a part; empty when it was not merged.</summary>
    public required string MergedIntoBin { get; init; }

    /// <summary>The BIN of the office that took over its records; empty when none is named.</summary>
    public required string SuccessorBin { get; init; }

    public required BilingualText Head { get; init; }

    public required BilingualText HeadPosition { get; init; }
}
