using System.Security.Cryptography;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Files;

/// <summary>Keeps the bytes of files, encrypted, under random names in <c>DataPath/files</c>, which no address of the site leads to.</summary>
internal sealed class FileStore(FileCipher cipher, TimeProvider clock, IHostEnvironment environment, IOptions<DuplicatesOptions> options) : IProtectedFiles
{
    /// <summary>Where they lie; the folder is made with the first of them.</summary>
    public string Folder { get; } = Path.Combine(environment.ContentRootPath, options.Value.DataPath, "files");

    /// <summary>Writes a new file; it appears whole or not at all.</summary>
    public async Task WriteAsync(Guid id, byte[] content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        await WriteAsync(id, $"{PathOf(id)}.new", new MemoryStream(content, writable: false), overwrite: false, cancellationToken);
    }

    /// <summary>Encrypts all files anew that have an old version or an old key.</summary>
    /// <returns>How many files there are, how many were written anew, and how many cannot be read.</returns>
    public async Task<(int Files, int Rewritten, int Unreadable)> ReencryptAsync(CancellationToken cancellationToken)
    {
        var (files, rewritten, unreadable) = (0, 0, 0);
        foreach (var path in Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).ToList() : [])
        {
            if (!Guid.TryParseExact(Path.GetFileName(path), "N", out var id) || !File.Exists(path))
            {
                continue;
            }

            files++;
            try
            {
                if (await OutdatedAsync(id, path, cancellationToken) is { } content)
                {
                    await WriteAsync(id, $"{path}.again", content, overwrite: true, cancellationToken);
                    rewritten++;
                }
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
        }

        return (files, rewritten, unreadable);
    }

    private async Task WriteAsync(Guid id, string unfinished, Stream content, bool overwrite, CancellationToken cancellationToken)
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
            await using var stored = File.OpenRead(PathOf(id));
            return (await OpenedAsync(id, stored, cancellationToken)).ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The content of a file that has an old version or an old key; null for a current one.</summary>
    private async Task<MemoryStream?> OutdatedAsync(Guid id, string path, CancellationToken cancellationToken)
    {
        await using var stored = File.OpenRead(path);
        return cipher.IsCurrent(await FileHead.ReadAsync(stored, cancellationToken)) ? null : await OpenedAsync(id, stored, cancellationToken);
    }

    private async Task<MemoryStream> OpenedAsync(Guid id, FileStream stored, CancellationToken cancellationToken)
    {
        var content = new MemoryStream((int)stored.Length);
        stored.Position = 0;
        await cipher.DecryptAsync(id, stored, content, cancellationToken);
        content.Position = 0;
        return content;
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(Guid id)
    {
        if (Directory.Exists(Folder))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>What is kept since before a moment, unfinished files included: the path, and the identity where the name is one.</summary>
    public IEnumerable<(string Path, Guid? Id)> KeptSinceBefore(DateTimeOffset moment) =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder)
                .Where(path => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime)
                .Select(path => (path, Guid.TryParseExact(Path.GetFileName(path), "N", out var id) ? id : (Guid?)null))
            : [];

    private string PathOf(Guid id) => Path.Combine(Folder, id.ToString("N"));
}
