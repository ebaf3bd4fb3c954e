using Duplicates.Domain.People;
using Duplicates.Service.Offices;

namespace Duplicates.Service.HomeVisits;

/// <summary>Which office of the Corporation visits an address: the nearest by KATO, whose codes nest from the region over the district to the village.</summary>
internal sealed class VisitingOffices(IOffices offices)
{
    /// <summary>Digits of KATO that a place and an office have in common, the closest first: village, rural district, district, region.</summary>
    private static readonly int[] Levels = [9, 6, 4, 2];

    /// <summary>The office that visits a place; null when the region has none.</summary>
    /// <param name="region">Two digits of KATO.</param>
    /// <param name="place">The town or village in either language, or its nine digits of KATO; empty for the centre of the region.</param>
    public Office? Find(string region, string? place)
    {
        var working = offices.All.Where(office => office is { Kind: OfficeKind.Corporation, ClosedSince: null } && string.Equals(office.Region, region, StringComparison.Ordinal))
            .OrderBy(office => office.Id, StringComparer.Ordinal).ToList();
        var kato = KatoOf(region, place?.Trim() ?? string.Empty);
        return Levels.Select(digits => kato.Length < digits ? null : working.Find(office => office.Kato.StartsWith(kato[..digits], StringComparison.Ordinal))).FirstOrDefault(office => office is not null)
            ?? working.FirstOrDefault();
    }

    private string KatoOf(string region, string place)
    {
        if (place.Length == Levels[0] && place.All(char.IsAsciiDigit))
        {
            return place.StartsWith(region, StringComparison.Ordinal) ? place : string.Empty;
        }

        var words = KazakhFolding.Fold(place);
        return words.Length == 0 ? string.Empty : offices.All
            .Where(office => office.Kato.Length == Levels[0] && string.Equals(office.Region, region, StringComparison.Ordinal))
            .FirstOrDefault(office => IsNamed(office.Locality.Kk, words) || IsNamed(office.Locality.Ru, words))?.Kato ?? string.Empty;
    }

    /// <summary>«Алматы» names «Алматы қаласы», too, and «Астана» names «город Астана».</summary>
    private static bool IsNamed(string locality, string words)
    {
        var name = KazakhFolding.Fold(locality);
        return name == words || name.StartsWith($"{words} ", StringComparison.Ordinal) || name.EndsWith($" {words}", StringComparison.Ordinal);
    }
}
