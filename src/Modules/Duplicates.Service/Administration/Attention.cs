using System.Security.Cryptography;
using Duplicates.Domain.Time;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Administration;

/// <summary>Something that an administrator should look at.</summary>
/// <param name="Kind">What: text <c>admin.attention.{kind}</c>.</param>
/// <param name="Values">What the text names.</param>
internal sealed record AttentionLine(string Kind, params object[] Values);

/// <summary>What needs an administrator: messages that were given up, work that stands still, certificates near their end, an old backup, a full disk.</summary>
internal sealed class Attention(DeadLetters letters, JobJournal journal, IHostEnvironment host, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>So many times the room below which a host calls itself not ready, the page speaks up.</summary>
    private const int EarlyWarning = 5;

    private const long BytesInMegabyte = 1024 * 1024;

    /// <summary>Megabytes that are free on the disk of the data folder.</summary>
    public long FreeMegabytes => new DriveInfo(Path.Combine(host.ContentRootPath, options.Value.DataPath)).AvailableFreeSpace / BytesInMegabyte;

    /// <summary>When the last backup was made (UTC); null when nobody tells, or none was made.</summary>
    public DateTimeOffset? BackupAt => options.Value.Administration.BackupMark is { Length: > 0 } mark && Path.Combine(host.ContentRootPath, options.Value.DataPath, mark) is var file && File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)) : null;

    /// <summary>What there is, the gravest first.</summary>
    public async Task<IReadOnlyList<AttentionLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<AttentionLine>();
        lines.AddRange(journal.Stopped().Select(job => new AttentionLine("job", job.Name, AlmatyTime.ToLocal(job.SucceededAt), job.Failures)));
        if (FreeMegabytes is var free && free < (long)EarlyWarning * options.Value.LeastFreeMegabytes)
        {
            lines.Add(new("disk", free));
        }

        lines.AddRange(Backup());
        lines.AddRange(Certificates());
        if ((await letters.CountAsync(cancellationToken)).Sum(channel => channel.Failed) is > 0 and var dead)
        {
            lines.Add(new("letters", ChannelCounts.Shown(dead)));
        }

        return lines;
    }

    private IEnumerable<AttentionLine> Backup()
    {
        if (options.Value.Administration.BackupMark.Length == 0)
        {
            yield return new("backup-unwatched");
        }
        else if (BackupAt is not { } at)
        {
            yield return new("backup-none");
        }
        else if (clock.GetUtcNow() - at > options.Value.Administration.OldestBackup)
        {
            yield return new("backup-old", AlmatyTime.ToLocal(at));
        }
    }

    private List<AttentionLine> Certificates()
    {
        var folder = options.Value.Signing.TrustedCertificates;
        var soon = clock.GetUtcNow() + options.Value.Administration.CertificateNotice;
        try
        {
            return folder.Length == 0 ? [] : [.. CertificateFolder.Read(folder).Where(certificate => certificate.NotAfter.ToUniversalTime() < soon.UtcDateTime)
                .Select(certificate => new AttentionLine("certificate", certificate.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: false), AlmatyTime.ToLocal(new(certificate.NotAfter.ToUniversalTime()))))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return [new("certificates-unreadable", folder)];
        }
    }
}
