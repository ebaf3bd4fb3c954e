using System.Text.Json;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>A message of an applicant in the reader's language.</summary>
internal sealed record ApplicantMessage(Guid Id, string CaseNumber, MessageText Text, string Path, DateTimeOffset CreatedAt, bool IsRead)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => ApplicationNumber.TryParse(CaseNumber, out var number, out _) ? number.ToString() : CaseNumber;
}

/// <summary>A page of an inbox, and where the next one begins.</summary>
internal sealed record InboxPage<T>(IReadOnlyList<T> Lines, long? Next);

/// <summary>What an applicant was told about their cases; whose inbox it is decides where data is read.</summary>
internal sealed class ApplicantInbox(DuplicatesDbContext db, InboxSql sql, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>Messages on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A page of the inbox, newest first.</summary>
    /// <param name="reader">Whose inbox.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<InboxPage<ApplicantMessage>> ReadAsync(Citizen reader, string language, long? before, CancellationToken cancellationToken)
    {
        var end = before ?? long.MaxValue;
        var rows = await VisibleTo(reader).AsNoTracking().Where(row => row.Position < end)
            .OrderByDescending(row => row.Position).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new([.. rows.Take(PageSize).Select(row => In(row, language))], rows.Count > PageSize ? rows[PageSize - 1].Position : null);
    }

    /// <summary>One message, which counts as read from now on; null when it is not in this inbox.</summary>
    public async Task<ApplicantMessage?> OpenAsync(Citizen reader, Guid id, string language, CancellationToken cancellationToken)
    {
        var row = await VisibleTo(reader).AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (row is { ReadAt: null })
        {
            await MarkReadAsync(db.ApplicantMessages.Where(candidate => candidate.Id == id), cancellationToken);
        }

        return row is null ? null : In(row, language);
    }

    /// <summary>Everything that there is counts as read from now on.</summary>
    public Task MarkAllReadAsync(Citizen reader, CancellationToken cancellationToken) =>
        MarkReadAsync(VisibleTo(reader), cancellationToken);

    /// <summary>How many messages were not opened; counting ends at <see cref="UnreadCount.Most"/>.</summary>
    public async Task<UnreadCount> CountUnreadAsync(string accountKey, string iinKey, CancellationToken cancellationToken) =>
        new(await sql.CountUnreadAsync(accountKey, iinKey, cancellationToken));

    /// <summary>Messages of the cases that were sent from the account; to a confirmed one, everything of the IIN.</summary>
    private IQueryable<ApplicantMessageRow> VisibleTo(Citizen reader)
    {
        var confirmed = CitizenRows.Confirmed(db);
        return db.ApplicantMessages.Where(row => row.ApplicantKey == reader.IinKey
            && (confirmed.Any(account => account.AccountKey == reader.Key && account.IinKey == reader.IinKey)
                || db.Applications.Any(application => application.Id == row.ApplicationId && application.AccountKey == reader.Key)));
    }

    private Task<int> MarkReadAsync(IQueryable<ApplicantMessageRow> rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return rows.Where(row => row.ReadAt == null).ExecuteUpdateAsync(change => change.SetProperty(row => row.ReadAt, now), cancellationToken);
    }

    private ApplicantMessage In(ApplicantMessageRow row, string language)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, MessageText>>(cipher.Unprotect(row.TextCipher, ProtectedColumns.InboxText.At(row.Id, row.ApplicantKey)))!;
        return new(row.Id, row.CaseNumber, texts[language], row.Path, row.CreatedAt, row.ReadAt is not null);
    }
}
