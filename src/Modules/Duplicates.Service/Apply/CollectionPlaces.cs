using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;

namespace Duplicates.Service.Apply;

/// <summary>Where the duplicate may be collected: at the school, or at any working office of the Corporation (R4.1).</summary>
internal sealed class CollectionPlaces(IOffices offices, OfficeSearch search)
{
    /// <summary>Characters of words that are searched for.</summary>
    public const int LongestSearch = 200;

    private const int MostFound = 10;

    /// <summary>The offices that the words find; none for no words.</summary>
    public IReadOnlyList<Office> Find(string? words) => string.IsNullOrWhiteSpace(words) || words.Length > LongestSearch ? [] : [.. Corporation(words).Take(MostFound)];

    /// <summary>The school, the offices of its region, and those that were searched for or chosen.</summary>
    /// <param name="school">The school that decides.</param>
    /// <param name="words">What is searched for.</param>
    /// <param name="chosen">Ids of places that were chosen.</param>
    public IReadOnlyList<Choice> Of(Office school, string? words, params IEnumerable<string?> chosen) =>
    [
        .. new[] { school }
            .Concat(Corporation(string.Empty).Where(office => string.Equals(office.Region, school.Region, StringComparison.Ordinal)))
            .Concat(Find(words))
            .Concat(chosen.OfType<string>().Select(offices.Find).OfType<Office>().Where(office => IsPlace(office, school.Id)))
            .DistinctBy(office => office.Id, StringComparer.Ordinal)
            .Select(office => new Choice(office.Id, office.Name.In(ReaderLanguage.Current), $"{office.Locality.In(ReaderLanguage.Current)}, {office.Address.In(ReaderLanguage.Current)}")),
    ];

    /// <summary>Whether the duplicate of this school may be collected there.</summary>
    public bool IsPlace(string? placeId, string? schoolId) => placeId is not null && offices.Find(placeId) is { } place && IsPlace(place, schoolId);

    private static bool IsPlace(Office place, string? schoolId) =>
        place.ClosedSince is null && (place.Kind is OfficeKind.Corporation || string.Equals(place.Id, schoolId, StringComparison.Ordinal));

    private IEnumerable<Office> Corporation(string words) =>
        search.Find(words, ReaderLanguage.Current, [OfficeKind.Corporation]).Offices.Where(office => office.ClosedSince is null);
}
