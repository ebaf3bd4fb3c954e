using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>A line about blanks as an officer enters it.</summary>
/// <param name="Kind">Whether they came, were spoiled or went back.</param>
/// <param name="Ranges">Which they are.</param>
/// <param name="On">Date of the document or of the event (Almaty).</param>
/// <param name="Basis">The document, or the reason.</param>
internal sealed record BlankMovement(BlankMovementKind Kind, IReadOnlyList<BlankRange> Ranges, DateOnly On, string Basis);

/// <summary>How many blanks of a series a school has had, and what became of them.</summary>
internal sealed record BlankBalance(string Series, int InStock, int Used, int Spoiled, int Returned)
{
    /// <summary>All that ever came.</summary>
    public int Received => InStock + Used + Spoiled + Returned;
}

/// <summary>Keeps strict account of the blanks of each school: a series and number exists once, and is used once.</summary>
internal sealed class Blanks(DuplicatesDbContext db, TimeProvider clock, FieldCipher cipher)
{
    /// <summary>How long a basis or reason may be, in characters.</summary>
    public const int LongestBasis = 300;

    /// <summary>How many blanks one entry may bring.</summary>
    public const int MostAtOnce = 5000;

    /// <summary>Records that blanks came; false when one of them is known already, here or at another school.</summary>
    public async Task<bool> ReceiveAsync(string officeId, Actor by, BlankMovement movement, CancellationToken cancellationToken)
    {
        List<SeriesAndNumber> received = [.. movement.Ranges.SelectMany(range => range.Blanks)];
        List<string> texts = [.. received.Select(blank => blank.ToString())];
        if (await db.CertificateDuplicates.AnyAsync(row => texts.Contains(row.Blank), cancellationToken))
        {
            return false;
        }

        db.Blanks.AddRange(received.Select(blank => new BlankRow { Blank = blank.ToString(), OfficeId = officeId, Series = blank.Series, Number = blank.AsInteger }));
        WriteDown(officeId, by, movement);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Records that free blanks were spoiled or went back; false, and nothing is changed, when one of them is not free in this school.</summary>
    public async Task<bool> RemoveAsync(string officeId, Actor by, BlankMovement movement, CancellationToken cancellationToken)
    {
        var state = movement.Kind is BlankMovementKind.Returned ? BlankState.Returned : BlankState.Spoiled;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var range in movement.Ranges)
        {
            var (series, first, last) = (range.First.Series, range.First.AsInteger, range.Last.AsInteger);
            var changed = await Free(officeId)
                .Where(row => row.Series == series && row.Number >= first && row.Number <= last)
                .ExecuteUpdateAsync(row => row.SetProperty(blank => blank.State, state), cancellationToken);
            if (changed != range.Count)
            {
                return false;
            }
        }

        WriteDown(officeId, by, movement);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The next free blank of the school; null when none is left.</summary>
    public Task<string?> NextFreeAsync(string officeId, CancellationToken cancellationToken) =>
        Free(officeId).OrderBy(row => row.Series).ThenBy(row => row.Number).Select(row => row.Blank).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What stands in the way of using a blank in this school; null when it is free.</summary>
    public async Task<BlankProblem?> FindProblemAsync(string officeId, SeriesAndNumber blank, CancellationToken cancellationToken)
    {
        var text = blank.ToString();
        var found = await db.Blanks.AsNoTracking().SingleOrDefaultAsync(row => row.Blank == text, cancellationToken);
        return found?.OfficeId != officeId ? BlankProblem.NotOfThisSchool : found.State switch
        {
            BlankState.InStock => null,
            BlankState.Used => BlankProblem.Used,
            _ => BlankProblem.Gone,
        };
    }

    /// <summary>Uses a free blank, within the transaction of the caller.</summary>
    /// <exception cref="RuleViolationException">It is not free in this school; nobody else's use is overwritten.</exception>
    public async Task TakeAsync(string officeId, SeriesAndNumber blank, Guid duplicateId, CancellationToken cancellationToken)
    {
        var text = blank.ToString();
        var taken = await Free(officeId).Where(row => row.Blank == text).ExecuteUpdateAsync(
            row => row.SetProperty(used => used.State, BlankState.Used).SetProperty(used => used.DuplicateId, duplicateId),
            cancellationToken);
        if (taken != 1)
        {
            throw new RuleViolationException(RuleViolation.BlankNotInStock);
        }
    }

    /// <summary>Records that a filled-in blank was spoiled; it is stored with the change of the case.</summary>
    public async Task StageSpoiledAsync(string officeId, LineVoid spoiled, CancellationToken cancellationToken)
    {
        if (await db.Blanks.SingleOrDefaultAsync(row => row.DuplicateId == spoiled.DuplicateId, cancellationToken) is { } row)
        {
            row.State = BlankState.Spoiled;
        }

        if (BlankRange.TryParse(spoiled.SeriesAndNumber, out var range))
        {
            var today = DateOnly.FromDateTime(Domain.Time.AlmatyTime.ToLocal(spoiled.At));
            WriteDown(officeId, spoiled.By, new(BlankMovementKind.Spoiled, [range], today, spoiled.Reason));
        }
    }

    /// <summary>The balance of each series.</summary>
    public async Task<IReadOnlyList<BlankBalance>> BalancesAsync(string officeId, CancellationToken cancellationToken)
    {
        var counts = await db.Blanks.Where(row => row.OfficeId == officeId).GroupBy(row => new { row.Series, row.State })
            .Select(group => new { group.Key.Series, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(count => count.Series, StringComparer.Ordinal).OrderBy(series => series.Key, StringComparer.Ordinal).Select(series =>
        {
            int Of(BlankState state) => series.Where(count => count.State == state).Sum(count => count.Count);
            return new BlankBalance(series.Key, Of(BlankState.InStock), Of(BlankState.Used), Of(BlankState.Spoiled), Of(BlankState.Returned));
        })];
    }

    /// <summary>A page of the school's book of blanks, the newest line first, from before a line.</summary>
    public async Task<IReadOnlyList<BlankMovementRow>> MovementsAsync(string officeId, Guid? before, int count, CancellationToken cancellationToken)
    {
        var rows = db.BlankMovements.AsNoTracking().Where(row => row.OfficeId == officeId);
        rows = before is { } id ? rows.Where(row => row.Id.CompareTo(id) < 0) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        found.ForEach(row => row.Basis = cipher.UnprotectOrPlain(row.Basis, ProtectedColumns.BlankBasis.At(row.Id, row.OfficeId)));
        return found;
    }

    private IQueryable<BlankRow> Free(string officeId) => db.Blanks.Where(row => row.OfficeId == officeId && row.State == BlankState.InStock);

    private void WriteDown(string officeId, Actor by, BlankMovement movement)
    {
        var now = clock.GetUtcNow();
        db.BlankMovements.AddRange(movement.Ranges.Select(range => (Range: range, Id: Guid.CreateVersion7(now))).Select(line => new BlankMovementRow
        {
            Id = line.Id,
            OfficeId = officeId,
            Kind = movement.Kind,
            Range = line.Range.ToString(),
            Count = line.Range.Count,
            On = movement.On,
            Basis = cipher.Protect(movement.Basis, ProtectedColumns.BlankBasis.At(line.Id, officeId)),
            RecordedAt = now,
            RecordedById = by.Id,
            RecordedByName = by.DisplayName,
        }));
    }
}

/// <summary>Why a blank cannot be used.</summary>
internal enum BlankProblem
{
    /// <summary>The school never received it.</summary>
    NotOfThisSchool,

    /// <summary>It is a duplicate already.</summary>
    Used,

    /// <summary>It was spoiled or given back.</summary>
    Gone,
}
