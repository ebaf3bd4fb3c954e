using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Content;
using Duplicates.Service.Deadlines;

namespace Duplicates.Service.Editor;

/// <summary>A year with what is public and what is newest.</summary>
/// <param name="Set">Its versions.</param>
/// <param name="Newest">As it was saved last.</param>
/// <param name="Public">As it is public; null when it never was.</param>
internal sealed record EditedYear(ContentSet Set, CalendarYear Newest, CalendarYear? Public)
{
    /// <summary>The version that the editor sees.</summary>
    public string Version => Set.Latest[0].Id;

    /// <summary>Whether something newer than what is public waits.</summary>
    public bool HasChanges => Set.HasDraft;

    /// <summary>The days that publishing would change.</summary>
    public IReadOnlyList<ChangedDay> Differences => CalendarYear.Between(Public, Newest);
}

/// <summary>A version of a year in its history.</summary>
/// <param name="Version">The version.</param>
/// <param name="Changed">The days it changed against the version before.</param>
internal sealed record CalendarVersion(ContentVersion Version, IReadOnlyList<ChangedDay> Changed);

/// <summary>Edits the years of the working calendar (R5.4): drafts day by day, a look ahead, publication. Years that are over stay as they are.</summary>
internal sealed class CalendarEditing(EditorDesk desk, IWorkingCalendarSource calendars, CalendarRuns runs, TimeProvider clock)
{
    /// <summary>Whether a year is over, so that nobody may change it any more.</summary>
    public bool IsLocked(int year) => year < AlmatyTime.Today(clock).Year;

    /// <summary>All years, in order.</summary>
    public async Task<IReadOnlyList<EditedYear>> YearsAsync(CancellationToken cancellationToken) =>
        [.. (await desk.Store.AllAsync(CalendarYear.ContentType, cancellationToken))
            .Where(set => set.Latest.Count > 0)
            .Select(set => new EditedYear(set, CalendarYear.Read(set.Latest[0].Item), set.Published.Count > 0 ? CalendarYear.Read(set.Published[0].Item) : null))
            .OrderBy(year => year.Newest.Year)];

    /// <summary>The versions of a year, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarVersion>> HistoryAsync(EditedYear year, CancellationToken cancellationToken)
    {
        var versions = (await desk.Store.HistoryAsync(year.Set.Id, cancellationToken)).OrderByDescending(version => version.Row.Number).ToList();
        var years = versions.ConvertAll(version => CalendarYear.Read(version.Item));
        return [.. versions.Select((version, index) => new CalendarVersion(version, CalendarYear.Between(years.ElementAtOrDefault(index + 1), years[index])))];
    }

    /// <summary>Saves a year as a draft.</summary>
    /// <param name="year">The year as it is stored.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="changed">The year as it is to be.</param>
    /// <param name="editor">Who saves.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    /// <exception cref="InvalidOperationException">The year is over.</exception>
    public Task<ContentOutcome> SaveAsync(EditedYear year, string seenVersion, CalendarYear changed, ContentEditor editor, CancellationToken cancellationToken)
    {
        RequireOpen(changed.Year);
        var draft = new ContentDraft(seenVersion, changed.Write(year.Set.Latest[0].Item.Json), ContentChange.Substantial);
        return desk.SaveAsync(year.Set.Id, [draft], editor, autosaved: false, cancellationToken);
    }

    /// <summary>Takes a version of the history again, as a draft.</summary>
    /// <exception cref="InvalidOperationException">The year is over.</exception>
    public async Task<ContentOutcome> RestoreAsync(EditedYear year, string versionId, string seenVersion, ContentEditor editor, CancellationToken cancellationToken)
    {
        RequireOpen(year.Newest.Year);
        return await desk.Store.VersionAsync(versionId, cancellationToken) is { } version && version.Row.SetId == year.Set.Id
            ? await desk.RestoreAsync(version, seenVersion, editor, cancellationToken)
            : new ContentOutcome.ChangedMeanwhile(year.Set);
    }

    /// <summary>Whether the year after the last one may be added: one year waits for its publication at a time.</summary>
    public static bool MayAddNext(IReadOnlyList<EditedYear> years) => years.Count > 0 && years[^1].Public is not null;

    /// <summary>Adds the year after the last one as a draft, with the holidays that have fixed dates.</summary>
    /// <returns>The year; null when the last one is not public yet, or somebody else was faster.</returns>
    public async Task<int?> AddNextAsync(ContentEditor editor, CancellationToken cancellationToken)
    {
        var years = await YearsAsync(cancellationToken);
        if (!MayAddNext(years))
        {
            return null;
        }

        var last = years[^1].Newest;
        var next = last.Next(years.FirstOrDefault(year => year.Newest.Year == last.Year - 1)?.Newest);
        var item = next.Write(null);
        var outcome = await desk.SaveAsync(new ContentItem(item).Id, [new ContentDraft(null, item, ContentChange.Substantial)], editor, autosaved: false, cancellationToken);
        return outcome is ContentOutcome.Done ? next.Year : null;
    }

    /// <summary>The calendar as it would be if the newest version of a year were public.</summary>
    public async Task<WorkingCalendar> ProposedAsync(EditedYear year, CancellationToken cancellationToken) =>
        year.Newest.In(await calendars.ReadCurrentAsync(cancellationToken));

    /// <summary>Publishes the newest version of a year; the recalculation of open cases begins at once.</summary>
    /// <param name="year">The year.</param>
    /// <param name="seenChanges">The state that the editor saw.</param>
    /// <param name="editor">Who publishes.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="InvalidOperationException">The year is over.</exception>
    public async Task<ContentOutcome> PublishAsync(EditedYear year, int seenChanges, ContentEditor editor, CancellationToken cancellationToken)
    {
        RequireOpen(year.Newest.Year);
        var outcome = await desk.PublishAsync(year.Set.Id, seenChanges, editor, cancellationToken);
        if (outcome is ContentOutcome.Done)
        {
            await runs.StartIfChangedAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Goes back to what is public.</summary>
    /// <exception cref="InvalidOperationException">The year is over.</exception>
    public Task<ContentOutcome> DropDraftAsync(EditedYear year, int seenChanges, ContentEditor editor, CancellationToken cancellationToken)
    {
        RequireOpen(year.Newest.Year);
        return desk.DeleteDraftAsync(year.Set.Id, seenChanges, editor, cancellationToken);
    }

    private void RequireOpen(int year)
    {
        if (IsLocked(year))
        {
            throw new InvalidOperationException($"The year {year} is over.");
        }
    }
}
