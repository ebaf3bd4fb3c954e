using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Backups;

/// <summary>
/// Makes a backup. The database is looked at first and the files are copied afterwards: bytes are kept before the row that names
/// them and those of a case are never removed, so every file that the database of the backup names for a case is there.
/// </summary>
internal sealed class Backup(
    DatabaseDumps dumps, DatabaseSetting database, FileStore files, FileCipher cipher, AuditHeads heads, DataFolder dataFolder, BackupRecord record, TimeProvider clock)
{
    /// <summary>Makes it.</summary>
    public async Task<BackupReport> RunAsync(BackupPlace place, int? keepDays, CancellationToken cancellationToken)
    {
        await using var alone = place.Take();
        var (id, now) = (Guid.NewGuid(), clock.GetUtcNow());
        var (head, known) = (await heads.CurrentLineAsync(cancellationToken), await KeyChecks.KnownAsync(database, cancellationToken));
        var folder = place.Begin(now, id);
        var handedIn = await WriteDatabaseAsync(id, BackupPlace.DatabaseOf(folder), cancellationToken);
        var (names, newFiles) = await CopyFilesAsync(place, cancellationToken);
        await DurableFiles.WriteAsync(BackupPlace.FileListOf(folder), Encoding.ASCII.GetBytes(string.Concat(names.Select(name => $"{name}\n"))), cancellationToken);
        await dataFolder.CopyToAsync(BackupPlace.ServiceOf(folder), cancellationToken);
        var length = new FileInfo(BackupPlace.DatabaseOf(folder)).Length;
        await new BackupManifest(BackupManifest.CurrentFormat, id, now, ServiceVersion.WithCommit, database.Engine, known, length, head)
            .WriteAsync(BackupPlace.ManifestOf(folder), cancellationToken);
        folder = BackupPlace.Finish(folder);
        await record.WriteAsync(now, cancellationToken);
        var removed = await place.RemoveAsync(keepDays is { } days ? now.AddDays(-days) : null, cancellationToken);
        return new(folder, length, names.Count, newFiles, removed, Missing(handedIn, names));
    }

    /// <summary>Writes the database, encrypted as it comes.</summary>
    /// <returns>The files that it names for cases.</returns>
    private async Task<IReadOnlyList<Guid>> WriteDatabaseAsync(Guid id, string path, CancellationToken cancellationToken)
    {
        await using var dump = await dumps.TakeAsync(cancellationToken);
        var handedIn = await FileSql.HandedInAsync(dump.Connection, cancellationToken);
        await using var target = DurableFiles.Create(path);
        var pipe = new Pipe();
        await Task.WhenAll(DumpAsync(), EncryptAsync());
        target.Flush(flushToDisk: true);
        return handedIn;

        async Task DumpAsync()
        {
            try
            {
                await dump.WriteAsync(pipe.Writer.AsStream(leaveOpen: true), cancellationToken);
                await pipe.Writer.CompleteAsync();
            }
            catch (Exception exception)
            {
                await pipe.Writer.CompleteAsync(exception);
                throw;
            }
        }

        async Task EncryptAsync()
        {
            try
            {
                await cipher.EncryptAsync(id, pipe.Reader.AsStream(leaveOpen: true), target, cancellationToken);
            }
            finally
            {
                await pipe.Reader.CompleteAsync();
            }
        }
    }

    /// <summary>Copies the files that the place does not hold yet.</summary>
    /// <returns>The names of all, and how many were copied.</returns>
    private async Task<(IReadOnlyList<string> Names, int Copied)> CopyFilesAsync(BackupPlace place, CancellationToken cancellationToken)
    {
        var (names, copied) = (new List<string>(), 0);
        foreach (var file in Directory.Exists(files.Folder) ? Directory.EnumerateFiles(files.Folder) : [])
        {
            try
            {
                if (await NameOfAsync(file, cancellationToken) is { } name)
                {
                    var kept = Path.Combine(place.Files, name);
                    if (!File.Exists(kept))
                    {
                        await DurableFiles.CopyAsync(file, kept, cancellationToken);
                        copied++;
                    }

                    names.Add(name);
                }
            }
            catch (FileNotFoundException)
            {
                // somebody took it out of a draft meanwhile
            }
        }

        return (names, copied);
    }

    /// <summary>What the place calls a file; null for one that is still being written or is none of the service's.</summary>
    private static async Task<string?> NameOfAsync(string file, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(Path.GetFileName(file), "N", out _))
        {
            return null;
        }

        try
        {
            await using var stored = File.OpenRead(file);
            return $"{Path.GetFileName(file)}-{Convert.ToHexStringLower((await FileHead.ReadAsync(stored, cancellationToken)).Salt)}";
        }
        catch (CryptographicException)
        {
            return null; // cut: the check of stored data names it
        }
    }

    private static IReadOnlyList<string> Missing(IReadOnlyList<Guid> handedIn, IReadOnlyList<string> names)
    {
        var there = names.Select(name => name.Split('-')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. handedIn.Select(id => id.ToString("N")).Where(id => !there.Contains(id)).Select(id => $"The file {id} of a case is missing in the data folder, or cut.")];
    }
}
