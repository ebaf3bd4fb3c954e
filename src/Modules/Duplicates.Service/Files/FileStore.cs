using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Files;

/// <summary>Keeps the bytes of files, encrypted, under random names in <c>DataPath/files</c>, which no address of the site leads to.</summary>
internal sealed class FileStore(FileCipher cipher, TimeProvider clock, IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    private readonly string _folder = Path.Combine(environment.ContentRootPath, options.Value.DataPath, "files");

    /// <summary>Writes a new file; it appears whole or not at all.</summary>
    public async Task WriteAsync(Guid id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var (path, unfinished) = (PathOf(id), PathOf(id) + ".new");
        await using (var target = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            await cipher.EncryptAsync(content, target, cancellationToken);
        }

        File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
        File.Move(unfinished, path);
    }

    /// <summary>Reads a file; null when it is gone.</summary>
    public async Task<byte[]?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return cipher.Decrypt(await File.ReadAllBytesAsync(PathOf(id), cancellationToken));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(Guid id)
    {
        if (Directory.Exists(_folder))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>What is kept since before a moment, unfinished files included: the path, and the identity where the name is one.</summary>
    public IEnumerable<(string Path, Guid? Id)> KeptSinceBefore(DateTimeOffset moment) =>
        Directory.Exists(_folder)
            ? Directory.EnumerateFiles(_folder)
                .Where(path => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime)
                .Select(path => (path, Guid.TryParseExact(Path.GetFileName(path), "N", out var id) ? id : (Guid?)null))
            : [];

    private string PathOf(Guid id) => Path.Combine(_folder, id.ToString("N"));
}
