namespace Duplicates.Service.Settings;

/// <summary>What the start page of administrators looks at.</summary>
public sealed class AdministrationOptions
{
    /// <summary>A file that <c>backup</c>, or another backup of the operator's, touches when it has succeeded; relative paths start at <see cref="DuplicatesOptions.DataPath"/>. Empty: nobody watches the backup.</summary>
    public string BackupMark { get; set; } = "last-backup";

    /// <summary>How old the last backup may be before the page says so.</summary>
    public TimeSpan OldestBackup { get; set; } = TimeSpan.FromHours(30);

    /// <summary>How long before the end of a certificate the page says so.</summary>
    public TimeSpan CertificateNotice { get; set; } = TimeSpan.FromDays(60);
}
