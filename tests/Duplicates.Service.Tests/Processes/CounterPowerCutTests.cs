using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Processes;

/// <summary>
/// The process is killed while an application is accepted at the counter, before it is committed, and when the courier takes the bag,
/// after it; each time the officer sends again what was sent. Every other step and both engines: <see cref="CounterBreakTests"/>.
/// </summary>
public sealed class CounterPowerCutTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private readonly BuiltHost _host = new() { HasPowerCuts = true };
    private readonly string _connection;

    public CounterPowerCutTests()
    {
        _connection = PreparedData.For(_database).CopyTo(_database, _host.Folder.FullName);
        _host.Settings["Database"] = _connection;
        _host.Settings["DataPath"] = _host.Folder.FullName;
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
    public async Task Papers_ProcessIsKilledBeforeAndAfterACommit_LoseNothingAndDoubleNothing()
    {
        using var @operator = _host.NewVisitor();
        await @operator.SignInAsStaffAsync(Demo.Operator);
        var person = TestPerson.Number(11);
        await @operator.GoToCounterPapersAsync(person);
        var (path, fields) = @operator.Fill("main form[method=post]", DeskJourneys.EntriesFor("papers", person));
        await LosePowerAsync(PowerCutMoment.BeforeCommit, "INSERT INTO \"ApplicationEvents\"", () => @operator.SendFormAsync(path, fields));
        Assert.Equal("0", await ReadAsync("""SELECT COUNT(*) FROM "Applications" """));
        await @operator.PostAsync(path, fields);
        var number = @operator.NumberOfCase();
        await @operator.GetAsync("/kk/staff/courier");
        await @operator.SubmitFormAsync("form[action*='Begin']");
        await @operator.SubmitFormAsync("form[action*='Pack']", ("Code", number));
        await @operator.SubmitFormAsync("form[action*='Seal']", ("Seal", "P-1"));
        (path, fields) = @operator.Fill("form[action*='Depart']");
        await LosePowerAsync(PowerCutMoment.AfterCommit, "\"DepartedAt\" = ", () => @operator.SendFormAsync(path, fields));
        await @operator.SendFormAsync(path, fields);
        Assert.Equal("WithCourier", await ReadAsync("""SELECT "State" FROM "Manifests" """));
        Assert.Equal("1", await ReadAsync("""SELECT COUNT(*) FROM "CourierThings" WHERE "IsUnderWay" """));
        Assert.Equal(number, await ReadAsync("""SELECT "CaseNumber" FROM "ManifestLines" """));
    }

    private async Task LosePowerAsync(PowerCutMoment moment, string sql, Func<Task> act)
    {
        _host.CutPowerAt(moment, sql);
        await Assert.ThrowsAsync<HttpRequestException>(act);
        await _host.StartAgainAsync();
    }

    private async Task<string?> ReadAsync(string sql)
    {
        await using var connection = _database.Connect(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
