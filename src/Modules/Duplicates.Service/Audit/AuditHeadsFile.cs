using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Audit;

/// <summary>
/// A file of heads, one a line, each naming the hash of the line before it. Lines are only ever added, so that the file may be one to
/// which the system allows nothing else. Hosts that share it add one after another.
/// </summary>
internal sealed class AuditHeadsFile(IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    private const int Tries = 100;
    private const int Tail = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly string Nothing = new('0', 64);

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(environment.ContentRootPath, options.Value.DataPath, options.Value.Audit.HeadsFile);

    /// <summary>What a line is called by the next.</summary>
    public static string HashOf(string? line) => line is null ? Nothing : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    /// <summary>Opens the file as it is opened to add a head.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task RequireWritableAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var file = await OpenAsync(cancellationToken);
    }

    /// <summary>Adds the head that is made from the last one and the hash of the last line; nothing when none is made.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<AuditHead?> AppendAsync(Func<AuditHead?, string, Task<AuditHead?>> make, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var file = await OpenAsync(cancellationToken);
        var (lines, endsWhole) = await ReadTailAsync(file, cancellationToken);
        var head = await make(lines.Select(AuditHead.Parse).LastOrDefault(known => known is not null), HashOf(lines is [.., var last] ? last : null));
        if (head is not null)
        {
            file.Seek(0, SeekOrigin.End);
            await file.WriteAsync(Encoding.UTF8.GetBytes($"{(endsWhole ? string.Empty : "\n")}{head.ToLine()}\n"), CancellationToken.None);
            file.Flush(flushToDisk: true);
        }

        return head;
    }

    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(Path, Opening());
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException) && attempt < Tries)
            {
                // another host adds a line
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>The file is its owner's alone; on Windows the folder's own rights hold.</summary>
    private static FileStreamOptions Opening()
    {
        var opening = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            opening.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return opening;
    }

    /// <summary>The last lines, and whether the last one ends as it should: a power cut may have broken it.</summary>
    private static async Task<(IReadOnlyList<string> Lines, bool EndsWhole)> ReadTailAsync(FileStream file, CancellationToken cancellationToken)
    {
        var tail = new byte[Math.Min(file.Length, Tail)];
        file.Seek(-tail.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(tail, cancellationToken);
        var text = Encoding.UTF8.GetString(tail);
        return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)], text.Length == 0 || text[^1] == '\n');
    }
}
