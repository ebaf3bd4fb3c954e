using Duplicates.OrchardCore.Background;
using Duplicates.Service;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell.Scope;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Whether the service of a tenant can work. While a setting is missing, the keys are others than those of the data or the database does not
/// answer, its addresses say so, and the admin lives, in which it is mended; the beginning is tried again every minute (decision 91).
/// </summary>
internal sealed partial class ServiceState(IServiceProvider services, IOptions<DuplicatesOptions> options, StartProblem found, IHostEnvironment environment, ILogger<ServiceState> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private bool _isReady;

    /// <summary>Whether the service answers.</summary>
    public bool IsReady => Volatile.Read(ref _isReady);

    /// <summary>What is wrong, in one line that names the setting; empty while nothing was tried yet.</summary>
    public string Problem { get; private set; } = string.Empty;

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Begins unless it has begun: settings, schema, session keys, content, and then the loops.</summary>
    public async Task TryBeginAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (!IsReady)
            {
                await BeginAsync();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Starts the work in the background, once the service answers.</summary>
    public void StartLoops()
    {
        if (IsReady)
        {
            services.GetRequiredService<ServiceLoops>().Start();
        }
    }

    private async Task BeginAsync()
    {
        try
        {
            if (found.Line is { } line)
            {
                throw new StartRefusedException(line);
            }

            SettingsCheck.Check(options.Value, environment.IsDevelopment());
            await services.GetRequiredService<ServiceSchema>().EnsureAsync();
            services.GetRequiredService<SessionKeyFolder>().Protect();
            Volatile.Write(ref _isReady, true);
            Problem = string.Empty;
        }
        catch (StartRefusedException exception)
        {
            Problem = exception.Message;
            LogIncomplete(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Problem = "The database does not answer.";
            LogFailure(exception);
        }

        await LoadContentAsync();
    }

    /// <summary>Content that cannot be read at all keeps no administrator from mending it; the loop tries again.</summary>
    private async Task LoadContentAsync()
    {
        try
        {
            await ShellScope.Services.LoadContentAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnreadable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The service answers 503 until this is mended: {Problem}")]
    private partial void LogIncomplete(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The service answers 503, and its beginning is tried again in a minute")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The published content cannot be read; the service shows none until it can")]
    private partial void LogUnreadable(Exception exception);
}

/// <summary>What was found wrong while the tenant was put together.</summary>
/// <param name="Line">In one line that names the setting; null when nothing was.</param>
internal sealed record StartProblem(string? Line);
