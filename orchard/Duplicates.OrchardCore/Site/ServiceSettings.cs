using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// The settings of the service in one tenant: section <c>OrchardCore:Duplicates</c> of the site's configuration, and above it
/// <c>OrchardCore:{tenant}:Duplicates</c>. Files lie in the tenant's own folder unless a setting says otherwise.
/// </summary>
internal sealed class ServiceSettings(IShellConfiguration configuration, IOptions<ShellOptions> shells, ShellSettings tenant) : IConfigureOptions<DuplicatesOptions>
{
    /// <inheritdoc />
    public void Configure(DuplicatesOptions options)
    {
        configuration.GetSection(DuplicatesOptions.Section).Bind(options);
        options.DataPath = Path.Combine(FolderOf(shells.Value, tenant), options.DataPath == new DuplicatesOptions().DataPath ? "Duplicates" : options.DataPath);
        Directory.CreateDirectory(options.DataPath);
        options.RunUnder(tenant.RequestUrlPrefix);
    }

    /// <summary>The folder of a tenant.</summary>
    public static string FolderOf(ShellOptions shells, ShellSettings tenant) => Path.Combine(shells.ShellsApplicationDataPath, shells.ShellsContainerName, tenant.Name);

    /// <summary>The settings as they are.</summary>
    public DuplicatesOptions Read()
    {
        var options = new DuplicatesOptions();
        Configure(options);
        return options;
    }
}
