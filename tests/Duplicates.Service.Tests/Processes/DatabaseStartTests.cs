using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Processes;

public sealed class DatabaseStartTestsOnSqlite() : DatabaseStartTests(new SqliteTestDatabase());

public sealed class DatabaseStartTestsOnPostgreSql() : DatabaseStartTests(new PostgreSqlTestDatabase());

/// <summary>The built program and a database that another program, another key or a killed process has left behind.</summary>
public abstract class DatabaseStartTests : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly BuiltHost _host = new() { HasPowerCuts = true };
    private readonly string _connection;

    protected DatabaseStartTests(TestDatabase database)
    {
        _database = database;
        _host.PrepareForProduction();
        _host.Settings["Database"] = _connection = database.ConnectionString(_host.Folder.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DropAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Start_DatabaseOfANewerProgramOrOtherKeys_EndsWithOneLineThatSaysSo()
    {
        await _host.StartAsync();
        await _host.KillAsync();
        var key = _host.Settings["Encryption:Keys:a"];
        var other = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]);

        _host.Settings["Encryption:Keys:a"] = other;
        Assert.StartsWith("Setting Duplicates:Encryption:Keys:a is another key", await StartTests.RefusalAsync(_host), StringComparison.Ordinal);
        _host.Settings.Remove("Encryption:Keys:a");
        (_host.Settings["Encryption:CurrentKey"], _host.Settings["Encryption:Keys:b"]) = ("b", other);
        Assert.StartsWith("Setting Duplicates:Encryption:Keys:a is missing", await StartTests.RefusalAsync(_host), StringComparison.Ordinal);
        (_host.Settings["Encryption:Keys:a"], _host.Settings["Encryption:LookupKey"]) = (key, other);
        Assert.StartsWith("Setting Duplicates:Encryption:LookupKey is another key", await StartTests.RefusalAsync(_host), StringComparison.Ordinal);

        await ExecuteAsync("""INSERT INTO "__StaffMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231000000_Later', '99')""");
        _host.Settings["Encryption:LookupKey"] = key;
        Assert.Contains("20991231000000_Later", await StartTests.RefusalAsync(_host), StringComparison.Ordinal);
        await ExecuteAsync("""DELETE FROM "__StaffMigrationsHistory" WHERE "MigrationId" LIKE '2099%'""");
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231000000_Later', '99')""");
        Assert.Contains("20991231000000_Later", await StartTests.RefusalAsync(_host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAKillInsideAMigration_ComesUp()
    {
        _host.CutPowerAt(PowerCutMoment.BeforeCommit, "CREATE TABLE \"Letters\"");
        Assert.Equal(128 + 9, (await _host.RunAsync()).ExitCode);
        await _host.ForgetPowerCutAsync();
    }

    [Fact]
    public async Task Start_OfThreeHostsAtOnceOnAnEmptyDatabase_AllComeUp()
    {
        using var second = new BuiltHost();
        using var third = new BuiltHost();
        foreach (var host in (BuiltHost[])[second, third])
        {
            host.Environment = _host.Environment;
            foreach (var (name, value) in _host.Settings)
            {
                host.Settings[name] = value;
            }
        }

        _host.Variables["Logging__LogLevel__Default"] = "Information";
        var addresses = await Task.WhenAll(_host.StartAsync(), second.StartAsync(), third.StartAsync());
        using var client = new HttpClient();
        foreach (var address in addresses)
        {
            Assert.Equal($$"""{"status":"Healthy","version":"{{ServiceVersion.Number}}"}""", await client.GetStringAsync(new Uri(address, "/health/ready")));
        }

        Assert.Matches(@"^\d+\.\d+\.\d+$", ServiceVersion.Number);
        Assert.Contains($"Duplicates {ServiceVersion.Number}", _host.Announced, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = _database.Connect(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
