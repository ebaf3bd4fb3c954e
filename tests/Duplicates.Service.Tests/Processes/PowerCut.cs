using System.Data.Common;
using System.Diagnostics;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Processes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(PowerCutStartup))]

namespace Duplicates.Service.Tests.Processes;

/// <summary>Where in a change of the database the power goes.</summary>
public enum PowerCutMoment
{
    /// <summary>Everything is written, nothing is committed.</summary>
    BeforeCommit,

    /// <summary>Everything is committed, and nobody was told.</summary>
    AfterCommit,
}

/// <summary>Puts <see cref="PowerCut"/> into a built host that was started for it; other hosts never see it.</summary>
public sealed class PowerCutStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices((context, services) =>
    {
        var file = Path.Combine(context.HostingEnvironment.ContentRootPath, PowerCut.FileName);
        var cut = new PowerCut(() => File.Exists(file) ? File.ReadAllText(file) : null, PowerCut.KillOwnProcess);
        services.ConfigureDbContext<SqliteDuplicatesDbContext>(options => options.AddInterceptors(cut));
        services.ConfigureDbContext<PostgreSqlDuplicatesDbContext>(options => options.AddInterceptors(cut));
    });
}

/// <summary>
/// Ends the work at a moment of the first transaction with a command that contains certain words.
/// </summary>
/// <param name="order">Says at which: moment, blank, words; null while nothing is to happen.</param>
/// <param name="go">Ends it: kills its own process, as kill -9 does, or throws, which breaks the transaction off and leaves the process.</param>
public sealed class PowerCut(Func<string?> order, Action go) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public const string FileName = "power-cut";

    private string? _written;

    /// <summary>Makes a built host load this assembly, whose libraries its own list does not name, and listen to the file.</summary>
    public static void Wire(ProcessStartInfo start)
    {
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--depsfile");
        start.ArgumentList.Add(Path.ChangeExtension(typeof(PowerCut).Assembly.Location, ".deps.json"));
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(PowerCut).Assembly.GetName().Name;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        CutAt(PowerCutMoment.BeforeCommit);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        CutAt(PowerCutMoment.AfterCommit);
        return Task.CompletedTask;
    }

    private void Note(DbCommand command)
    {
        if (Ordered() is [_, var words] && command.CommandText.Contains(words, StringComparison.Ordinal))
        {
            _written = words;
            if (command.Transaction is null)
            {
                CutAt(PowerCutMoment.AfterCommit);
            }
        }
    }

    private void CutAt(PowerCutMoment moment)
    {
        if (Ordered() is [var at, var words] && at == moment.ToString() && words == _written)
        {
            go();
        }
    }

    /// <summary>The power goes for the whole process.</summary>
    public static void KillOwnProcess()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }

    private string[]? Ordered() => order()?.Split(' ', 2);
}
