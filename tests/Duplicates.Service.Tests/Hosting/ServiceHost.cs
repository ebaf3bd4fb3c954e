using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Web.Background;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>
/// The whole service in process, with a database and a data folder of its own that go when it goes.
/// The tests of a class share one host; what they need to be alone with (people, clock) they take anew.
/// </summary>
public abstract class ServiceHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _data;
    private readonly Lazy<string> _connection;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private int _people;

    protected ServiceHost(TestDatabase database)
        : this(database, Directory.CreateTempSubdirectory("duplicates-test-"), isForTheFirstStart: false)
    {
    }

    private ServiceHost(TestDatabase database, DirectoryInfo data, bool isForTheFirstStart)
    {
        (_database, _data) = (database, data);
        _connection = new(() => isForTheFirstStart || Environment != "Development"
            ? database.ConnectionString(data.FullName)
            : PreparedData.For(database).CopyTo(database, data.FullName));
        With("DataPath", data.FullName);
        With("PublicAddress", "http://localhost");
        With("OneTimeCodes:PerAddress", "100000");
        With("OneTimeCodes:PerMinute", "100000");
        With("OneTimeCodes:PerHour", "100000");
        With("Signing:Tries", "100000");
    }

    public FakeTimeProvider Clock { get; } = TestClock.New();

    /// <summary>What was logged as an error or worse, in its first line.</summary>
    public LoggedErrors Errors { get; } = new();

    public DirectoryInfo DataFolder => _data;

    /// <summary>Development unless a test says otherwise before the host is used.</summary>
    public string Environment { get; set; } = "Development";

    /// <summary>Whether background work goes on by itself; a test that runs it step by step says no before the host is used.</summary>
    public bool WorksInBackground { get; set; } = true;

    /// <summary>Sees the commands of the service, when a test says so before the host is used.</summary>
    public IInterceptor? Watch { get; set; }

    /// <summary>Gives a setting of the section <c>Duplicates</c> before the host is used.</summary>
    public ServiceHost With(string setting, string value)
    {
        _settings[$"{DuplicatesOptions.Section}:{setting}"] = value;
        return this;
    }

    /// <summary>Whether its database and its folder go when it goes.</summary>
    private protected virtual bool LeavesNothingBehind => true;

    /// <summary>A host that finds nothing, makes everything, and leaves it behind.</summary>
    internal static ServiceHost ForTheFirstStart(TestDatabase database, DirectoryInfo data) => new FirstStartHost(database, data);

    /// <summary>A person whom nobody has met before.</summary>
    public TestPerson NewPerson() => TestPerson.Number(Interlocked.Increment(ref _people));

    /// <summary>A child whom nobody has met before.</summary>
    public TestPerson NewChild() => TestPerson.Child(Interlocked.Increment(ref _people));

    /// <summary>Somebody with a browser of their own.</summary>
    public Visitor NewVisitor() => Visitor.At(this);

    /// <summary>All messages of the service, the newest first.</summary>
    public Task<IReadOnlyList<OutboxMessage>> MessagesAsync() => MessagesOfAsync(this);

    /// <summary>All messages of a service in process, the newest first.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> MessagesOfAsync(WebApplicationFactory<Program> factory)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IOutboxReader>().NewestAsync(10_000, CancellationToken.None);
    }

    /// <summary>The messages that reached a person, the newest first; one-time codes are left out.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> NoticesToAsync(TestPerson person) =>
        [.. (await MessagesAsync()).Where(message => message.Recipient == person.Phone && message.Kind != "code")];

    /// <summary>Runs a piece of background work once, by its name.</summary>
    public async Task RunJobAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<BackgroundJob>().Single(job => job.Name == name).RunAsync(scope.ServiceProvider, CancellationToken.None);
    }

    /// <summary>Reads straight from the database: every value as text, NULL as empty.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> QueryAsync(string sql)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var command = await CommandAsync(scope.ServiceProvider, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyList<string>>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? string.Empty)]);
        }

        return rows;
    }

    /// <summary>Everything that a table holds, as whoever steals the database reads it: each value with its column, bytes as text.</summary>
    public async Task<IReadOnlyList<(string Column, string Value)>> DumpAsync(string table)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var command = await CommandAsync(scope.ServiceProvider, $"SELECT * FROM \"{table}\"");
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<(string Column, string Value)>();
        while (await reader.ReadAsync())
        {
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => (reader.GetName(column), reader.GetValue(column) switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
            })));
        }

        return values;
    }

    public async Task<long> CountAsync(string table) =>
        long.Parse((await QueryAsync($"SELECT COUNT(*) FROM \"{table}\""))[0][0], CultureInfo.InvariantCulture);

    /// <summary>Changes the database behind the back of the service.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var command = await CommandAsync(scope.ServiceProvider, sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The names of all tables.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() => [.. (await QueryAsync(_database.TablesSql)).Select(row => row[0])];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        With("Database", _connection.Value);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<ILoggerProvider>(Errors);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            if (Watch is { } watch)
            {
                services.ConfigureDbContext<SqliteDuplicatesDbContext>(options => options.AddInterceptors(watch));
                services.ConfigureDbContext<PostgreSqlDuplicatesDbContext>(options => options.AddInterceptors(watch));
            }

            if (!WorksInBackground)
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(BackgroundLoops)));
            }
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (LeavesNothingBehind && Directory.Exists(_data.FullName))
        {
            await _database.DropAsync();
            _data.Remove();
        }

        GC.SuppressFinalize(this);
    }

    private sealed class FirstStartHost : ServiceHost
    {
        public FirstStartHost(TestDatabase database, DirectoryInfo data)
            : base(database, data, isForTheFirstStart: true) => WorksInBackground = false;

        private protected override bool LeavesNothingBehind => false;
    }

    private static async Task<DbCommand> CommandAsync(IServiceProvider services, string sql)
    {
        var db = services.GetRequiredService<DuplicatesDbContext>().Database;
        await db.OpenConnectionAsync();
        var command = db.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandType = CommandType.Text;
        return command;
    }
}

/// <summary>The service on an SQLite file.</summary>
public sealed class SqliteHost() : ServiceHost(new SqliteTestDatabase());

/// <summary>The service on a PostgreSQL server.</summary>
public sealed class PostgreSqlHost() : ServiceHost(new PostgreSqlTestDatabase());
