using System.Runtime.Versioning;
using Duplicates.Service.Settings;

namespace Duplicates.Web;

/// <summary>Keeps the database, the files and the keys from other accounts of the machine: folders 0700, files 0600. On Windows the folder's own rights hold.</summary>
internal static class OwnerOnly
{
    /// <summary>What the service keeps in the data folder; whatever else lies there is none of its business.</summary>
    private static readonly string[] Folders = ["session-keys", "files", "revocation-lists"];

    private static readonly string[] Files = ["development-*.json", "*.db", "*.db-*", "*.jsonl"];

    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that only its owner enters; one that exists stays as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Takes the rights of others away from what lies in the data folder, and from the database file.</summary>
    public static void Restrict(string dataPath, DatabaseSetting database)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var folder in Folders.Select(name => Path.Combine(dataPath, name)))
        {
            CreateFolder(folder);
            Set(folder, Folder);
        }

        foreach (var file in Files.SelectMany(pattern => Directory.EnumerateFiles(dataPath, pattern)))
        {
            Set(file, File);
        }

        if (database.SqliteFile is { } path)
        {
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
            {
                Set(file, File);
            }
        }
    }

    /// <summary>Makes the database file before SQLite does, with the rights of any other; its journals get those of the file.</summary>
    public static void CreateDatabase(DatabaseSetting database)
    {
        if (OperatingSystem.IsWindows() || database.SqliteFile is not { } path || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return;
        }

        try
        {
            new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = File }).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // the database will say so itself
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Set(string path, UnixFileMode mode)
    {
        try
        {
            if (Path.Exists(path) && System.IO.File.GetUnixFileMode(path) != mode)
            {
                System.IO.File.SetUnixFileMode(path, mode);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // it belongs to another account, which decides, or is gone by now
        }
    }
}
