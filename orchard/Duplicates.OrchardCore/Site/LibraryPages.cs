using System.Reflection;
using Duplicates.Service;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Gives a tenant the compiled pages of the library when Orchard leaves them out: in Development, where the host has a refs folder, it
/// expects to compile the pages of modules from their sources, and a library that holds nothing of Orchard names none.
/// </summary>
internal sealed class LibraryPages : IApplicationFeatureProvider<ViewsFeature>
{
    private static readonly Assembly Library = typeof(DuplicatesService).Assembly;
    private static readonly string Area = $"/Areas/{Library.GetName().Name}";

    /// <inheritdoc />
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewsFeature feature)
    {
        if (feature.ViewDescriptors.Any(view => view.RelativePath.StartsWith(Area + "/", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var item in new RazorCompiledItemLoader().LoadItems(Library))
        {
            var view = new CompiledViewDescriptor(item);
            view.RelativePath = Area + view.RelativePath;
            feature.ViewDescriptors.Add(view);
        }
    }
}

/// <summary>Registers the compiled pages of the library.</summary>
internal static class LibraryPagesRegistration
{
    public static IServiceCollection AddLibraryPages(this IServiceCollection services) => services.AddSingleton<IApplicationFeatureProvider<ViewsFeature>, LibraryPages>();
}
