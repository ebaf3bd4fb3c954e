namespace Duplicates.Service.Backups;

/// <summary>What was backed up.</summary>
/// <param name="Folder">The folder of the backup, which a restoration is given.</param>
/// <param name="DatabaseBytes">Bytes of the database as it was written, encrypted.</param>
/// <param name="Files">Attached files that belong to the backup.</param>
/// <param name="NewFiles">Those that no backup at this place held yet.</param>
/// <param name="Removed">Backups that were older than they may become, and are gone.</param>
/// <param name="Problems">What was not right with the service's own data, a sentence each; the backup is there all the same.</param>
public sealed record BackupReport(string Folder, long DatabaseBytes, int Files, int NewFiles, int Removed, IReadOnlyList<string> Problems);

/// <summary>What was restored.</summary>
/// <param name="MadeAt">When the backup looked at the database (UTC): whatever came later is lost.</param>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Files">Attached files that are there now.</param>
public sealed record RestorationReport(DateTimeOffset MadeAt, string Version, int Files);

/// <summary>What a check of stored data found wrong.</summary>
/// <param name="Subject">What was looked at: <c>files</c>.</param>
/// <param name="Problems">A sentence each, at most <see cref="MostNamed"/> and one that counts the others; empty when it is whole.</param>
public sealed record CheckReport(string Subject, IReadOnlyList<string> Problems)
{
    /// <summary>Problems of one subject that are named.</summary>
    public const int MostNamed = 20;
}

/// <summary>Backups of a service and what follows from them. Whoever runs the service calls them by commands.</summary>
public interface IBackups
{
    /// <summary>Writes a backup beside the running service: database and files as they were at one moment, encrypted.</summary>
    /// <param name="place">Folder that holds the backups; files that an earlier backup there holds are not written again.</param>
    /// <param name="keepDays">Days after which an older backup there is removed, with the files that no other names; null keeps all.</param>
    /// <param name="cancellationToken">Ends it; what is unfinished is removed by the next.</param>
    /// <exception cref="BackupException">It could not be made.</exception>
    Task<BackupReport> BackUpAsync(string place, int? keepDays, CancellationToken cancellationToken);

    /// <summary>Restores a backup into an empty database and data folder; begun again after an interruption it goes on.</summary>
    /// <param name="folder">The folder of one backup.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BackupException">It cannot be restored here; what is here was not changed.</exception>
    Task<RestorationReport> RestoreAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Looks whether everything that is stored is whole, one subject after another, and changes nothing.</summary>
    IAsyncEnumerable<CheckReport> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>A backup that cannot be made or restored; the message is a sentence for whoever runs the service.</summary>
public sealed class BackupException : Exception
{
    /// <summary>With the sentence.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence and what caused it.</summary>
    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without a word.</summary>
    public BackupException()
    {
    }
}
