using System.Globalization;
using Duplicates.Service.Backups;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Duplicates.Web.StaffAccounts;

namespace Duplicates.Web.Commands;

/// <summary><c>backup PLACE [keep=DAYS]</c>: writes a backup into a folder of the place, beside the running service.</summary>
internal sealed class BackUp(string place, IReadOnlyList<string> options) : ICommand
{
    private const string Keep = "keep=";

    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        int? keepDays = null;
        if (options is [var option])
        {
            if (!option.StartsWith(Keep, StringComparison.Ordinal) || !int.TryParse(option.AsSpan(Keep.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days == 0)
            {
                await output.WriteLineAsync($"{option} is no option of backup: keep=DAYS, a whole number from 1.");
                return 2;
            }

            keepDays = days;
        }

        return await BackupCommand.RunAsync(services, output, async backups =>
        {
            var report = await backups.BackUpAsync(place, keepDays, CancellationToken.None);
            await output.WriteLineAsync($"{report.Folder}: database {report.DatabaseBytes} bytes, {report.Files} files, {report.NewFiles} of them new here; {report.Removed} older backups removed.");
            return report.Problems;
        });
    }
}

/// <summary><c>restore FOLDER</c>: restores a backup into an empty database and data folder and brings it to the version of the program.</summary>
internal sealed class Restore(string folder) : ICommand
{
    /// <inheritdoc />
    public Task<int> RunAsync(IServiceProvider services, TextWriter output) => BackupCommand.RunAsync(services, output, async backups =>
    {
        var report = await backups.RestoreAsync(folder, CancellationToken.None);
        await services.MigrateAsync();
        await output.WriteLineAsync($"Restored as of {report.MadeAt.UtcDateTime:u}, made by version {report.Version}: database and {report.Files} files. Now run check.");
        return [];
    });
}

/// <summary><c>check</c>: looks whether everything that is stored is whole, and changes nothing.</summary>
internal sealed class Check : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        var database = services.GetRequiredService<DatabaseSetting>();
        var (context, staffContext) = database.Engine is DatabaseEngine.Sqlite
            ? (typeof(SqliteDuplicatesDbContext), typeof(SqliteStaffDbContext))
            : (typeof(PostgreSqlDuplicatesDbContext), typeof(PostgreSqlStaffDbContext));
        if (!await SchemaVersion.IsCurrentAsync(database, context, Microsoft.EntityFrameworkCore.Migrations.HistoryRepository.DefaultTableName, CancellationToken.None)
            || !await SchemaVersion.IsCurrentAsync(database, staffContext, StaffDatabase.HistoryTable, CancellationToken.None))
        {
            await output.WriteLineAsync("There is no database, or it is that of an older version of the program: start the service once, or check with the program of that version.");
            return 2;
        }

        return await BackupCommand.RunAsync(services, output, async backups =>
        {
            var all = new List<string>();
            await foreach (var report in backups.CheckAsync(CancellationToken.None))
            {
                await output.WriteLineAsync($"{report.Subject}: {(report.Problems.Count == 0 ? "whole" : "not whole")}");
                all.AddRange(report.Problems);
            }

            return all;
        });
    }
}

/// <summary>What the commands of backups have in common: problems stand one a line, and the exit code says whether there are any.</summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, Func<IBackups, Task<IReadOnlyList<string>>> work)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var problems = await work(scope.ServiceProvider.GetRequiredService<IBackups>());
            foreach (var problem in problems)
            {
                await output.WriteLineAsync(problem);
            }

            return problems.Count == 0 ? 0 : 1;
        }
        catch (BackupException exception)
        {
            await output.WriteLineAsync(exception.Message);
            return 2;
        }
    }
}
