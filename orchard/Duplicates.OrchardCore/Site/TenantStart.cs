using Duplicates.Service.Data;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;

namespace Duplicates.OrchardCore.Site;

/// <summary>Begins with the service before a tenant answers its first request; then its work in the background begins.</summary>
internal sealed class TenantStart(ShellSettings tenant, ServiceState state) : ModularTenantEvents
{
    /// <inheritdoc />
    public override Task ActivatingAsync() => tenant.IsRunning() ? state.TryBeginAsync() : Task.CompletedTask;

    /// <inheritdoc />
    public override Task ActivatedAsync()
    {
        if (tenant.IsRunning())
        {
            state.StartLoops();
        }

        return Task.CompletedTask;
    }
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
