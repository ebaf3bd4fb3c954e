using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>Puts notices into the inbox of staff, next to the change they tell of: both are stored, or neither.</summary>
internal sealed class StaffNotices(DuplicatesDbContext db, MessageOrder order, IOffices offices, TimeProvider clock)
{
    /// <summary>Adds a notice; it is stored when the change is saved.</summary>
    public void Tell(StaffNotice notice) => Add(notice, Guid.CreateVersion7(clock.GetUtcNow()), under: null);

    /// <summary>Adds a notice of an event that concerns many cases: whoever is told has one line for all of them, with a list.</summary>
    /// <param name="notice">What is told of one of the cases.</param>
    /// <param name="ofEvent">Names the event among those of this kind.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task TellOfManyAsync(StaffNotice notice, string ofEvent, CancellationToken cancellationToken)
    {
        var line = string.Join('|', notice.Kind, ofEvent, notice.OfficeId, notice.Role, notice.PersonId);
        var first = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(line)).AsSpan(0, 16));
        if (await db.StaffNotices.FindAsync([first], cancellationToken) is { } known)
        {
            var isOfTheLine = known.ApplicationId != notice.ApplicationId;
            known.IsOpen |= isOfTheLine;
            Add(notice, Guid.CreateVersion7(clock.GetUtcNow()), under: isOfTheLine ? first : null);
        }
        else
        {
            Add(notice, first, under: null);
        }
    }

    /// <summary>Takes note that a case went on: what asked for the step is done, and what was asked of somebody who holds it no more.</summary>
    public async Task EndAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        var goesOn = happened.Any(one => CaseSteps.Of(one).MoveOf(one) is not (ProcessMove.Beside or ProcessMove.Begin));
        var changesHands = happened.Any(one => one is CaseAssigned or CaseReleased);
        if (!goesOn && !changesHands)
        {
            return;
        }

        var (id, holder) = (application.Id, application.Assignee?.Id);
        string[] kinds = [.. NoticeEnds.WithTheStep, .. application.IsResultAwaited || !goesOn ? [] : NoticeEnds.WithTheTerm];
        var ended = db.StaffNotices.Where(row => row.ApplicationId == id && row.DoneAt == null && kinds.Contains(row.Kind));
        var done = await (goesOn ? ended : ended.Where(row => row.PersonId != null && row.PersonId != holder)).ToListAsync(cancellationToken);
        done.ForEach(row => row.DoneAt = clock.GetUtcNow());
        var ids = done.Select(row => row.Id).ToList();
        foreach (var line in done.Select(row => row.Under ?? row.Id).Distinct())
        {
            if (await db.StaffNotices.FindAsync([line], cancellationToken) is { } first)
            {
                first.IsOpen = first.DoneAt is null
                    || await db.StaffNotices.AnyAsync(row => row.Under == line && row.DoneAt == null && !ids.Contains(row.Id), cancellationToken);
            }
        }
    }

    /// <summary>The one officer of a school has the clerk's inbox, too, and is told once.</summary>
    private void Add(StaffNotice notice, Guid id, Guid? under)
    {
        var role = notice is { OfficeId: { } office, PersonId: null } ? offices.TurnOf(notice.Role, office)! : notice.Role;
        if (role != notice.Role && db.StaffNotices.Local.Any(row => row.ApplicationId == notice.ApplicationId && row.Kind == notice.Kind && row.Role == role && row.OfficeId == notice.OfficeId && row.PersonId == null))
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.StaffNotices.Add(new()
        {
            Id = id,
            OfficeId = notice.OfficeId,
            Role = role,
            PersonId = notice.PersonId,
            Kind = notice.Kind,
            ApplicationId = notice.ApplicationId,
            CaseNumber = notice.CaseNumber,
            Detail = notice.Detail,
            Under = under,
            IsOpen = under is null,
            Position = order.Next(),
            CreatedAt = now,
        });
    }
}

/// <summary>What staff are told. The words follow from <see cref="Kind"/> in the language of whoever reads: <see cref="StaffNoticeTexts"/>.</summary>
/// <param name="OfficeId">The office whose staff are told; null for the ministry's inspectors.</param>
/// <param name="Role">Who of them: one of <see cref="ServiceRoles"/>.</param>
/// <param name="PersonId">One person of them, or null for all.</param>
/// <param name="Kind">What happened, for example <c>overdue</c>.</param>
/// <param name="ApplicationId">The case; empty when the notice is about many.</param>
/// <param name="CaseNumber">The case's number, nine digits; empty when the notice is about many.</param>
/// <param name="Detail">A date as yyyy-MM-dd or numbers that the text names; nothing personal.</param>
internal sealed record StaffNotice(string? OfficeId, string Role, string? PersonId, string Kind, Guid ApplicationId, string CaseNumber, string? Detail = null)
{
    /// <summary>A notice about many cases, for everybody of a role that is not of an office.</summary>
    public static StaffNotice OfMany(string role, string kind, string detail) => new(null, role, null, kind, Guid.Empty, string.Empty, detail);
}
