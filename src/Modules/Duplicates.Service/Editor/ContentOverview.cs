using Duplicates.Domain;
using Duplicates.Domain.People;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Editor;

/// <summary>How one language of an item stands.</summary>
internal enum LanguageStanding
{
    /// <summary>There is nothing in this language.</summary>
    Missing,

    /// <summary>The other language changed in meaning and this one has not followed.</summary>
    Behind,

    /// <summary>The newest version is not public.</summary>
    Draft,

    /// <summary>The newest version is public.</summary>
    Public,
}

/// <summary>One item in the overview.</summary>
/// <param name="SetId">The set.</param>
/// <param name="ContentType">The type.</param>
/// <param name="Title">The newest titles.</param>
/// <param name="Standings">How each language stands.</param>
/// <param name="ModifiedUtc">UTC instant of the newest version.</param>
/// <param name="WaitingSince">UTC instant since which a language is missing or behind; null when none is.</param>
/// <param name="IsPublic">Whether some version of the item is public.</param>
/// <param name="ScheduledFor">UTC instant of a scheduled publication.</param>
/// <param name="ProposedBy">Who proposes it for publication.</param>
internal sealed record OverviewLine(
    string SetId,
    string ContentType,
    BilingualText Title,
    IReadOnlyDictionary<string, LanguageStanding> Standings,
    DateTimeOffset ModifiedUtc,
    DateTimeOffset? WaitingSince,
    bool IsPublic,
    DateTimeOffset? ScheduledFor,
    string? ProposedBy)
{
    /// <summary>Whether a language is missing or behind.</summary>
    public bool Waits => WaitingSince is not null;

    /// <summary>Whether something newer than what is public waits for publication.</summary>
    public bool HasDraft => Standings.Values.Any(standing => standing is not LanguageStanding.Public);
}

/// <summary>Which items the overview shows.</summary>
internal enum OverviewFilter
{
    All,

    /// <summary>A language is missing or behind.</summary>
    Waiting,

    /// <summary>Something waits for publication.</summary>
    Drafts,

    /// <summary>Another editor's proposal waits.</summary>
    Proposed,
}

/// <summary>
/// Every item with the state of each language: first what waits for a translation, the longest waiting first, then drafts, then the rest,
/// the longest unchanged first.
/// </summary>
internal sealed class ContentOverview(DuplicatesDbContext db, ContentStore store, ContentParity parity)
{
    /// <summary>The items that a filter, a type and words of the title leave.</summary>
    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(string? contentType, OverviewFilter filter, string? words, CancellationToken cancellationToken)
    {
        var states = await db.Set<ContentSetRow>().AsNoTracking().Where(row => contentType == null || row.ContentType == contentType).ToListAsync(cancellationToken);
        var versions = (await db.ContentVersions.AsNoTracking().Where(row => (row.Latest || row.Published) && (contentType == null || row.ContentType == contentType))
            .Select(row => new Brief(row.SetId, row.Culture, row.DisplayText, row.ModifiedUtc, row.Meaning, row.Latest, row.Published)).ToListAsync(cancellationToken))
            .ToLookup(version => version.SetId, StringComparer.Ordinal);
        var folded = KazakhFolding.Fold(words ?? string.Empty);
        return [.. states.Where(state => versions[state.SetId].Any())
            .Select(state => LineOf(state, [.. versions[state.SetId]]))
            .Where(line => Passes(line, filter) && (folded.Length == 0 || KazakhFolding.Fold($"{line.Title.Kk} {line.Title.Ru}").Contains(folded, StringComparison.Ordinal)))
            .OrderBy(line => line.WaitingSince ?? DateTimeOffset.MaxValue).ThenByDescending(line => line.HasDraft).ThenBy(line => line.ModifiedUtc).ThenBy(line => line.SetId, StringComparer.Ordinal)];
    }

    /// <summary>The fields of the other language that changed since a language followed it; empty when none is behind.</summary>
    public async Task<IReadOnlyList<string>> ChangedSinceAsync(OverviewLine line, CancellationToken cancellationToken)
    {
        if (!line.Standings.Values.Contains(LanguageStanding.Behind) || await store.FindAsync(line.SetId, cancellationToken) is not { } set)
        {
            return [];
        }

        var (behind, ahead) = (set.Latest.MinBy(version => version.Row.Meaning)!, set.Latest.MaxBy(version => version.Row.Meaning)!);
        return ContentDifference.Between((await store.AtMeaningAsync(set.Id, ahead.Culture, behind.Row.Meaning, cancellationToken))?.Item, ahead.Item);
    }

    private static bool Passes(OverviewLine line, OverviewFilter filter) => filter switch
    {
        OverviewFilter.Waiting => line.Waits,
        OverviewFilter.Drafts => line.HasDraft,
        OverviewFilter.Proposed => line.ProposedBy is not null,
        _ => true,
    };

    private OverviewLine LineOf(ContentSetRow state, IReadOnlyList<Brief> versions)
    {
        var latest = versions.Where(version => version.Latest).ToList();
        var highest = latest.Max(version => version.Meaning);
        var localized = parity.RulesOf(state.ContentType)?.IsLocalized ?? false;
        var standings = Languages.All.ToDictionary(
            language => language,
            language => StandingOf(localized ? latest.Find(version => version.Culture == language) : latest[0], highest),
            StringComparer.Ordinal);
        var waits = standings.Values.Any(standing => standing is LanguageStanding.Missing or LanguageStanding.Behind);
        return new(
            state.SetId,
            state.ContentType,
            localized ? new(TitleIn(latest, Languages.Kazakh), TitleIn(latest, Languages.Russian)) : ContentDefinitions.Both(latest[0].Title),
            standings,
            latest.Max(version => version.ModifiedUtc),
            waits ? latest.Where(version => version.Meaning == highest).Max(version => version.ModifiedUtc) : null,
            versions.Any(version => version.Published),
            state.ScheduledFor,
            state.ProposedBy);
    }

    private static LanguageStanding StandingOf(Brief? newest, int highest) => newest switch
    {
        null => LanguageStanding.Missing,
        _ when newest.Meaning < highest => LanguageStanding.Behind,
        { Published: false } => LanguageStanding.Draft,
        _ => LanguageStanding.Public,
    };

    /// <summary>The title in a language; an item that has only the other one is called by that, because editors must find it.</summary>
    private static string TitleIn(List<Brief> latest, string language) => (latest.Find(version => version.Culture == language) ?? latest[0]).Title;

    private sealed record Brief(string SetId, string? Culture, string Title, DateTimeOffset ModifiedUtc, int Meaning, bool Latest, bool Published);
}
