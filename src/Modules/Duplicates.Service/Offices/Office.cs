using Duplicates.Domain;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices;

/// <summary>What kind of place an office is.</summary>
public enum OfficeKind
{
    /// <summary>Мектеп, білім беру ұйымы / школа.</summary>
    School,

    /// <summary>An office of the State Corporation.</summary>
    Corporation,

    /// <summary>Білім бөлімі, басқармасы / отдел, управление образования.</summary>
    EducationDepartment,

    /// <summary>Архив.</summary>
    Archive,

    /// <summary>Оқу-ағарту министрлігі / Министерство просвещения.</summary>
    Ministry,
}

/// <summary>A school, an office of the Corporation or another place, in both languages.</summary>
public sealed record Office
{
    /// <summary>The localisation set of its two content items.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required OfficeKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>Twelve digits of the business identification number; empty when none is published.</summary>
    public required string Bin { get; init; }

    /// <summary>Two-digit KATO region; see <see cref="Regions"/>.</summary>
    public required string Region { get; init; }

    /// <summary>The nine digits of KATO of its town or village; empty when none is published.</summary>
    public required string Kato { get; init; }

    /// <summary>District of the region; empty when none is published, as for most cities.</summary>
    public required BilingualText District { get; init; }

    /// <summary>Town or village.</summary>
    public required BilingualText Locality { get; init; }

    /// <summary>Street and house.</summary>
    public required BilingualText Address { get; init; }

    /// <summary>Where it stands; null when not published.</summary>
    public required MapPoint? Point { get; init; }

    /// <summary>Phones as they are dialled.</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>E-mail; empty when none is published.</summary>
    public required string Email { get; init; }

    /// <summary>What it was called before, each name in both languages.</summary>
    public required IReadOnlyList<BilingualText> FormerNames { get; init; }

    /// <summary>When it is open, with the single days that differ (R6); null when hours are not published.</summary>
    public required WorkingHours? Hours { get; init; }

    /// <summary>Since when it is closed; null while it works.</summary>
    public required DateOnly? ClosedSince { get; init; }

    /// <summary>The office of which it became a part; null when it was not merged.</summary>
    public required string? MergedIntoId { get; init; }

    /// <summary>The office that took over its records; unless another is named, the one into which it was merged; null when none did.</summary>
    public required string? SuccessorId { get; init; }

    /// <summary>The head, to whom applications are addressed (R1.2); empty when not published.</summary>
    public required BilingualText Head { get; init; }

    /// <summary>The post of the head; empty when not published.</summary>
    public required BilingualText HeadPosition { get; init; }

    /// <summary>What else is said of it, as HTML made from Markdown; empty when nothing is.</summary>
    public required BilingualText Body { get; init; }

    /// <summary>The addresses of its pages, <c>kk/addresses/…</c> and <c>ru/addresses/…</c>, without the leading slash.</summary>
    public required BilingualText Path { get; init; }

    /// <summary>One person proposes and decides here, because the school has no other officer; each such decision records it.</summary>
    public bool HasSoleOfficer { get; init; }

    /// <summary>When its entry was last changed (Almaty date).</summary>
    public required DateOnly LastUpdated { get; init; }

    /// <summary>Where it is, from the region to the house; a city that is a region of its own is named once.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public string Place(string language)
    {
        string[] parts = [Regions.Name(Region).In(language), District.In(language), Locality.In(language), Address.In(language)];
        return string.Join(", ", parts.Where(part => part.Length > 0).Distinct(StringComparer.Ordinal));
    }
}
