using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Backups;

/// <summary>Touches the file by which administrators see how old the last backup is.</summary>
internal sealed class BackupRecord(IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    /// <summary>A backup was finished that looked at the database at this moment.</summary>
    public async Task WriteAsync(DateTimeOffset madeAt, CancellationToken cancellationToken)
    {
        if (options.Value.Administration.BackupMark is { Length: > 0 } mark)
        {
            var path = Path.Combine(environment.ContentRootPath, options.Value.DataPath, mark);
            await DurableFiles.WriteAsync(path, ReadOnlyMemory<byte>.Empty, cancellationToken);
            File.SetLastWriteTimeUtc(path, madeAt.UtcDateTime);
        }
    }
}
