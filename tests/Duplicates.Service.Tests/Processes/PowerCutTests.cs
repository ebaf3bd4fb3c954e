using System.Globalization;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Processes;

public sealed class PowerCutTestsOnSqlite() : PowerCutTests(new SqliteTestDatabase());

public sealed class PowerCutTestsOnPostgreSql() : PowerCutTests(new PostgreSqlTestDatabase())
{
    private protected override bool GoesAtEveryStep => false;
}

/// <summary>
/// The power goes at every step from the application to the hand-over after it is committed and before anybody is told; at
/// the steps that give something away also before it is committed. Each time people send again what they sent. With PostgreSQL,
/// which runs on without the service, it goes only where something is given away.
/// </summary>
public abstract class PowerCutTests : IAsyncLifetime
{
    private const string Events = "INSERT INTO \"ApplicationEvents\"";
    private const string UseOfTheCode = "\"UsedAt\" = ";

    private static readonly (string Action, bool IsOfHead, bool GivesAway, string Event)[] Steps =
    [
        ("holder", false, false, "CaseAssigned"),
        ("start", false, false, "ReviewStarted"),
        ("search", false, false, "RecordsSearched"),
        ("propose", false, false, "DecisionProposed"),
        ("approve", true, true, "ApplicationApproved"),
        ("prepare", false, true, "DuplicatePrepared"),
        ("ready", true, false, "DuplicateReady"),
        ("hand-over", false, true, "DuplicateHandedOver"),
    ];

    private readonly TestPerson _person = TestPerson.Number(11);
    private readonly TestDatabase _database;
    private readonly BuiltHost _host = new() { HasPowerCuts = true };
    private readonly string _connection;

    protected PowerCutTests(TestDatabase database)
    {
        _database = database;
        _connection = database.ConnectionString(_host.Folder.FullName);
        _host.Settings["Database"] = _connection;
        _host.Settings["PublicAddress"] = "http://localhost";
        _host.Settings["OneTimeCodes:ResendAfter"] = "00:00:00";
        _host.Settings["DevelopmentOutbox"] = "true";
    }

    private protected virtual bool GoesAtEveryStep => true;

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DropAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Case_PowerGoesAtEveryStep_LosesNothingAndDoublesNothing()
    {
        var number = await SubmitAsync();
        List<string> happened = ["ApplicationDrafted", "ApplicationSubmitted", "ApplicationRegistered"];
        using var clerk = await StaffAsync(Demo.AlmatyClerk);
        using var head = await StaffAsync(Demo.AlmatyHead);
        foreach (var (action, isOfHead, givesAway, expected) in Steps)
        {
            var officer = isOfHead ? head : clerk;
            await officer.GetAsync($"/kk/staff/cases/{number}/{action}");
            var (path, fields) = officer.Fill("main form[method=post]", OfficerJourneys.EntriesFor(action));
            if (givesAway)
            {
                await LosePowerAsync(PowerCutMoment.BeforeCommit, Events, () => officer.SendFormAsync(path, fields));
                Assert.Equal(happened, await HistoryAsync());
            }

            if (givesAway || GoesAtEveryStep)
            {
                await LosePowerAsync(PowerCutMoment.AfterCommit, Events, () => officer.SendFormAsync(path, fields));
            }
            else
            {
                await officer.SendFormAsync(path, fields);
            }

            happened.Add(expected);
            Assert.Equal(happened, await HistoryAsync());
            Assert.Equal($"/kk/staff/cases/{number}?stale=true", await officer.SendFormAsync(path, fields));
            Assert.Equal(happened, await HistoryAsync());
        }

        await SeeEverythingOnceAsync(number);
    }

    /// <summary>Applies; the power goes when the code is used up, before the case is there, and before the applicant sees the number.</summary>
    private async Task<string> SubmitAsync()
    {
        using var applicant = _host.NewVisitor();
        await applicant.GoToAsync("check", _person);
        await applicant.AnswerAsync(_person);
        var (path, fields) = applicant.Fill("main form[method=post]", ("Code", await applicant.CodeForAsync(_person.Phone)));
        await LosePowerAsync(PowerCutMoment.AfterCommit, UseOfTheCode, () => applicant.SendFormAsync(path, fields));
        Assert.Empty(await HistoryAsync());
        await LosePowerAsync(PowerCutMoment.BeforeCommit, Events, () => applicant.SendFormAsync(path, fields));
        Assert.Empty(await HistoryAsync());
        await LosePowerAsync(PowerCutMoment.AfterCommit, Events, () => applicant.SendFormAsync(path, fields));
        await applicant.PostAsync(path, fields);
        return applicant.NumberOfCase();
    }

    private async Task<Visitor> StaffAsync(string email)
    {
        var visitor = _host.NewVisitor();
        await visitor.SignInAsStaffAsync(email);
        return visitor;
    }

    private async Task LosePowerAsync(PowerCutMoment moment, string sql, Func<Task> act)
    {
        _host.CutPowerAt(moment, sql);
        await Assert.ThrowsAsync<HttpRequestException>(act);
        await _host.StartAgainAsync();
    }

    private async Task SeeEverythingOnceAsync(string number)
    {
        Assert.Equal([[number, "HandedOver"]], await QueryAsync("""SELECT "Number", "State" FROM "Applications" """));
        Assert.Equal([["1"]], await QueryAsync("""SELECT "RegisterNumber" FROM "CertificateDuplicates" """));
        Assert.Equal([["1"]], await QueryAsync("""SELECT COUNT(*) FROM "Blanks" WHERE "State" = 'Used'"""));
        Assert.Equal([["0"]], await QueryAsync("""SELECT COUNT(*) FROM "WorkflowWaits" """));
        Assert.Equal([["approved", "1"], ["handed-over", "1"], ["ready", "1"], ["registered", "1"]], await QueryAsync("""
            SELECT "Kind", COUNT(*) FROM "OutboxMessages" WHERE "ApplicationId" IS NOT NULL GROUP BY "Kind" ORDER BY "Kind"
            """));
        Assert.Empty(await QueryAsync("""SELECT "Kind" FROM "Letters" GROUP BY "ApplicationId", "Kind" HAVING COUNT(*) > 1"""));
        using var applicant = _host.NewVisitor();
        await applicant.SignInAsCitizenAsync(_person);
        await applicant.GetAsync($"/kk/my/{number}");
        Assert.Contains(Journeys.Spoken(number), applicant.Main, StringComparison.Ordinal);
        await _host.KillAsync();
        Assert.Equal(0, (await _host.RunAsync("verify-audit")).ExitCode);
    }

    private async Task<IReadOnlyList<string>> HistoryAsync() =>
        [.. (await QueryAsync("""SELECT "Type" FROM "ApplicationEvents" ORDER BY "ApplicationId", "Sequence" """)).Select(row => row[0])];

    private async Task<IReadOnlyList<IReadOnlyList<string>>> QueryAsync(string sql)
    {
        await using var connection = _database.Connect(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyList<string>>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }
}
