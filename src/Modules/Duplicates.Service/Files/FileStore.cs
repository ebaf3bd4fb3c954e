using System.Security.Cryptography;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Files;

/// <summary>Keeps the bytes of files, encrypted, under random names in <c>DataPath/files</c>, which no address of the site leads to.</summary>
internal sealed class FileStore(FileCipher cipher, TimeProvider clock, IHostEnvironment environment, IOptions<DuplicatesOptions> options) : IProtectedFiles
{
    private readonly string _folder = Path.Combine(environment.ContentRootPath, options.Value.DataPath, "files");

    /// <summary>Writes a new file; it appears whole or not at all.</summary>
    public async Task WriteAsync(Guid id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        await WriteAsync(id, $"{PathOf(id)}.new", content, overwrite: false, cancellationToken);
    }

    /// <summary>Encrypts all files anew that have an old version or an old key.</summary>
    /// <returns>How many files there are, how many were written anew, and how many cannot be read.</returns>
    public async Task<(int Files, int Rewritten, int Unreadable)> ReencryptAsync(CancellationToken cancellationToken)
    {
        var (files, rewritten, unreadable) = (0, 0, 0);
        foreach (var path in Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder).ToList() : [])
        {
            if (!Guid.TryParseExact(Path.GetFileName(path), "N", out var id) || !File.Exists(path))
            {
                continue;
            }

            files++;
            var stored = await File.ReadAllBytesAsync(path, cancellationToken);
            if (cipher.IsCurrent(stored))
            {
                continue;
            }

            try
            {
                await WriteAsync(id, $"{path}.again", cipher.Decrypt(id, stored), overwrite: true, cancellationToken);
                rewritten++;
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
        }

        return (files, rewritten, unreadable);
    }

    private async Task WriteAsync(Guid id, string unfinished, ReadOnlyMemory<byte> content, bool overwrite, CancellationToken cancellationToken)
    {
        await using (var target = new FileStream(unfinished, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write))
        {
            await cipher.EncryptAsync(id, content, target, cancellationToken);
        }

        File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
        File.Move(unfinished, PathOf(id), overwrite);
    }

    /// <summary>Reads a file; null when it is gone.</summary>
    public async Task<byte[]?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return cipher.Decrypt(id, await File.ReadAllBytesAsync(PathOf(id), cancellationToken));
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
