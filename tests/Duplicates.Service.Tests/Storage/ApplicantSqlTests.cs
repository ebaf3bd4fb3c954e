using System.Data;
using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Storage;

public sealed class ApplicantSqlTestsOnSqlite(SqliteHost host) : ApplicantSqlTests(host), IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Connection_AfterAQuestion_StaysOpenForTheNext()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        await db.Drafts.CountAsync();
        Assert.Equal(ConnectionState.Open, db.Database.GetDbConnection().State);
    }
}

public sealed class ApplicantSqlTestsOnPostgreSql(PostgreSqlHost host) : ApplicantSqlTests(host), IClassFixture<PostgreSqlHost>
{
    [Fact]
    public async Task Connection_AfterAQuestion_IsFreeForOtherRequests()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        await db.Drafts.CountAsync();
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }
}

/// <summary>The questions in plain SQL read what the entity framework wrote, and the other way round.</summary>
public abstract class ApplicantSqlTests(ServiceHost host)
{
    private static readonly DateTimeOffset Started = new(2026, 9, 1, 4, 5, 6, 789, TimeSpan.Zero);

    protected ServiceHost Host => host;

    [Fact]
    public async Task FindDraft_OfItsOwner_ReadsWhatWasStored()
    {
        var draft = await NewDraftAsync("owner-of-draft");
        await using var scope = host.Services.CreateAsyncScope();
        var found = await Sql<DraftSql>(scope).FindDraftAsync(draft.Id, draft.OwnerKey, default);
        Assert.NotNull(found);
        Assert.Equal((draft.Id, draft.OwnerKey, draft.Answers, Started, Started), (found.Id, found.OwnerKey, found.Answers, found.StartedAt, found.ChangedAt));
    }

    [Fact]
    public async Task FindDraft_OfSomebodyElse_IsNull()
    {
        var draft = await NewDraftAsync("owner-of-hidden");
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Null(await Sql<DraftSql>(scope).FindDraftAsync(draft.Id, "somebody-else", default));
    }

    [Fact]
    public async Task DraftsOf_SeveralChanged_TheLastChangedComesFirstAndNobodyElses()
    {
        var (first, second) = (await NewDraftAsync("owner-of-two"), await NewDraftAsync("owner-of-two"));
        await NewDraftAsync("owner-of-another");
        await using var scope = host.Services.CreateAsyncScope();
        await Sql<DraftSql>(scope).SaveDraftAsync(first.Id, "{}", "{}", Started.AddDays(1), default);
        Assert.Equal([first.Id, second.Id], (await Sql<DraftSql>(scope).DraftsOfAsync("owner-of-two", default)).Select(row => row.Id));
    }

    [Fact]
    public async Task FilesOfPart_FilesOfSeveralParts_ReadsThoseOfThePartInTheirOrder()
    {
        var (caseId, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.AttachedFiles.AddRange(
            File(caseId, "application", "б.pdf", AttachedFileKind.Pdf, Started.AddMinutes(1)),
            File(caseId, "application", "ә.png", AttachedFileKind.Png, Started),
            File(caseId, "hearing", "в.pdf", AttachedFileKind.Pdf, Started),
            File(other, "application", "г.pdf", AttachedFileKind.Pdf, Started));
        await db.SaveChangesAsync();
        var files = await Sql<FileSql>(scope).FilesOfPartAsync(caseId, "application", default);
        Assert.Equal([("ә.png", AttachedFileKind.Png, 5L), ("б.pdf", AttachedFileKind.Pdf, 5L)], files.Select(file => (file.Name, file.Kind, file.Length)));
    }

    [Fact]
    public async Task SaveDraft_Then_TheEntityFrameworkReadsIt()
    {
        var (draft, other) = (await NewDraftAsync("owner-of-saved"), await NewDraftAsync("owner-of-saved"));
        var changed = Started.AddDays(1);
        await using var scope = host.Services.CreateAsyncScope();
        await Sql<DraftSql>(scope).SaveDraftAsync(draft.Id, "{}", "{\"Year\":2006}", changed, default);
        var rows = await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Drafts.Where(row => row.OwnerKey == draft.OwnerKey).ToListAsync();
        Assert.Equal(("{\"Year\":2006}", Started, changed), rows.Where(row => row.Id == draft.Id).Select(row => (row.Answers, row.StartedAt, row.ChangedAt)).Single());
        Assert.Equal(("{}", Started), rows.Where(row => row.Id == other.Id).Select(row => (row.Answers, row.ChangedAt)).Single());
    }

    [Fact]
    public async Task SaveDraft_DeletedMeanwhile_StoresNothing()
    {
        var id = Guid.CreateVersion7();
        await using var scope = host.Services.CreateAsyncScope();
        await Sql<DraftSql>(scope).SaveDraftAsync(id, "{}", "{}", Started, default);
        Assert.False(await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Drafts.AnyAsync(row => row.Id == id));
    }

    [Fact]
    public async Task SaveDraft_ChangedMeanwhile_StoresNothingAndSaysSo()
    {
        var draft = await NewDraftAsync("owner-of-changed");
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(await Sql<DraftSql>(scope).SaveDraftAsync(draft.Id, "{}", "{\"Year\":2006}", Started, default));
        Assert.False(await Sql<DraftSql>(scope).SaveDraftAsync(draft.Id, "{}", "{\"Year\":2007}", Started, default));
        Assert.Equal("{\"Year\":2006}", (await Sql<DraftSql>(scope).FindDraftAsync(draft.Id, draft.OwnerKey, default))?.Answers);
    }

    [Fact]
    public async Task Save_TwoWindowsAtOnce_KeepsTheAnswersOfBothAndNoConsent()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        var owner = DraftOwner.Of(new(Iin.Parse("880515300001"), PhoneNumber.Parse("+77010000001"), "owner-of-two-windows", "iin-of-two-windows"));
        var begun = (await drafts.StartAsync(owner, new(), string.Empty, default)).Draft!;
        await drafts.SaveAsync(begun, begun.Answers with { Email = "old@example.org", YearOfFinishing = 2004 }, owner, default);
        var (first, second) = ((await drafts.FindAsync(begun.Id, owner, default))!, (await drafts.FindAsync(begun.Id, owner, default))!);
        await drafts.SaveAsync(first, first.Answers with { YearOfFinishing = 2005, Consent = new("1", Started) }, owner, default);
        await drafts.SaveAsync(second, second.Answers with { Email = "new@example.org" }, owner, default);
        var kept = (await drafts.FindAsync(begun.Id, owner, default))!.Answers;
        Assert.Equal((2005, "new@example.org", null), (kept.YearOfFinishing, kept.Email, kept.Consent));
    }

    [Fact]
    public async Task SaveDraft_InATransactionThatIsTakenBack_StoresNothing()
    {
        var draft = await NewDraftAsync("owner-of-taken-back");
        await using var scope = host.Services.CreateAsyncScope();
        await using (await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Database.BeginTransactionAsync())
        {
            await Sql<DraftSql>(scope).SaveDraftAsync(draft.Id, "{}", "{\"Year\":2006}", Started, default);
        }

        Assert.Equal("{}", (await Sql<DraftSql>(scope).FindDraftAsync(draft.Id, draft.OwnerKey, default))?.Answers);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(UnreadCount.Most + 5, UnreadCount.Most + 1)]
    public async Task CountUnread_SoManyMessages_CountsUpToTheMost(int messages, int expected)
    {
        var applicant = $"reader-of-{messages}";
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.ApplicantMessages.AddRange(Enumerable.Range(0, messages).Select(_ => Message(applicant, readAt: null)));
        db.ApplicantMessages.Add(Message(applicant, Started));
        db.ApplicantMessages.Add(Message("somebody-else", readAt: null));
        db.Citizens.AddRange(Account($"account-{messages}", applicant, PhoneProof.Desk), Account($"unconfirmed-{messages}", applicant, proof: null));
        await db.SaveChangesAsync();
        Assert.Equal(expected, await Sql<InboxSql>(scope).CountUnreadAsync($"account-{messages}", applicant, default));
        Assert.Equal(0, await Sql<InboxSql>(scope).CountUnreadAsync($"unconfirmed-{messages}", applicant, default));
    }

    [Fact]
    public async Task FindSession_SeenLater_ReadsWhatWasStored()
    {
        var session = new SessionRow { Id = Guid.NewGuid(), PersonKey = "holder", Device = "Firefox", BeganAt = Started, SeenAt = Started, EndsAt = Started.AddHours(12) };
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.Sessions.Add(session);
        db.Citizens.Add(new() { AccountKey = "holder", IinKey = "iin-of-holder", PhoneKey = "phone", SessionsClosedAt = Started.AddHours(2) });
        await db.SaveChangesAsync();
        await Sql<SessionSql>(scope).SeeSessionAsync(session.Id, Started.AddHours(1), default);
        await Sql<SessionSql>(scope).SeeSessionAsync(session.Id, Started.AddMinutes(1), default); // another host was slower
        Assert.Equal(new(Started, Started.AddHours(1), Started.AddHours(12), Started.AddHours(2)), await Sql<SessionSql>(scope).FindSessionAsync(session.Id, "holder", default));
    }

    [Fact]
    public async Task FindSession_OfSomebodyElse_IsNull()
    {
        var session = new SessionRow { Id = Guid.NewGuid(), PersonKey = "other-holder", Device = string.Empty, BeganAt = Started, SeenAt = Started, EndsAt = Started };
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        Assert.Null(await Sql<SessionSql>(scope).FindSessionAsync(session.Id, "somebody-else", default));
        Assert.Null(await Sql<SessionSql>(scope).FindSessionAsync(Guid.NewGuid(), "other-holder", default));
        Assert.Equal(new(Started, Started, Started, null), await Sql<SessionSql>(scope).FindSessionAsync(session.Id, "other-holder", default));
    }

    private static TSql Sql<TSql>(AsyncServiceScope scope)
        where TSql : notnull => scope.ServiceProvider.GetRequiredService<TSql>();

    private static AttachedFileRow File(Guid caseId, string part, string name, AttachedFileKind kind, DateTimeOffset addedAt) =>
        new() { Id = Guid.CreateVersion7(), CaseId = caseId, Part = part, Name = name, Kind = kind, Length = 5, Sha256 = "00", AddedAt = addedAt };

    private static CitizenRow Account(string key, string iinKey, PhoneProof? proof) => new() { AccountKey = key, IinKey = iinKey, PhoneKey = $"phone-of-{key}", LinkedAt = Started, ConfirmedBy = proof };

    private static ApplicantMessageRow Message(string applicant, DateTimeOffset? readAt) => new()
    {
        Id = Guid.CreateVersion7(),
        ApplicantKey = applicant,
        ApplicationId = Guid.CreateVersion7(),
        CaseNumber = "000000000",
        Kind = "registered",
        TextCipher = "unread",
        Path = "messages",
        CreatedAt = Started,
        ReadAt = readAt,
    };

    private async Task<DraftRow> NewDraftAsync(string owner)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var row = new DraftRow { Id = Guid.CreateVersion7(), OwnerKey = owner, Answers = "{}", StartedAt = Started, ChangedAt = Started };
        db.Drafts.Add(row);
        await db.SaveChangesAsync();
        return row;
    }
}
