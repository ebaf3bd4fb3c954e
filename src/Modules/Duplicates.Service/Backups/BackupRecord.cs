using System.Globalization;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Backups;

/// <summary>Remembers in the data folder when the last backup was made, so that its age can be seen.</summary>
internal sealed class BackupRecord(IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    private string FilePath => Path.Combine(environment.ContentRootPath, options.Value.DataPath, "last-backup");

    /// <summary>A backup was finished that looked at the database at this moment.</summary>
    public Task WriteAsync(DateTimeOffset madeAt, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(FilePath, madeAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
}
