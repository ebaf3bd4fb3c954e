using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Processes;

namespace Duplicates.Service.Tests.Hostile;

/// <summary>The built service, listening, on a database of its own: what hostile hands find.</summary>
public abstract class AttackedHost(TestDatabase database) : IAsyncLifetime
{
    private readonly BuiltHost _host = new();

    public async ValueTask InitializeAsync()
    {
        _host.Settings["PublicAddress"] = "http://localhost";
        _host.Settings["DevelopmentOutbox"] = "true";
        _host.Settings["Database"] = database.ConnectionString(_host.Folder.FullName);
        await _host.StartAsync();
    }

    /// <summary>Somebody with an ordinary browser.</summary>
    public Visitor NewVisitor() => _host.NewVisitor();

    /// <summary>Sends a request exactly as it is written.</summary>
    public async Task<Answer> SendAsync(Attack attack)
    {
        using var client = new HttpClient(_host.NewWay()) { BaseAddress = new("http://localhost") };
        return await SendAsync(client, attack);
    }

    /// <summary>Sends requests one after another by one connection.</summary>
    public async Task<IReadOnlyList<Answer>> SendAsync(IEnumerable<Attack> attacks)
    {
        using var client = new HttpClient(_host.NewWay()) { BaseAddress = new("http://localhost") };
        var answers = new List<Answer>();
        foreach (var attack in attacks)
        {
            answers.Add(await SendAsync(client, attack));
        }

        return answers;
    }

    /// <summary>Sends requests all at once, each by a connection of its own.</summary>
    public async Task<IReadOnlyList<Answer>> SendAtOnceAsync(IEnumerable<Attack> attacks)
    {
        using var client = new HttpClient(_host.NewWay()) { BaseAddress = new("http://localhost") };
        return await Task.WhenAll(attacks.Select(attack => SendAsync(client, attack)));
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await database.DropAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task<Answer> SendAsync(HttpClient client, Attack attack)
    {
        using var request = attack.Write();
        using var response = await client.SendAsync(request);
        return new(attack, response, await response.Content.ReadAsByteArrayAsync());
    }
}

public sealed class AttackedSqliteHost() : AttackedHost(new SqliteTestDatabase());

public sealed class AttackedPostgreSqlHost() : AttackedHost(new PostgreSqlTestDatabase());
