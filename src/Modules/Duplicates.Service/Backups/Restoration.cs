using System.Security.Cryptography;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Backups;

/// <summary>Restores a backup: files first and the database last, so that a half-restored service has no database and is simply restored again.</summary>
internal sealed class Restoration(DatabaseDumps dumps, DatabaseSetting database, FileStore files, FileCipher cipher, DataFolder dataFolder, IOptions<DuplicatesOptions> options)
{
    /// <summary>Restores it.</summary>
    public async Task<RestorationReport> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var manifest = await BackupManifest.ReadAsync(BackupPlace.ManifestOf(folder), cancellationToken);
        if (manifest.Engine != database.Engine)
        {
            throw new BackupException($"The backup is one of {manifest.Engine}, and Duplicates:Database names a database of {database.Engine}.");
        }

        KeyChecks.RequireKnown(options.Value.Encryption, manifest.Keys);
        await using var alone = await StartLock.TakeAsync(database, cancellationToken);
        if (!await dumps.IsEmptyAsync(cancellationToken))
        {
            throw new BackupException("The database that Duplicates:Database names is not empty: restore into a new one, or move this one away first.");
        }

        var names = await File.ReadAllLinesAsync(BackupPlace.FileListOf(folder), cancellationToken);
        await CopyFilesAsync(BackupPlace.Of(folder), names, cancellationToken);
        await dataFolder.CopyFromAsync(BackupPlace.ServiceOf(folder), cancellationToken);
        await dumps.RestoreAsync(target => OpenAsync(manifest.Id, BackupPlace.DatabaseOf(folder), target, cancellationToken), cancellationToken);
        return new(manifest.MadeAt, manifest.Version, names.Length);
    }

    private async Task CopyFilesAsync(BackupPlace place, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.FirstOrDefault(name => !File.Exists(Path.Combine(place.Files, name))) is { } missing)
        {
            throw new BackupException($"The backup is not whole: {Path.Combine(place.Files, missing)} is missing.");
        }

        DurableFiles.CreateFolder(files.Folder);
        foreach (var name in names)
        {
            var here = Path.Combine(files.Folder, name.Split('-')[0]);
            if (!File.Exists(here))
            {
                await DurableFiles.CopyAsync(Path.Combine(place.Files, name), here, cancellationToken);
            }
        }
    }

    private async Task OpenAsync(Guid id, string path, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            await using var stored = File.OpenRead(path);
            await cipher.DecryptAsync(id, stored, target, cancellationToken);
        }
        catch (CryptographicException exception)
        {
            throw new BackupException($"{path} was changed or cut, or is that of another backup.", exception);
        }
    }
}
