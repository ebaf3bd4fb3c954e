using System.Data.Common;
using System.Runtime.CompilerServices;
using Duplicates.Service.Data;

namespace Duplicates.Service.Backups;

/// <inheritdoc />
internal sealed class BackupDesk(Backup backup, Restoration restoration, IEnumerable<IStoredDataCheck> checks) : IBackups
{
    /// <inheritdoc />
    public Task<BackupReport> BackUpAsync(string place, int? keepDays, CancellationToken cancellationToken) =>
        OrExplainAsync(() => backup.RunAsync(new(Path.GetFullPath(place)), keepDays, cancellationToken));

    /// <inheritdoc />
    public Task<RestorationReport> RestoreAsync(string folder, CancellationToken cancellationToken) =>
        OrExplainAsync(() => restoration.RunAsync(Path.GetFullPath(folder), cancellationToken));

    /// <inheritdoc />
    public async IAsyncEnumerable<CheckReport> CheckAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            yield return new(check.Subject, await ProblemsAsync(check, cancellationToken));
        }
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(IStoredDataCheck check, CancellationToken cancellationToken)
    {
        var (problems, unnamed) = (new List<string>(), 0);
        try
        {
            await foreach (var problem in check.FindProblemsAsync(cancellationToken))
            {
                if (problems.Count < CheckReport.MostNamed)
                {
                    problems.Add(problem);
                }
                else
                {
                    unnamed++;
                }
            }
        }
        catch (DbException exception)
        {
            problems.Add($"The database cannot be read to the end: {exception.Message.ReplaceLineEndings(" ")}");
        }

        return unnamed == 0 ? problems : [.. problems, $"… and {unnamed} more."];
    }

    /// <summary>A disk that is full or may not be written is no defect of the program.</summary>
    private static async Task<T> OrExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(exception.Message, exception);
        }
    }
}
