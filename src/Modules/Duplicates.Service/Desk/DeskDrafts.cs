using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Desk;

/// <summary>
/// Keeps half-entered applications of desks. They lie among the drafts of citizens under the office's own key, so that they survive a
/// restart, hold files, and any colleague of the office goes on with them; another office's are not found.
/// </summary>
internal sealed class DeskDrafts(DuplicatesDbContext db, DraftSql sql, StoredJson json, CaseFiles files, AuditLog audit, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>The drafts of the officer's office, the last changed first.</summary>
    public async Task<IReadOnlyList<DeskDraft>> OfAsync(SchoolOfficer officer, CancellationToken cancellationToken) =>
        [.. (await sql.DraftsOfAsync(KeyOf(officer), cancellationToken)).Select(Read)];

    /// <summary>Begins one. A school takes in what is addressed to it, a counter what is addressed to any.</summary>
    public async Task<Guid> BeginAsync(SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (now, by, key) = (clock.GetUtcNow(), officer.AsActor(), KeyOf(officer));
        var id = Guid.CreateVersion7(now);
        var answers = json.Write(new DeskAnswers { BegunBy = by, LastBy = by, Application = Beginning(officer) }, ProtectedColumns.DraftAnswers.At(id, key));
        db.Drafts.Add(new() { Id = id, OwnerKey = key, Answers = answers, StartedAt = now, ChangedAt = now });
        await audit.RecordAsync(by, AuditAction.IntakeBegun, async () =>
        {
            await db.SaveChangesAsync(cancellationToken);
            return $"{id:N}";
        }, cancellationToken);
        return id;
    }

    /// <summary>The draft, if it is of the officer's office; null otherwise, and then another office's leaves an entry in the audit log.</summary>
    public async Task<DeskDraft?> FindAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (await sql.FindDraftAsync(id, KeyOf(officer), cancellationToken) is { } row)
        {
            return Read(row);
        }

        if (await db.Drafts.AnyAsync(draft => draft.Id == id && EF.Functions.Like(draft.OwnerKey, DraftRow.OfOffices + "%"), cancellationToken))
        {
            await audit.AppendAsync(officer.AsActor(), AuditAction.IntakeDenied, id.ToString("N"), cancellationToken);
        }

        return null;
    }

    /// <summary>Keeps what was entered; false, and nothing is kept, when a colleague was faster or it is gone.</summary>
    /// <param name="draft">The draft as it was read.</param>
    /// <param name="answers">What was entered.</param>
    /// <param name="step">At which step, since the last change.</param>
    /// <param name="officer">Who entered it.</param>
    /// <param name="cancellationToken">Ends the storing.</param>
    public async Task<bool> SaveAsync(DeskDraft draft, DeskAnswers answers, OfficeMeasure step, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var by = officer.AsActor();
        var spent = draft.Answers.SpentWith(step, clock.GetUtcNow() - draft.ChangedAt);
        var stored = json.Write(answers with { LastBy = by, Spent = spent }, ProtectedColumns.DraftAnswers.At(draft.Id, KeyOf(officer)));
        return string.Equals(draft.Answers.LastBy.Id, by.Id, StringComparison.Ordinal)
            ? await StoreAsync(draft, stored, cancellationToken)
            : await audit.RecordAsync(by, AuditAction.IntakeTakenOver, async () => await StoreAsync(draft, stored, cancellationToken) ? $"{draft.Id:N}" : null, cancellationToken);
    }

    /// <summary>An officer who is a relative of the visitor leaves the draft to colleagues (АППК art. 67); false when a colleague changed it meanwhile.</summary>
    public Task<bool> PassOnAsync(DeskDraft draft, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var answers = draft.Answers with { PassedOnBy = [.. draft.Answers.PassedOnBy, officer.AccountId] };
        return audit.RecordAsync(
            officer.AsActor(), AuditAction.IntakePassedOn, async () => await SaveAsync(draft, answers, OfficeMeasure.IntakePerson, officer, cancellationToken) ? $"{draft.Id:N}" : null, cancellationToken);
    }

    /// <summary>Drops a draft of the officer's office with its files.</summary>
    public async Task DropAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var key = KeyOf(officer);
        var drafts = db.Drafts.Where(row => row.Id == id && row.OwnerKey == key);
        if (await audit.RecordAsync(officer.AsActor(), AuditAction.IntakeDropped, async () => await drafts.ExecuteDeleteAsync(cancellationToken) == 1 ? $"{id:N}" : null, cancellationToken))
        {
            await files.RemoveAllAsync(id, cancellationToken);
        }
    }

    /// <summary>Deletes what nobody has touched for as long as it is kept; the files follow when files without a draft are swept.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.Intake.DraftDays);
        return db.Drafts.Where(row => EF.Functions.Like(row.OwnerKey, DraftRow.OfOffices + "%") && row.ChangedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The draft as it stands on the screen before the visitor; null when the visit is over.</summary>
    public async Task<DeskDraft?> FindShownAsync(Guid id, string officeId, CancellationToken cancellationToken) =>
        await sql.FindDraftAsync(id, DraftRow.OfOffices + officeId, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>A short name for the state in which a page read a draft.</summary>
    public static string VersionOf(DeskDraft draft) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Stored)).AsSpan(0, 8));

    private Task<bool> StoreAsync(DeskDraft draft, string answers, CancellationToken cancellationToken) =>
        sql.SaveDraftAsync(draft.Id, draft.Stored, answers, clock.GetUtcNow(), cancellationToken);

    private static DraftAnswers Beginning(SchoolOfficer officer) => officer.IsOfCorporation
        ? new() { CollectionOfficeId = officer.OfficeId, FilesSettled = true }
        : new() { OfficeId = officer.OfficeId, FilesSettled = true };

    private static string KeyOf(SchoolOfficer officer) => DraftRow.OfOffices + officer.OfficeId;

    private DeskDraft Read(DraftRow row) => new(row.Id, json.Read<DeskAnswers>(row.Answers, ProtectedColumns.DraftAnswers.At(row.Id, row.OwnerKey)), row.StartedAt, row.ChangedAt, row.Answers);
}
