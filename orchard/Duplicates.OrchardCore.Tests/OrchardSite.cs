using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The whole site in process, set up by itself in a folder of its own that goes when it goes.</summary>
public sealed class OrchardSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The name and the URL prefix of a second tenant that is set up at its first request.</summary>
    public const string SecondTenant = "second";

    /// <summary>The name and the URL prefix of a tenant that never had the service.</summary>
    public const string PlainTenant = "plain";

    /// <summary>The name and the URL prefix of a tenant in which a test disables the service.</summary>
    public const string FormerTenant = "former";

    /// <summary>The name and the URL prefix of a tenant whose settings are not complete.</summary>
    public const string UnsetTenant = "unset";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-orchard-");

    /// <summary>A browser that keeps cookies and follows redirects.</summary>
    public HttpClient Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Visitor = CreateClient();

        // a tenant is set up in its first request, which takes as long as the machine is busy
        Visitor.Timeout = Timeout.InfiniteTimeSpan;
        (await Visitor.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    /// <summary>The folder of the site.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Does something inside a tenant, the default one unless another is named.</summary>
    public async Task InTenantAsync(Func<IServiceProvider, Task> act, string tenant = ShellSettings.DefaultShellName)
    {
        var scope = await Services.GetRequiredService<IShellHost>().GetScopeAsync(tenant);
        await scope.UsingAsync(inner =>
        {
            // what Orchard does with content asks for a request
            inner.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext ??= new DefaultHttpContext { RequestServices = inner.ServiceProvider };
            return act(inner.ServiceProvider);
        });
    }

    /// <summary>Runs recipes of the module in the default tenant, in the admin.</summary>
    public async Task RunRecipesAsync(params string[] files)
    {
        using var administrator = new SiteVisitor(this);
        await administrator.SignInAsAdministratorAsync();
        foreach (var file in files)
        {
            await administrator.GetAsync("/Admin/Recipes");
            await administrator.PressAsync($"/Admin/Recipes/Execute?basePath=Areas%2FDuplicates.OrchardCore%2FRecipes&fileName={file}.recipe.json");
            Assert.Equal((HttpStatusCode.OK, "/Admin/Recipes"), (administrator.Status, administrator.Address));
        }
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
        .. ((string[])[ShellSettings.DefaultShellName, SecondTenant, FormerTenant]).Select(tenant => ($"OrchardCore:{tenant}:Duplicates:PublicAddress", "http://localhost")),
        ("OrchardCore:Duplicates:DevelopmentOutbox", "true"),
        ("OrchardCore:Duplicates:OneTimeCodes:PerAddress", "1000"),
        ("OrchardCore:OrchardCore_AutoSetup:AutoSetupPath", string.Empty),
        .. Tenant(0, ShellSettings.DefaultShellName, prefix: string.Empty, "Duplicates.DemoSite"),
        .. Tenant(1, SecondTenant, prefix: SecondTenant, "Duplicates.DemoSite"),
        .. Tenant(2, PlainTenant, prefix: PlainTenant, "SaaS"),
        .. Tenant(3, FormerTenant, prefix: FormerTenant, "Duplicates.Site"),
        .. Tenant(4, UnsetTenant, prefix: UnsetTenant, "Duplicates.Site"),
    ];

    private static IEnumerable<(string Name, string Value)> Tenant(int index, string name, string prefix, string recipe)
    {
        var section = $"OrchardCore:OrchardCore_AutoSetup:Tenants:{index}";
        return
        [
            ($"{section}:ShellName", name),
            ($"{section}:RequestUrlPrefix", prefix),
            ($"{section}:SiteName", "Дубликаты"),
            ($"{section}:SiteTimeZone", "Asia/Almaty"),
            ($"{section}:AdminUsername", "site-admin"),
            ($"{section}:AdminEmail", "site-admin@example.org"),
            ($"{section}:AdminPassword", "Demo-2026-school"),
            ($"{section}:DatabaseProvider", "Sqlite"),
            ($"{section}:RecipeName", recipe),
        ];
    }
}
