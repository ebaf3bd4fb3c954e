using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Public;

public sealed class DatabaseDownTestsOnSqlite(SqliteHost host) : DatabaseDownTests(host), IClassFixture<SqliteHost>
{
    private readonly ServiceHost _host = host;

    /// <summary>Another process holds the file, or it lies on a disk that is gone: it cannot be opened.</summary>
    private protected override Task TakeAwayAsync() => Task.Run(() => Move("test.db", "gone.db"));

    private protected override Task BringBackAsync() => Task.Run(() => Move("gone.db", "test.db"));

    private void Move(string from, string to)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var folder = _host.DataFolder.FullName;
        if (Directory.Exists(Path.Combine(folder, to)))
        {
            Directory.Delete(Path.Combine(folder, to));
        }

        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(Path.Combine(folder, from + suffix)))
            {
                File.Move(Path.Combine(folder, from + suffix), Path.Combine(folder, to + suffix));
            }
        }

        if (to == "gone.db")
        {
            Directory.CreateDirectory(Path.Combine(folder, from));
        }
    }
}

public sealed class DatabaseDownTestsOnPostgreSql(PostgreSqlHost host) : DatabaseDownTests(host), IClassFixture<PostgreSqlHost>
{
    private readonly ServiceHost _host = host;
    private string _name = string.Empty;

    private protected override async Task TakeAwayAsync()
    {
        _name = (await _host.QueryAsync("SELECT current_database()"))[0][0];
        await OnServerAsync($"ALTER DATABASE {_name} RENAME TO {_name}_gone");
    }

    private protected override Task BringBackAsync() => OnServerAsync($"ALTER DATABASE {_name}_gone RENAME TO {_name}");

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(Environment.GetEnvironmentVariable(PostgreSqlTestDatabase.Variable));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE '{_name}%'";
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>While the database is away people read what happened in their language, stay signed in, and go on when it is back.</summary>
public abstract class DatabaseDownTests
{
    private readonly ServiceHost _host;

    protected DatabaseDownTests(ServiceHost host)
    {
        _host = host;
        host.WorksInBackground = false;
    }

    private protected abstract Task TakeAwayAsync();

    private protected abstract Task BringBackAsync();

    [Fact]
    public async Task Pages_WhileTheDatabaseIsAway_SayItInTheReadersLanguageAndSignNobodyOut()
    {
        using var citizen = await _host.CitizenAsync(_host.NewPerson());
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        var number = await _host.NewCaseAsync();
        await TakeAwayAsync();
        try
        {
            foreach (var (visitor, page, title) in (IEnumerable<(Visitor, string, string)>)
            [
                (citizen, "/kk/my", "Қызмет уақытша қолжетімсіз"), (citizen, "/ru/apply", "Сервис временно недоступен"), (clerk, "/kk/staff", "Қызмет уақытша қолжетімсіз"),
            ])
            {
                await visitor.GetAsync(page);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
                Assert.Equal(title, visitor.Page.QuerySelector("h1")?.TextContent);
            }

            using var program = _host.CreateClient();
            using var answer = await program.PostAsJsonAsync(new Uri("/api/v1/cases/track", UriKind.Relative), new { number, lastFour = "1234" });
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal(503, problem.RootElement.GetProperty("status").GetInt32());

            using var ready = await program.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }
        finally
        {
            await BringBackAsync();
        }

        await citizen.GetAsync("/kk/my");
        Assert.Equal((HttpStatusCode.OK, "/kk/my"), (citizen.Status, citizen.Address));
        await clerk.GetAsync("/kk/staff");
        Assert.Equal((HttpStatusCode.OK, "/kk/staff"), (clerk.Status, clerk.Address));
    }
}
