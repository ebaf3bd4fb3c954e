using Duplicates.Domain.Time;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.OfficeWork;

/// <summary>
/// Counts the work in person of offices as it happens, in the transaction of what is counted: reading a period costs the same however many
/// cases there are.
/// </summary>
internal sealed class OfficeWorkCounts(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>Counts something that took so long.</summary>
    public Task CountAsync(string officeId, OfficeMeasure measure, TimeSpan length, CancellationToken cancellationToken) =>
        CountAsync(officeId, measure, measure.AmountOf(length), cancellationToken);

    /// <summary>Counts something of an amount, today (Almaty).</summary>
    public Task CountAsync(string officeId, OfficeMeasure measure, int amount, CancellationToken cancellationToken)
    {
        var (day, name) = (AlmatyTime.Today(clock).DayNumber, measure.ToString());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "OfficeWork" ("Day", "OfficeId", "Measure", "Amount", "Times") VALUES ({day}, {officeId}, {name}, {amount}, 1)
            ON CONFLICT ("Day", "OfficeId", "Measure", "Amount") DO UPDATE SET "Times" = "OfficeWork"."Times" + 1
            """,
            cancellationToken);
    }

    /// <summary>What was counted in a period (Almaty days, both included), of one office or of all; days are summed up.</summary>
    public async Task<IReadOnlyList<OfficeWorkRow>> ReadAsync(DateOnly from, DateOnly through, string? officeId, CancellationToken cancellationToken)
    {
        var (first, last) = (from.DayNumber, through.DayNumber);
        var rows = db.OfficeWork.AsNoTracking().Where(row => row.Day >= first && row.Day <= last);
        return [.. (await (officeId is null ? rows : rows.Where(row => row.OfficeId == officeId))
            .GroupBy(row => new { row.OfficeId, row.Measure, row.Amount })
            .Select(group => new { group.Key, Times = group.Sum(row => row.Times) }).ToListAsync(cancellationToken))
            .Select(sum => new OfficeWorkRow { OfficeId = sum.Key.OfficeId, Measure = sum.Key.Measure, Amount = sum.Key.Amount, Times = sum.Times })];
    }
}
