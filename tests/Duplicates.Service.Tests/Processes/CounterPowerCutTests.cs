using System.Globalization;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Processes;

/// <summary>
/// The power goes at the steps of the counter and of the courier, before they are committed and after; each time the officer sends again
/// what was sent. Nothing is lost and nothing doubled.
/// </summary>
public sealed class CounterPowerCutTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private readonly BuiltHost _host = new() { HasPowerCuts = true };
    private readonly string _connection;

    public CounterPowerCutTests()
    {
        _connection = _database.ConnectionString(_host.Folder.FullName);
        _host.Settings["Database"] = _connection;
        _host.Settings["PublicAddress"] = "http://localhost";
        _host.Settings["DevelopmentOutbox"] = "true";
    }

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DropAsync();
    }

    [Fact]
    public async Task Papers_FromTheCounterToTheSchool_LoseNothingAndDoubleNothing()
    {
        using var @operator = await StaffAsync(Demo.Operator);
        var person = TestPerson.Number(11);
        await @operator.GoToCounterPapersAsync(person);
        await SendTwiceAsync(@operator, "main form[method=post]", """INSERT INTO "ApplicationEvents" """, DeskJourneys.EntriesFor("papers", person));
        await AssertAsync("""SELECT COUNT(*) FROM "Applications" """, "1");
        await AssertAsync("""SELECT COUNT(*) FROM "CourierThings" """, "1");
        var number = (await QueryAsync("""SELECT "Number" FROM "Applications" """))[0];

        await @operator.GetAsync("/kk/staff/courier");
        await @operator.SubmitFormAsync("form[action*='Begin']");
        var manifest = @operator.Address;
        await SendTwiceAsync(@operator, "form[action*='Pack']", """INSERT INTO "ManifestLines" """, ("Code", number));
        await AssertAsync("""SELECT COUNT(*) FROM "ManifestLines" """, "1");
        await @operator.GetAsync(manifest);
        await SendTwiceAsync(@operator, "form[action*='Seal']", "\"SealKey\" = ", ("Seal", "P-1"));
        await @operator.GetAsync(manifest);
        await SendTwiceAsync(@operator, "form[action*='Depart']", "\"DepartedAt\" = ");

        using var clerk = await StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Arrive']", "\"ScannedBy\" = ", ("Code", number));
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Finish']", "\"ReceivedAt\" = ");
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Close']", "\"ClosedAt\" = ");
        await AssertAsync("""SELECT "State" FROM "Manifests" """, "Closed");
        await AssertAsync("""SELECT "State" FROM "ManifestLines" """, "Arrived");
        await AssertAsync("""SELECT COUNT(*) FROM "CourierThings" """, "0");
        await _host.KillAsync();
        Assert.Equal(0, (await _host.RunAsync("verify-audit")).ExitCode);
    }

    /// <summary>Sends a form; the power goes before it is committed. Sends it again; the power goes after. And a third time, which changes nothing more.</summary>
    private async Task SendTwiceAsync(Visitor officer, string form, string sql, params (string Name, string? Value)[] entries)
    {
        var (path, fields) = officer.Fill(form, entries);
        foreach (var moment in (PowerCutMoment[])[PowerCutMoment.BeforeCommit, PowerCutMoment.AfterCommit])
        {
            _host.CutPowerAt(moment, sql.Trim());
            await Assert.ThrowsAsync<HttpRequestException>(() => officer.SendFormAsync(path, fields));
            await _host.StartAgainAsync();
        }

        await officer.SendFormAsync(path, fields);
    }

    private async Task<Visitor> StaffAsync(string email)
    {
        var visitor = _host.NewVisitor();
        await visitor.SignInAsStaffAsync(email);
        return visitor;
    }

    private async Task AssertAsync(string sql, string expected) => Assert.Equal([expected], await QueryAsync(sql));

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = _database.Connect(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
