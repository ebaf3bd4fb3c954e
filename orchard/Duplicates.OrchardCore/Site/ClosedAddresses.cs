using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Descriptor.Models;
using OrchardCore.Modules;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Takes the addresses away from the service's pages in a tenant that has not enabled the service. Orchard gives the compiled pages of
/// every module to every tenant and refuses a closed one only after it was made, and without the service's registrations it cannot be made.
/// </summary>
[Feature(Features.Addresses)]
public sealed class ClosedAddresses(ShellDescriptor tenant) : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        if (tenant.Features.All(feature => feature.Id != Features.Service))
        {
            services.Configure<RazorPagesOptions>(options => options.Conventions.AddAreaFolderRouteModelConvention(Features.Library, "/", page => page.Selectors.Clear()));
        }
    }
}
