namespace Duplicates.Service.Backups;

/// <summary>Writes files that are on the disk, and their owner's alone, when the writing has ended.</summary>
internal static class DurableFiles
{
    /// <summary>Opens a new file; one that is there is replaced.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    /// <summary>Writes a whole file.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var file = Create(path);
        await file.WriteAsync(content, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Copies a file with its time; it appears whole or not at all.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        var unfinished = $"{to}.unfinished";
        await using (var source = File.OpenRead(from))
        await using (var target = Create(unfinished))
        {
            await source.CopyToAsync(target, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(unfinished, File.GetLastWriteTimeUtc(from));
        File.Move(unfinished, to, overwrite: true);
    }

    /// <summary>Makes a folder that only its owner enters; one that exists stays as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
