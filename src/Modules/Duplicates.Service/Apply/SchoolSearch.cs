using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>The schools that a search found.</summary>
/// <param name="Working">Working ones, in regions; empty before a search.</param>
/// <param name="Closed">Closed ones; where their records are is said beside them.</param>
/// <param name="Understood">How the typed words were taken.</param>
/// <param name="HasMore">More was found than is shown.</param>
internal sealed record FoundSchools(IReadOnlyList<IGrouping<string, Office>> Working, IReadOnlyList<Office> Closed, Understood Understood, bool HasMore)
{
    /// <summary>Neither a working nor a closed school was found.</summary>
    public bool IsEmpty => Working.Count == 0 && Closed.Count == 0;
}

/// <summary>The schools to choose from.</summary>
/// <param name="Schools">What was found.</param>
/// <param name="OfficeId">The one that is chosen; null for none.</param>
internal sealed record SchoolChoices(FoundSchools Schools, string? OfficeId);

/// <summary>Which school is addressed: found by its name, a former name or its town (R1.2).</summary>
internal sealed class SchoolSearch(OfficeSearch search, IOffices offices, IStringLocalizer<ServiceTexts> texts)
{
    private const int MostShown = 20;

    /// <summary>What the words find; without words the school that was chosen before.</summary>
    public FoundSchools Find(string? words, string? chosenId)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            var chosen = chosenId is not null && offices.Find(chosenId) is { Kind: OfficeKind.School } school ? school : null;
            return new([.. new[] { chosen }.OfType<Office>().GroupBy(one => one.Region, StringComparer.Ordinal)], [], Understood.Exactly, HasMore: false);
        }

        var (found, understood) = search.Find(words, ReaderLanguage.Current, [OfficeKind.School]);
        List<Office> closed = [.. found.Where(school => school.ClosedSince is not null).Take(MostShown)];
        List<Office> working = [.. found.Where(school => school.ClosedSince is null)];
        var successors = closed.Select(SuccessorOf).OfType<Office>().Where(school => school is { Kind: OfficeKind.School, ClosedSince: null } && !working.Contains(school));
        return new([.. working.Take(MostShown).Concat(successors.Distinct()).GroupBy(school => school.Region, StringComparer.Ordinal)], closed, understood, working.Count > MostShown);
    }

    /// <summary>The school that the words mean exactly, when there is nothing else to choose from, closed ones that went over to it aside; null otherwise.</summary>
    public Office? FindOnly(string? words)
    {
        var found = Find(words, chosenId: null);
        return found is { Working: [var region], Understood.IsExact: true } && region.ToList() is [var only] && found.Closed.All(closed => closed.SuccessorId == only.Id) ? only : null;
    }

    /// <summary>What is wrong with the choice; null when the school can be addressed.</summary>
    public string? ProblemOf(string? officeId)
    {
        var school = officeId is null ? null : offices.Find(officeId);
        if (school is not { Kind: OfficeKind.School })
        {
            return texts["apply.school.error"];
        }

        if (school.ClosedSince is null)
        {
            return null;
        }

        var successor = SuccessorOf(school)?.Name.In(ReaderLanguage.Current);
        return successor is null ? texts["apply.school.closed"] : texts["apply.school.closed-successor", successor];
    }

    /// <summary>The school that has taken over a closed one.</summary>
    public Office? SuccessorOf(Office school) => school.SuccessorId is { } id ? offices.Find(id) : null;

    /// <summary>The archive of the school's region; null when none is published.</summary>
    public Office? ArchiveOf(Office school) =>
        offices.All.FirstOrDefault(office => office is { Kind: OfficeKind.Archive, ClosedSince: null } && string.Equals(office.Region, school.Region, StringComparison.Ordinal));
}
