using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The whole site in process, set up by itself in a folder of its own that goes when it goes.</summary>
public sealed class OrchardSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-orchard-");

    /// <summary>A browser that keeps cookies and follows redirects.</summary>
    public HttpClient Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Visitor = CreateClient();
        (await Visitor.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    /// <summary>Does something inside the tenant.</summary>
    public async Task InTenantAsync(Func<IServiceProvider, Task> act)
    {
        var scope = await Services.GetRequiredService<IShellHost>().GetScopeAsync(ShellSettings.DefaultShellName);
        await scope.UsingAsync(inner => act(inner.ServiceProvider));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Visitor.Dispose();
        await DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(_folder.FullName);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }
    }

    private static IEnumerable<(string Name, string Value)> Settings =>
    [
        ("OrchardCore:Duplicates:PublicAddress", "http://localhost"),
        ("OrchardCore:Duplicates:DevelopmentOutbox", "true"),
        ("OrchardCore:OrchardCore_AutoSetup:AutoSetupPath", string.Empty),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:ShellName", "Default"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:SiteName", "Дубликаты"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:SiteTimeZone", "Asia/Almaty"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:AdminUsername", "site-admin"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:AdminEmail", "site-admin@example.org"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:AdminPassword", "Demo-2026-school"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:DatabaseProvider", "Sqlite"),
        ("OrchardCore:OrchardCore_AutoSetup:Tenants:0:RecipeName", "Duplicates.DemoSite"),
    ];
}
