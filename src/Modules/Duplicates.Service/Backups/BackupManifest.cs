using System.Text.Json;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Backups;

/// <summary>What a backup says of itself, readable without a key; it holds nothing about people.</summary>
/// <param name="Format">The version of the layout of backups.</param>
/// <param name="Id">The identity of the backup; the encrypted database is bound to it.</param>
/// <param name="MadeAt">When it looked at the database (UTC).</param>
/// <param name="Version">The version of the program.</param>
/// <param name="Engine">The engine of the database.</param>
/// <param name="Keys">The keys that the data needs: the name of the setting → by what the key is known again.</param>
/// <param name="DatabaseBytes">Bytes of the encrypted database.</param>
/// <param name="AuditHead">Where the audit log ended, signed.</param>
internal sealed record BackupManifest(
    int Format, Guid Id, DateTimeOffset MadeAt, string Version, DatabaseEngine Engine, IReadOnlyDictionary<string, string> Keys, long DatabaseBytes, string AuditHead)
{
    /// <summary>The layout that this program writes.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>Writes it as a file.</summary>
    public Task WriteAsync(string path, CancellationToken cancellationToken) => DurableFiles.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(this, Options), cancellationToken);

    /// <summary>Reads it.</summary>
    /// <exception cref="BackupException">There is none, or a newer program wrote it.</exception>
    public static async Task<BackupManifest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllBytesAsync(path, cancellationToken), Options);
            return manifest is { Format: CurrentFormat } ? manifest : throw new BackupException($"{path} was written by another version of the program (format {manifest?.Format}).");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"{Path.GetDirectoryName(path)} holds no finished backup: there is no {Path.GetFileName(path)}.", exception);
        }
        catch (JsonException exception)
        {
            throw new BackupException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
