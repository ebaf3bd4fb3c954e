using System.Security.Claims;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Data;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>A member of staff before their inbox.</summary>
internal sealed record StaffReader(string PersonId, string? OfficeId, IReadOnlyList<string> Roles)
{
    /// <summary>The roles that have an inbox, for the pages.</summary>
    public const string Readers = $"{ServiceRoles.SchoolClerk},{ServiceRoles.SchoolHead},{ServiceRoles.CorporationOperator},{ServiceRoles.MinistryInspector}";

    /// <summary>Whether they may open cases of a school; others are told the number alone.</summary>
    public bool OpensCases => OfficeId is not null && (Roles.Contains(ServiceRoles.SchoolClerk, StringComparer.Ordinal) || Roles.Contains(ServiceRoles.SchoolHead, StringComparer.Ordinal));

    /// <summary>The person who signed in.</summary>
    public static StaffReader Of(ClaimsPrincipal user)
    {
        var roles = Readers.Split(',').Where(user.IsInRole).ToList();
        var office = roles.Contains(ServiceRoles.MinistryInspector, StringComparer.Ordinal) ? null : user.FindFirstValue(ServiceClaims.Office) ?? string.Empty;
        return new(user.FindFirstValue(ClaimTypes.NameIdentifier)!, office, roles);
    }
}

/// <summary>A notice as its reader sees it; its detail is a date as yyyy-MM-dd, the number of a complaint, <see cref="PressingCounts"/>, or nothing.</summary>
internal sealed record StaffInboxLine(Guid Id, long Position, string Kind, string CaseNumber, string? Detail, DateTimeOffset CreatedAt, bool IsRead)
{
    /// <summary>There is nothing more to do about it.</summary>
    public bool IsDone { get; init; }

    /// <summary>How many more cases the same event concerned; they stand in the list that this line leads to.</summary>
    public int More { get; init; }

    /// <summary>Where it leads; null when the reader can open nothing.</summary>
    public SitePath? PathFor(StaffReader reader) =>
        Kind is "complaint-registered" or "complaint-escalated" && ComplaintNumber.TryParse(Detail, out var complaint) ? SitePaths.Complaint(complaint.Value)
        : Kind is PressingCounts.Kind or "overdue" && reader.Roles.Contains(ServiceRoles.MinistryInspector, StringComparer.Ordinal) ? SitePaths.Oversight
        : Kind is NoticesBesideSteps.SignInTries ? SitePaths.OwnAccount
        : Kind is "passed-on" ? null
        : Kind is "courier-difference" ? SitePaths.Courier
        : Kind is "sent-to-you" or "do-not-hand-over" or "return-due" && reader.Roles.Contains(ServiceRoles.CorporationOperator, StringComparer.Ordinal) ? SitePaths.Counter
        : reader.OpensCases ? SitePaths.Case(CaseNumber)
        : null;
}

/// <summary>
/// The notices of a member of staff: those to them, and those to everybody of their role in their office. Each person reads for
/// themselves. What is older than a mark is wholly read, and only what is newer is remembered one by one, so that counting stays cheap.
/// </summary>
internal sealed class StaffInbox(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>Notices on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Cases in the list of one line.</summary>
    public const int LongestList = 200;

    /// <summary>A notice that was begun before and is stored later than this does not exist.</summary>
    private static readonly TimeSpan LongestChange = TimeSpan.FromMinutes(10);

    /// <summary>A page of the inbox, newest first.</summary>
    public async Task<InboxPage<StaffInboxLine>> ReadAsync(StaffReader reader, long? before, CancellationToken cancellationToken)
    {
        var (end, readThrough) = (before ?? long.MaxValue, await ReadThroughAsync(reader, cancellationToken));
        var lines = await Lines(AddressedLines(reader).Where(row => row.Position < end).OrderByDescending(row => row.Position).Take(PageSize + 1), reader, readThrough).ToListAsync(cancellationToken);
        return new([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Position : null);
    }

    /// <summary>One notice, which counts as read by this person from now on; null when it is not addressed to them.</summary>
    public async Task<StaffInboxLine?> OpenAsync(StaffReader reader, Guid id, CancellationToken cancellationToken)
    {
        var readThrough = await ReadThroughAsync(reader, cancellationToken);
        var line = await Lines(Addressed(reader).Where(row => row.Id == id), reader, readThrough).SingleOrDefaultAsync(cancellationToken);
        if (line is { IsRead: false })
        {
            db.StaffNoticeReads.Add(new() { NoticeId = id, PersonId = reader.PersonId, ReadAt = clock.GetUtcNow() });
            await StoreAsync(cancellationToken);
        }

        return line;
    }

    /// <summary>The notices in the list of a line, that of the line first; nothing when it is not addressed to this person.</summary>
    public async Task<IReadOnlyList<StaffInboxLine>> ListOfAsync(StaffReader reader, Guid id, CancellationToken cancellationToken) =>
        await AddressedLines(reader).AnyAsync(row => row.Id == id, cancellationToken)
            ? await Lines(db.StaffNotices.AsNoTracking().Where(row => row.Id == id || row.Under == id).OrderBy(row => row.Position).Take(LongestList), reader, readThrough: 0).ToListAsync(cancellationToken)
            : [];

    /// <summary>What is new since the last e-mail and was neither read nor done, the oldest first.</summary>
    public async Task<IReadOnlyList<StaffInboxLine>> UntoldAsync(StaffReader reader, long mailedThrough, CancellationToken cancellationToken)
    {
        var readThrough = await ReadThroughAsync(reader, cancellationToken);
        return await Lines(Unread(reader, Math.Max(readThrough, mailedThrough)).OrderBy(row => row.Position).Take(PageSize), reader, readThrough).ToListAsync(cancellationToken);
    }

    /// <summary>How the person is told by e-mail.</summary>
    public Task<NoticeMail> MailOfAsync(StaffReader reader, CancellationToken cancellationToken) =>
        db.StaffInboxes.Where(row => row.PersonId == reader.PersonId).Select(row => row.Mail).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Sets how the person is told by e-mail from now on; what lies in the inbox already is not told again.</summary>
    public async Task SetMailAsync(StaffReader reader, NoticeMail mail, CancellationToken cancellationToken)
    {
        var inbox = await RowOfAsync(reader.PersonId, cancellationToken);
        (inbox.Mail, inbox.MailedThrough) = (mail, Math.Max(inbox.MailedThrough, MessageOrder.At(clock.GetUtcNow())));
        await StoreAsync(cancellationToken);
    }

    /// <summary>Who is told by e-mail within minutes, in order.</summary>
    public async Task<IReadOnlyList<string>> ToldAtOnceAsync(CancellationToken cancellationToken) =>
        await db.StaffInboxes.Where(row => row.Mail == NoticeMail.AtOnce).OrderBy(row => row.PersonId).Select(row => row.PersonId).ToListAsync(cancellationToken);

    /// <summary>What is kept of a person's inbox, to be changed; a new row when nothing is kept yet.</summary>
    public async Task<StaffInboxRow> RowOfAsync(string personId, CancellationToken cancellationToken) =>
        await db.StaffInboxes.FindAsync([personId], cancellationToken) ?? db.StaffInboxes.Add(new() { PersonId = personId }).Entity;

    /// <summary>Everything that there is counts as read by this person from now on.</summary>
    public async Task MarkAllReadAsync(StaffReader reader, CancellationToken cancellationToken)
    {
        var (now, mark) = (clock.GetUtcNow(), MessageOrder.At(clock.GetUtcNow() - LongestChange));
        var recent = await Unread(reader, await ReadThroughAsync(reader, cancellationToken)).Where(row => row.Position > mark).Select(row => row.Id).ToListAsync(cancellationToken);
        db.StaffNoticeReads.AddRange(recent.Select(id => new StaffNoticeReadRow { NoticeId = id, PersonId = reader.PersonId, ReadAt = now }));
        var inbox = await RowOfAsync(reader.PersonId, cancellationToken);
        inbox.ReadThrough = Math.Max(inbox.ReadThrough, mark);
        await StoreAsync(cancellationToken);
        await db.StaffNoticeReads.Where(read => read.PersonId == reader.PersonId && db.StaffNotices.Any(row => row.Id == read.NoticeId && row.Position <= mark))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>How many notices this person has not read; counting ends at <see cref="UnreadCount.Most"/>.</summary>
    public async Task<UnreadCount> CountUnreadAsync(StaffReader reader, CancellationToken cancellationToken) =>
        new(await Unread(reader, await ReadThroughAsync(reader, cancellationToken)).Take(UnreadCount.Most + 1).CountAsync(cancellationToken));

    private Task<long> ReadThroughAsync(StaffReader reader, CancellationToken cancellationToken) =>
        db.StaffInboxes.Where(row => row.PersonId == reader.PersonId).Select(row => row.ReadThrough).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<StaffNoticeRow> Addressed(StaffReader reader) => db.StaffNotices.AsNoTracking()
        .Where(row => row.OfficeId == reader.OfficeId && reader.Roles.Contains(row.Role) && (row.PersonId == null || row.PersonId == reader.PersonId));

    /// <summary>Those with a line of their own.</summary>
    private IQueryable<StaffNoticeRow> AddressedLines(StaffReader reader) => Addressed(reader).Where(row => row.Under == null);

    private IQueryable<StaffNoticeRow> Unread(StaffReader reader, long readThrough) => Addressed(reader)
        .Where(row => row.IsOpen && row.Position > readThrough && !db.StaffNoticeReads.Any(read => read.PersonId == reader.PersonId && read.NoticeId == row.Id));

    private IQueryable<StaffInboxLine> Lines(IQueryable<StaffNoticeRow> rows, StaffReader reader, long readThrough) => rows.Select(row => new StaffInboxLine(
        row.Id, row.Position, row.Kind, row.CaseNumber, row.Detail, row.CreatedAt,
        row.Position <= readThrough || db.StaffNoticeReads.Any(read => read.PersonId == reader.PersonId && read.NoticeId == row.Id))
    {
        IsDone = row.Under == null ? !row.IsOpen : row.DoneAt != null,
        More = db.StaffNotices.Count(other => other.Under == row.Id),
    });

    /// <summary>Two browsers of one person may mark the same: that it is marked is all that counts.</summary>
    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            db.ChangeTracker.Clear();
        }
    }
}
