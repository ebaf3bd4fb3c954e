using System.Collections.Frozen;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Complaints;

/// <summary>Reads and writes complaints. Who may read one is decided by <see cref="StaffComplaints"/> and by the owner of the case.</summary>
internal sealed class ComplaintStore(DuplicatesDbContext db, StoredJson json)
{
    /// <summary>The names under which events are stored for ever, whatever their types are called in the program.</summary>
    public static FrozenDictionary<string, Type> StoredNames { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["ComplaintFiled"] = typeof(ComplaintFiled),
        ["ComplaintRegistered"] = typeof(ComplaintRegistered),
        ["ComplaintEscalated"] = typeof(ComplaintEscalated),
        ["ComplaintAnswered"] = typeof(ComplaintAnswered),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The complaint with this number; null when there is none.</summary>
    public async Task<Complaint?> FindAsync(ComplaintNumber number, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Set<ComplaintRow>().Where(row => row.Number == number.Value), cancellationToken)).SingleOrDefault();

    /// <summary>All complaints about a case, the oldest first.</summary>
    public async Task<IReadOnlyList<Complaint>> OfApplicationAsync(Guid applicationId, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(db.Set<ComplaintRow>().Where(row => row.ApplicationId == applicationId), cancellationToken)).OrderBy(complaint => complaint.Filed.At)];

    /// <summary>How many complaints were filed from one instant to another about the cases of each organisation.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByOfficeAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        await (
            from complaint in db.Set<ComplaintRow>()
            join application in db.Applications on complaint.ApplicationId equals application.Id
            where complaint.FiledAt >= @from && complaint.FiledAt < before
            group complaint by application.OfficeId into office
            select new { office.Key, Count = office.Count() })
            .ToDictionaryAsync(office => office.Key, office => office.Count, StringComparer.Ordinal, cancellationToken);

    /// <summary>Some of those whose holder's last day lies before a date.</summary>
    public Task<IReadOnlyList<Complaint>> PassedAsync(DateOnly today, int most, CancellationToken cancellationToken) =>
        ReadAsync(db.Set<ComplaintRow>().Where(row => row.State == ComplaintState.Registered && row.HolderUntil < today).OrderBy(row => row.HolderUntil).Take(most), cancellationToken);

    /// <summary>Begins the transaction in which a complaint is stored with its letter.</summary>
    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) => db.Database.BeginTransactionAsync(cancellationToken);

    /// <summary>Puts the new events of a complaint next to whatever else is stored with them.</summary>
    /// <exception cref="StaleCaseException">Somebody else changed it since it was read.</exception>
    public async Task StageAsync(Complaint complaint, string caseNumber, CancellationToken cancellationToken)
    {
        var rows = db.Set<ComplaintRow>();
        var row = complaint.StoredEvents == 0 ? rows.Add(NewRow(complaint, caseNumber)).Entity : (await rows.FindAsync([complaint.Id], cancellationToken))!;
        if (complaint.StoredEvents > 0 && row.Version != complaint.StoredEvents)
        {
            throw new StaleCaseException(null);
        }

        Project(complaint, row);
        foreach (var (sequence, happened) in complaint.History.Index().Skip(complaint.StoredEvents))
        {
            var type = StoredNames.Single(name => name.Value == happened.GetType()).Key;
            var data = json.Write<object>(happened, ProtectedColumns.ComplaintEvent.At(complaint.Id, sequence + 1, type));
            db.Add(new ComplaintEventRow { ComplaintId = complaint.Id, Sequence = sequence + 1, Type = type, Data = data });
        }
    }

    /// <summary>Stores what was staged.</summary>
    /// <exception cref="StaleCaseException">Somebody else was faster.</exception>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            throw new StaleCaseException(exception);
        }
    }

    /// <summary>Drops what was staged and not stored.</summary>
    public void Forget() => db.ChangeTracker.Clear();

    private async Task<IReadOnlyList<Complaint>> ReadAsync(IQueryable<ComplaintRow> rows, CancellationToken cancellationToken)
    {
        var ids = await rows.Select(row => row.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        var events = await db.Set<ComplaintEventRow>().AsNoTracking().Where(row => ids.Contains(row.ComplaintId)).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return [.. events.GroupBy(row => row.ComplaintId).Select(history => Complaint.FromHistory(history.Key, history.Select(ToEvent)))];
    }

    private ComplaintEvent ToEvent(ComplaintEventRow row) => StoredNames.TryGetValue(row.Type, out var type)
        ? (ComplaintEvent)json.Read(row.Data, type, ProtectedColumns.ComplaintEvent.At(row.ComplaintId, row.Sequence, row.Type))
        : throw new InvalidOperationException($"A complaint holds an event of the type {row.Type}, which this version of the service does not know.");

    private static ComplaintRow NewRow(Complaint complaint, string caseNumber) => new()
    {
        Id = complaint.Id,
        Number = complaint.Number!.Value,
        ApplicationId = complaint.Filed.ApplicationId,
        CaseNumber = caseNumber,
        Subject = complaint.Filed.Subject,
        DueOn = complaint.Deadline!.DueOn,
        IsLate = complaint.IsLate,
        Concerned = $"|{string.Join('|', complaint.Filed.Concerned)}|",
        FiledAt = complaint.Filed.At,
    };

    private static void Project(Complaint complaint, ComplaintRow row)
    {
        row.State = complaint.State;
        row.OpenSubject = complaint.State is ComplaintState.Answered ? null : complaint.Filed.Subject.ToString();
        (row.Level, row.OfficeId, row.HolderUntil) = (complaint.Holder!.Level, complaint.Holder.OfficeId, complaint.HolderUntil);
        row.Version = complaint.History.Count;
    }
}
