using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Settings;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// The settings of the service in one tenant: section <c>OrchardCore:Duplicates</c> of the site's configuration, and above it
/// <c>OrchardCore:{tenant}:Duplicates</c>; below both what an administrator says in the settings of the site. Files lie in the tenant's own folder unless a setting says otherwise.
/// </summary>
internal sealed class ServiceSettings(IShellConfiguration configuration, IOptions<ShellOptions> shells, ShellSettings tenant, ISiteService? site = null) : IConfigureOptions<DuplicatesOptions>
{
    /// <inheritdoc />
    public void Configure(DuplicatesOptions options)
    {
        // what an administrator said stands below the configuration
        if (site is not null && tenant.IsRunning())
        {
            Say(options, site.GetSettings<DuplicatesSettings>());
        }

        Bind(options);
    }

    /// <summary>The settings as they would be with what an administrator says.</summary>
    public DuplicatesOptions With(DuplicatesSettings said)
    {
        var options = new DuplicatesOptions();
        Say(options, said);
        Bind(options);
        return options;
    }

    /// <summary>Which of the settings of the site the configuration answers, by the names of their fields.</summary>
    public static IEnumerable<string> Configured(IShellConfiguration configuration) => Answers.Where(answer => !string.IsNullOrEmpty(configuration[answer.Value])).Select(answer => answer.Key);

    private static Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal)
    {
        [nameof(DuplicatesSettings.PublicAddress)] = "Duplicates:PublicAddress",
        [nameof(DuplicatesSettings.SmsGateway)] = "Duplicates:Messages:SmsGateway",
        [nameof(DuplicatesSettings.SmsSender)] = "Duplicates:Messages:SmsForm:Sender",
        [nameof(DuplicatesSettings.From)] = "Duplicates:Messages:From",
    };

    private static void Say(DuplicatesOptions options, DuplicatesSettings said)
    {
        options.PublicAddress = said.PublicAddress;
        (options.Messages.SmsGateway, options.Messages.SmsForm.Sender, options.Messages.From) = (said.SmsGateway, said.SmsSender, said.From);
    }

    private void Bind(DuplicatesOptions options)
    {
        var said = (options.PublicAddress, options.Messages.SmsGateway, options.Messages.SmsForm.Sender, options.Messages.From);
        configuration.GetSection(DuplicatesOptions.Section).Bind(options);

        // a setting that the configuration leaves empty is not answered
        options.PublicAddress = Or(options.PublicAddress, said.PublicAddress);
        options.Messages.SmsGateway = Or(options.Messages.SmsGateway, said.SmsGateway);
        options.Messages.SmsForm.Sender = Or(options.Messages.SmsForm.Sender, said.Sender);
        options.Messages.From = Or(options.Messages.From, said.From);
        options.DataPath = Path.Combine(FolderOf(shells.Value, tenant), options.DataPath == new DuplicatesOptions().DataPath ? "Duplicates" : options.DataPath);
        Directory.CreateDirectory(options.DataPath);
        options.RunUnder(tenant.RequestUrlPrefix);
    }

    private static string Or(string configured, string said) => configured.Length > 0 ? configured : said;

    /// <summary>The folder of a tenant.</summary>
    public static string FolderOf(ShellOptions shells, ShellSettings tenant) => Path.Combine(shells.ShellsApplicationDataPath, shells.ShellsContainerName, tenant.Name);

    /// <summary>The settings as the configuration says them.</summary>
    public DuplicatesOptions Read()
    {
        var options = new DuplicatesOptions();
        Configure(options);
        return options;
    }
}
