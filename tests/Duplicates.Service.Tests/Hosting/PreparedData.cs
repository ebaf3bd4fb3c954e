using System.Collections.Concurrent;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>
/// What a first start in Development leaves behind, made once for each engine and copied to every host: migrations and content
/// of the recipes would otherwise run some two hundred times.
/// </summary>
internal sealed class PreparedData : IDisposable
{
    private static readonly ConcurrentDictionary<Type, Lazy<PreparedData>> PerEngine = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-prepared-");
    private readonly TestDatabase _database;

    private PreparedData(TestDatabase database)
    {
        _database = database;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The prepared data of the engine of a database; the first caller makes them.</summary>
    public static PreparedData For(TestDatabase database) => PerEngine.GetOrAdd(database.GetType(), _ => new(() => Make(database.Another()))).Value;

    /// <summary>Copies the keys and the database.</summary>
    /// <returns>How to reach the copy of the database.</returns>
    public string CopyTo(TestDatabase database, string dataFolder)
    {
        foreach (var folder in _folder.EnumerateDirectories("*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(dataFolder, Path.GetRelativePath(_folder.FullName, folder.FullName)));
        }

        // the file of heads stays open a moment longer than its host; each host begins its own
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name != "audit-heads.jsonl"))
        {
            file.CopyTo(Path.Combine(dataFolder, Path.GetRelativePath(_folder.FullName, file.FullName)));
        }

        return database.ConnectionStringOfCopy(_database, dataFolder);
    }

    public void Dispose()
    {
        _database.DropAsync().GetAwaiter().GetResult();
        _folder.Remove();
    }

    private static PreparedData Make(TestDatabase database)
    {
        var data = new PreparedData(database);
        using (var host = ServiceHost.ForTheFirstStart(database, data._folder))
        {
            _ = host.Services;
        }

        database.Release();
        return data;
    }
}
