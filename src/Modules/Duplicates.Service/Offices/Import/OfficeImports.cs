using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Offices.Import;

/// <summary>
/// Takes lists of offices in: checks a file without changing anything, and imports it on the editor's word, all of it or nothing.
/// Offices are found by BIN; doing it again makes no new versions.
/// </summary>
internal sealed class OfficeImports(
    DuplicatesDbContext db, ContentImport import, ContentParity parity, IPublicContent published, OfficeImportProgress progress, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many mistakes of a file are kept and told.</summary>
    public const int MostProblems = 1000;

    /// <summary>How many files are remembered in the list.</summary>
    public const int Shown = 20;

    private const int LongestFileName = 200;
    private static readonly TimeSpan HoldLength = TimeSpan.FromMinutes(15);

    /// <summary>How long a checked file waits for the editor's word.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The newest files, without their contents.</summary>
    public async Task<IReadOnlyList<OfficeImportSummary>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<OfficeImportRow>().AsNoTracking().OrderByDescending(row => row.SentAt).Take(Shown).Select(Summary).ToListAsync(cancellationToken);

    /// <summary>One file; null when there is none.</summary>
    public async Task<OfficeImportSummary?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<OfficeImportRow>().AsNoTracking().Where(row => row.Id == id).Select(Summary).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The kept mistakes of a file, in the order of lines.</summary>
    public async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<OfficeImportRow>().AsNoTracking().Where(row => row.Id == id).Select(row => row.Problems).SingleOrDefaultAsync(cancellationToken) is { } text
            ? JsonSerializer.Deserialize<List<ImportProblem>>(text, Options) ?? []
            : [];

    /// <summary>What happened to each row of a finished import: line, BIN, change.</summary>
    public async Task<IReadOnlyList<(int Line, string Bin, OfficeChange Change)>> OutcomeAsync(Guid id, CancellationToken cancellationToken)
    {
        var text = await db.Set<OfficeImportRow>().AsNoTracking().Where(row => row.Id == id).Select(row => row.Outcome).SingleAsync(cancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], Enum.Parse<OfficeChange>(parts[2])))];
    }

    /// <summary>Checks a file and remembers what was found; no office changes.</summary>
    /// <returns>The id under which it is remembered.</returns>
    public async Task<Guid> CheckAsync(string fileName, byte[] bytes, ContentEditor editor, CancellationToken cancellationToken)
    {
        var row = new OfficeImportRow
        {
            Id = Guid.NewGuid(),
            FileName = fileName.Length > LongestFileName ? fileName[^LongestFileName..] : fileName,
            File = bytes,
            Problems = "[]",
            Outcome = string.Empty,
            EditorId = editor.Id,
            Editor = editor.Name,
            SentAt = clock.GetUtcNow(),
        };
        Plan(row, await OfficeStock.ReadAsync(db, cancellationToken));
        db.Add(row);
        var forgotten = row.SentAt - Patience;
        await db.Set<OfficeImportRow>().Where(old => old.State == OfficeImportState.Checked && old.SentAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return row.Id;
    }

    /// <summary>Lets a checked file be imported; returns whether it was checked and waited for this.</summary>
    public async Task<bool> StartAsync(Guid id, ContentEditor editor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isStarted = await db.Set<OfficeImportRow>().Where(row => row.Id == id && row.State == OfficeImportState.Checked)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, OfficeImportState.Running).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken) == 1;
        if (isStarted)
        {
            await audit.AppendAsync(editor.AsActor(), AuditAction.OfficesImported, id.ToString(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return isStarted;
    }

    /// <summary>Imports what waits. Whatever host stops in the middle, another begins anew, because nothing was changed yet.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { } row)
        {
            try
            {
                await ImportAsync(row, cancellationToken);
            }
            finally
            {
                progress.End(row.Id);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<OfficeImportRow?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<OfficeImportRow>().Where(row => row.State == OfficeImportState.Running && row.HeldUntil < now).OrderBy(row => row.SentAt).FirstOrDefaultAsync(cancellationToken) is not { } next)
        {
            return null;
        }

        (next.Holder, next.HeldUntil, next.Version) = (Guid.NewGuid(), now + HoldLength, next.Version + 1);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return next;
        }
        catch (DbUpdateConcurrencyException)
        {
            // another host took it
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task ImportAsync(OfficeImportRow row, CancellationToken cancellationToken)
    {
        var items = Plan(row, await OfficeStock.ReadAsync(db, cancellationToken));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (row.ProblemCount == 0)
        {
            (row.State, row.FinishedAt, row.File) = (OfficeImportState.Done, clock.GetUtcNow(), []);
        }

        row.Version++;
        await db.SaveChangesAsync(cancellationToken);
        if (row.ProblemCount == 0)
        {
            await import.StoreAsync(items, new(row.EditorId, row.Editor), progress.Begin(row.Id, items.Count), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await published.RefreshAsync(cancellationToken);
    }

    /// <summary>Checks the file against the offices that there are and enters what it would do.</summary>
    private List<ContentItem> Plan(OfficeImportRow row, OfficeStock stock)
    {
        var file = OfficeFile.Read(row.File);
        var (entries, problems) = OfficeCheck.Check(file, stock.Counts);
        row.Lines = file.Lines.Count;
        if (problems.Count > 0)
        {
            return Refuse(row, problems);
        }

        var documents = new OfficeDocuments(file.Columns, stock.ByBin, entries, stock.Paths);
        var (plan, now) = (new OfficePlan(parity), clock.GetUtcNow());
        foreach (var entry in entries)
        {
            plan.Add(entry, documents.Write(entry, now));
        }

        if (plan.Problems.Count > 0)
        {
            return Refuse(row, plan.Problems);
        }

        (row.Unchanged, row.New, row.Changed) = (plan.CountOf(OfficeChange.None), plan.CountOf(OfficeChange.New), plan.CountOf(OfficeChange.Changed));
        (row.Outcome, row.State) = (plan.Outcome, row.State == OfficeImportState.Running ? OfficeImportState.Running : OfficeImportState.Checked);
        return plan.Items;
    }

    private static List<ContentItem> Refuse(OfficeImportRow row, IReadOnlyList<ImportProblem> problems)
    {
        (row.State, row.ProblemCount, row.File, row.Outcome) = (OfficeImportState.Refused, problems.Count, [], string.Empty);
        row.Problems = JsonSerializer.Serialize(problems.Take(MostProblems), Options);
        return [];
    }

    private static System.Linq.Expressions.Expression<Func<OfficeImportRow, OfficeImportSummary>> Summary { get; } =
        row => new(row.Id, row.FileName, row.State, row.Lines, row.New, row.Changed, row.Unchanged, row.ProblemCount, row.Editor, row.SentAt, row.FinishedAt);
}

/// <summary>What is to be told of a file and its import.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">The name under which it came.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Lines">How many rows it has.</param>
/// <param name="New">Offices that were not there before.</param>
/// <param name="Changed">Offices that say something else.</param>
/// <param name="Unchanged">Offices that say the same.</param>
/// <param name="ProblemCount">How many mistakes were found.</param>
/// <param name="Editor">Who sent it.</param>
/// <param name="SentAt">UTC instant at which it came.</param>
/// <param name="FinishedAt">UTC instant at which all of it was public; null before.</param>
internal sealed record OfficeImportSummary(
    Guid Id, string FileName, OfficeImportState State, int Lines, int New, int Changed, int Unchanged, int ProblemCount, string Editor, DateTimeOffset SentAt, DateTimeOffset? FinishedAt);
