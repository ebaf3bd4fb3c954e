using System.Globalization;
using System.Text.RegularExpressions;

namespace Duplicates.Service.Backups;

/// <summary>
/// A folder that holds backups: one folder for each, and the attached files of all of them together, each once. A file is named by
/// its identity and the salt of its encryption, so that one that was encrypted anew is another.
/// </summary>
internal sealed partial class BackupPlace(string path)
{
    private const string Unfinished = ".unfinished";
    private const string TimeFormat = "yyyy-MM-dd'T'HHmmss'Z'";

    /// <summary>The files of all backups.</summary>
    public string Files { get; } = Path.Combine(path, "attached-files");

    /// <summary>The database in the folder of a backup.</summary>
    public static string DatabaseOf(string folder) => Path.Combine(folder, "database");

    /// <summary>The manifest in the folder of a backup; written last.</summary>
    public static string ManifestOf(string folder) => Path.Combine(folder, "manifest.json");

    /// <summary>The list of its attached files, one name a line.</summary>
    public static string FileListOf(string folder) => Path.Combine(folder, "files.txt");

    /// <summary>What else of the data folder belongs to it.</summary>
    public static string ServiceOf(string folder) => Path.Combine(folder, "service");

    /// <summary>The place that holds a backup.</summary>
    public static BackupPlace Of(string folder) => new(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!);

    /// <summary>Makes the place and lets nobody else write there until it is given back.</summary>
    /// <exception cref="BackupException">Another backup is writing there, or nothing can be written.</exception>
    public FileStream Take()
    {
        try
        {
            DurableFiles.CreateFolder(path);
            DurableFiles.CreateFolder(Files);
            return new(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"Nothing can be written to {path}, or another backup is being written there: {exception.Message}", exception);
        }
    }

    /// <summary>Begins the folder of a backup under a name that is not yet its own.</summary>
    public string Begin(DateTimeOffset now, Guid id)
    {
        var folder = Path.Combine(path, $"{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{id.ToString("N")[..8]}{Unfinished}");
        DurableFiles.CreateFolder(folder);
        DurableFiles.CreateFolder(ServiceOf(folder));
        return folder;
    }

    /// <summary>Gives a finished backup its name.</summary>
    public static string Finish(string folder)
    {
        var finished = folder[..^Unfinished.Length];
        Directory.Move(folder, finished);
        return finished;
    }

    /// <summary>
    /// Removes what was never finished, backups from before a moment, and the files that no backup names any more. Whatever else
    /// lies there is none of its business.
    /// </summary>
    /// <param name="before">The moment; null keeps all finished backups.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many backups were removed.</returns>
    /// <exception cref="BackupException">A backup cannot be read; nothing was removed.</exception>
    public async Task<int> RemoveAsync(DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var folders = Directory.EnumerateDirectories(path).Where(folder => FolderName().IsMatch(Path.GetFileName(folder))).ToLookup(folder => folder.EndsWith(Unfinished, StringComparison.Ordinal));
        var (old, named) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var folder in folders[false])
        {
            if (before is { } moment && (await BackupManifest.ReadAsync(ManifestOf(folder), cancellationToken)).MadeAt < moment)
            {
                old.Add(folder);
            }
            else
            {
                named.UnionWith(await File.ReadAllLinesAsync(FileListOf(folder), cancellationToken));
            }
        }

        foreach (var folder in folders[true].Concat(old))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Files).Where(file => FileName().IsMatch(Path.GetFileName(file)) && !named.Contains(Path.GetFileName(file))).ToList())
        {
            File.Delete(file);
        }

        return old.Count;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{6}Z-[0-9a-f]{8}(\.unfinished)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FolderName();

    [GeneratedRegex(@"^[0-9a-f]{32}-[0-9a-f]{32}(\.unfinished)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
