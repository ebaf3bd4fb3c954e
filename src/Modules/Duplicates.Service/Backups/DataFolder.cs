using Duplicates.Service.Audit;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Backups;

/// <summary>What belongs to a backup beside the database and the attached files.</summary>
internal sealed class DataFolder(AuditHeadsFile heads, IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    /// <summary>Session keys, encrypted as they lie; and the lists of revoked certificates by which signatures were judged.</summary>
    private static readonly string[] Folders = ["session-keys", "revocation-lists"];

    /// <summary>Copies it into a backup.</summary>
    public async Task CopyToAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var (here, name) in Files().Where(file => File.Exists(file.Here)))
        {
            await CopyAsync(here, Path.Combine(folder, name), cancellationToken);
        }
    }

    /// <summary>Copies what is not here out of a backup: heads that were signed since the backup are not given up for older ones.</summary>
    public async Task CopyFromAsync(string folder, CancellationToken cancellationToken)
    {
        var kept = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)) : [];
        foreach (var name in kept)
        {
            var here = name == HeadsName ? heads.Path : Path.Combine(DataPath, name);
            if (!File.Exists(here))
            {
                await CopyAsync(Path.Combine(folder, name), here, cancellationToken);
            }
        }
    }

    private const string HeadsName = "audit-heads.jsonl";

    private string DataPath => Path.Combine(environment.ContentRootPath, options.Value.DataPath);

    private IEnumerable<(string Here, string Name)> Files() => Folders
        .Select(name => Path.Combine(DataPath, name))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder))
        .Select(file => (file, Path.GetRelativePath(DataPath, file)))
        .Append((heads.Path, HeadsName));

    private static Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        DurableFiles.CreateFolder(Path.GetDirectoryName(to)!);
        return DurableFiles.CopyAsync(from, to, cancellationToken);
    }
}
