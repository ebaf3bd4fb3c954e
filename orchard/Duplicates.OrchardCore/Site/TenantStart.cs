using Duplicates.Service;
using Duplicates.Service.Data;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;

namespace Duplicates.OrchardCore.Site;

/// <summary>Brings the service's own schema up to date and reads what is published, before a tenant answers its first request.</summary>
internal sealed class TenantStart(ShellSettings tenant, ServiceSchema schema) : ModularTenantEvents
{
    /// <inheritdoc />
    public override async Task ActivatingAsync()
    {
        if (tenant.IsRunning())
        {
            await schema.EnsureAsync();
            await ShellScope.Services.LoadContentAsync();
        }
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
