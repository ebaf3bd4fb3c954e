using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Documents;

/// <summary>How a letter reaches an applicant on paper.</summary>
internal enum PaperWay
{
    /// <summary>Қолына берілді / вручено.</summary>
    HandedOver,

    /// <summary>Поштамен жіберілді / отправлено почтой.</summary>
    Posted,
}

/// <summary>A letter that is still to be given on paper.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Case">The number of its case.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="Ordinal">1 for the first of its kind in the case.</param>
/// <param name="On">The day it was issued (Almaty).</param>
internal sealed record PaperLetter(Guid Id, ApplicationNumber Case, DocumentKind Kind, int Ordinal, DateOnly On);

/// <summary>Letters to applicants who have no phone here: an officer prints each, and hands it over or posts it.</summary>
internal sealed class PaperLetters(DuplicatesDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Letters that are shown at once.</summary>
    public const int Most = 100;

    /// <summary>The letters of a school that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<PaperLetter>> WaitingAsync(string officeId, CancellationToken cancellationToken)
    {
        var waiting = await db.Letters.Where(row => row.OfficeId == officeId).WhereFlag(row => row.IsPaperDue, true)
            .OrderBy(row => row.CreatedAt).Take(Most)
            .Join(db.Applications, row => row.ApplicationId, application => application.Id, (row, application) => new { row.Id, application.Number, row.Kind, row.Ordinal, row.CreatedAt })
            .ToListAsync(cancellationToken);
        return [.. waiting.OrderBy(row => row.CreatedAt).Select(row => new PaperLetter(row.Id, ApplicationNumber.Parse(row.Number!), row.Kind, row.Ordinal, DateOnly.FromDateTime(AlmatyTime.ToLocal(row.CreatedAt))))];
    }

    /// <summary>Records how a letter of the officer's school was given. Nothing happens to one that does not wait: a colleague was faster.</summary>
    public async Task GiveAsync(Guid id, PaperWay way, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var given = await db.Letters.Where(row => row.Id == id && row.OfficeId == officer.OfficeId && row.IsPaperDue).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.IsPaperDue, false).SetProperty(row => row.PaperWay, way).SetProperty(row => row.PaperGivenAt, now), cancellationToken);
        if (given == 1)
        {
            await audit.AppendAsync(officer.AsActor(), way is PaperWay.Posted ? AuditAction.LetterPosted : AuditAction.LetterHandedOver, id.ToString("N"), cancellationToken);
        }
    }
}
