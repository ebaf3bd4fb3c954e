using System.Net;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Protection;

public sealed class OldDatabaseTestsOnSqlite : OldDatabaseTests
{
    private protected override TestDatabase NewDatabase() => new SqliteTestDatabase();
}

public sealed class OldDatabaseTestsOnPostgreSql : OldDatabaseTests
{
    private protected override TestDatabase NewDatabase() => new OldPostgreSqlDatabase();
}

/// <summary>A service of before goes on with everything it has, and nothing of it stays readable.</summary>
public abstract class OldDatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = OldDatabase.Unpack(OldDatabase.Lives);
    private TestDatabase _database = null!;
    private ServiceHost _host = null!;

    private protected abstract TestDatabase NewDatabase();

    public ValueTask InitializeAsync()
    {
        _database = NewDatabase();
        _host = ServiceHost.ForTheFirstStart(_database, _folder);
        _host.Clock.SetAlmaty("2026-11-26 10:00");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _database.Release();
        await _database.DropAsync();
        _folder.Remove();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task EverythingOfBefore_IsReadAndWorkedOn_AlsoAfterItIsEncryptedAnewAndOldValuesAreRefused()
    {
        var lives = new PlantedLives(_host);
        await _host.RunJobAsync("seals of histories");
        await ReadEverythingAsync(lives);
        Assert.Empty(await ProblemsAsync());

        var reports = await ReencryptAsync();
        Assert.All(reports, report => Assert.Equal(0, report.Unreadable));
        Assert.InRange(reports.Sum(report => report.Rewritten), 200, long.MaxValue);
        Assert.Contains(reports, report => report is { What: "files", Rewritten: 6 });
        Assert.All(await ReencryptAsync(), report => Assert.Equal(0, report.Rewritten));
        Assert.Empty(await ProblemsAsync());
        await ReadableDataTests.AssertHiddenAsync(_host, lives);

        await using var strict = _host.WithWebHostBuilder(builder => builder.UseSetting("Duplicates:Encryption:ReadsOldValues", "false"));
        var number = await NumberAsync("State", "HandedOver");
        using var clerk = Visitor.At(strict);
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        await ReadCaseAsync(clerk, number);
    }

    [Fact]
    public async Task CaseOfBefore_GoesOnToItsEnd()
    {
        var number = await NumberAsync("State", "Registered");
        await _host.BringThroughAsync(number, "hand-over");
        Assert.Equal("DuplicateHandedOver", (await _host.EventsAsync(number))[^1]);
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff/register");
        Assert.Contains("Жеке куәлік 000000000", clerk.Main, StringComparison.Ordinal); // of today
        Assert.Contains("Жеке куәлік 047815162", clerk.Main, StringComparison.Ordinal); // of before
    }

    private async Task ReadEverythingAsync(PlantedLives lives)
    {
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await ReadCaseAsync(clerk, await NumberAsync("State", "HandedOver"));
        using var citizen = await _host.CitizenAsync(lives.Owner);
        await citizen.GetAsync("/kk/my/messages");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        using var drafting = await _host.CitizenAsync(lives.Drafting);
        await drafting.GetAsync("/kk/apply");
        await drafting.GetAsync(drafting.Find("main a[href*='/apply/']").GetAttribute("href")!);
        await drafting.AnswerUntilAsync("check", lives.Drafting);
    }

    /// <summary>The page of the case, its notes, its file and the register.</summary>
    private static async Task ReadCaseAsync(Visitor clerk, string number)
    {
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        foreach (var words in (string[])["сандығым отқа оранды", "екі мың алтыда", "көк папкада.pdf", "ескі журналдан", "орысша жазуы кеткен"])
        {
            Assert.Contains(words, clerk.Main, StringComparison.Ordinal);
        }

        using (var file = await clerk.SendAsync(HttpMethod.Get, clerk.Find(".exchange__answer .files a").GetAttribute("href")!))
        {
            Assert.Equal(SampleFiles.Pdf, await file.Content.ReadAsByteArrayAsync());
        }

        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/receipt");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        await clerk.GetAsync("/kk/staff/register");
        Assert.Contains("Қабылдаған Тұлпарбек Сенімұлы, Жеке куәлік 047815162", clerk.Main, StringComparison.Ordinal);
    }

    private async Task<string> NumberAsync(string column, string value) =>
        (await _host.QueryAsync($"""SELECT "Number" FROM "Applications" WHERE "{column}" = '{value}' ORDER BY "SubmittedAt" """))[0][0];

    private async Task<IReadOnlyList<ReencryptionReport>> ReencryptAsync()
    {
        var reports = new List<ReencryptionReport>();
        await foreach (var report in _host.Services.ReencryptAsync())
        {
            reports.Add(report);
        }

        return reports;
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAuditVerification>().CheckAsync(null, CancellationToken.None)).Problems;
    }
}
