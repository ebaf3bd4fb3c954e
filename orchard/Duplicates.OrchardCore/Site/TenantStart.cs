using Duplicates.OrchardCore.Background;
using Duplicates.Service;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;

namespace Duplicates.OrchardCore.Site;

/// <summary>Brings the service's own schema up to date and reads what is published, before a tenant answers its first request; then its work begins.</summary>
internal sealed partial class TenantStart(ShellSettings tenant, ServiceSchema schema, SessionKeyFolder keys, ServiceLoops loops, ILogger<TenantStart> logger) : ModularTenantEvents
{
    /// <inheritdoc />
    public override async Task ActivatingAsync()
    {
        if (tenant.IsRunning())
        {
            await schema.EnsureAsync();
            keys.Protect();
            await LoadContentAsync();
        }
    }

    /// <inheritdoc />
    public override Task ActivatedAsync()
    {
        if (tenant.IsRunning())
        {
            loops.Start();
        }

        return Task.CompletedTask;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The published content cannot be read; the service shows none until it can")]
    private partial void LogUnreadable(Exception exception);
}

/// <summary>The service's own tables beside Orchard's.</summary>
internal sealed class ServiceSchema(IServiceProvider services) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private bool _done;

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Applies the migrations that are missing.</summary>
    public async Task EnsureAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (!_done)
            {
                await services.MigrateDuplicatesDatabaseAsync();
                _done = true;
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
