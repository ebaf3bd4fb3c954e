using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Remembers for which day this host looked through all inboxes.</summary>
internal sealed class NoticeMailState
{
    /// <summary>The day (Almaty); null before the first.</summary>
    public DateOnly? Done { get; set; }
}

/// <summary>
/// Tells members of staff by e-mail what is new in their inbox, as each wishes: within minutes, in the morning of working days, or never. The
/// e-mail names numbers of cases and nothing of people. Of several hosts one sends: the other finds its position taken.
/// </summary>
internal sealed class NoticeMails(
    DuplicatesDbContext db,
    StaffInbox inbox,
    StaffNoticeTexts notices,
    IEnumerable<IStaffAccounts> doors,
    Outbox outbox,
    TextsByLanguage texts,
    IWorkingCalendarSource calendars,
    NoticeMailState state,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    /// <summary>The kind of the e-mail.</summary>
    public const string Kind = "staff-notices";

    private const int Batch = 200;

    /// <summary>What lay longer before somebody is told for the first time is no news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(14);
    private static readonly TimeOnly Morning = new(8, 30);

    /// <summary>Sends what is to be sent now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (doors.SingleOrDefault() is not { } door)
        {
            return;
        }

        foreach (var id in await inbox.ToldAtOnceAsync(cancellationToken))
        {
            if (await door.FindAsync(id, cancellationToken) is { } account)
            {
                await TellAsync(account, NoticeMail.AtOnce, cancellationToken);
            }
        }

        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now);
        if (TimeOnly.FromDateTime(now) >= Morning && calendars.Current.IsWorkingDay(today) && state.Done != today)
        {
            await LookThroughAllAsync(door, cancellationToken);
            state.Done = today;
        }
    }

    private async Task LookThroughAllAsync(IStaffAccounts door, CancellationToken cancellationToken)
    {
        var after = (string?)null;
        while (await door.ListAsync(new(null, null, after, Batch), cancellationToken) is { Count: > 0 } accounts)
        {
            foreach (var account in accounts)
            {
                await TellAsync(account, NoticeMail.Daily, cancellationToken);
            }

            after = accounts[^1].Email;
        }
    }

    private async Task TellAsync(StaffAccountState account, NoticeMail when, CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var held = account.RolesOn(today);
        List<string> roles = [.. StaffReader.Readers.Split(',').Where(role => held.Contains(role, StringComparer.Ordinal))];
        if (account is { IsLocked: true } or { HasPassword: false } || roles.Count == 0)
        {
            return;
        }

        var row = await inbox.RowOfAsync(account.Id, cancellationToken);
        var reader = new StaffReader(account.Id, roles.Contains(ServiceRoles.MinistryInspector, StringComparer.Ordinal) ? null : account.OfficeId, roles);
        if (row.Mail == when && (when is NoticeMail.AtOnce || row.LookedOn != today) && await inbox.UntoldAsync(reader, Math.Max(row.MailedThrough, MessageOrder.At(clock.GetUtcNow() - News)), cancellationToken) is { Count: > 0 } lines)
        {
            row.LookedOn = when is NoticeMail.Daily ? today : row.LookedOn;
            row.MailedThrough = lines[^1].Position;
            Send(account, lines);
            await StoreAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
    }

    private void Send(StaffAccountState account, IReadOnlyList<StaffInboxLine> lines)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}|{account.Id}|{lines[^1].Position.ToString(CultureInfo.InvariantCulture)}")).AsSpan(0, 16));
        var parts = Languages.All.Select(language => string.Join("\n\n",
            texts.Get("inbox.mail.lead", language),
            string.Join('\n', lines.Select(line => $"– {notices.Of(line.Kind, line.CaseNumber, line.Detail, language)}{More(line, language)}")),
            $"{options.Value.AddressForPeople}/{SitePaths.Notices.In(language)}",
            texts.Get("inbox.mail.stop", language)));
        outbox.Add(new(MessageChannel.Email, Kind, Languages.Kazakh, account.Email, string.Join(" / ", Languages.All.Select(language => texts.Get("inbox.mail.subject", language))), string.Join("\n\n", parts), null) { Id = id });
    }

    private string More(StaffInboxLine line, string language) =>
        line.More == 0 ? string.Empty : $" {texts.Get("inbox.mail.more", language)} {line.More.ToString(CultureInfo.InvariantCulture)}.";

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            // another host was faster
        }
    }
}
