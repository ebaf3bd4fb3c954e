using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OrchardCore.DisplayManagement.Entities;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Mvc.ModelBinding;
using OrchardCore.Settings;

namespace Duplicates.OrchardCore.Site;

/// <summary>The page of settings: what the configuration leaves open, and what is missing until the service can work.</summary>
internal sealed class SiteSettingsDisplayDriver(
    IAuthorizationService authorization,
    IHttpContextAccessor http,
    IShellReleaseManager tenant,
    IShellConfiguration configuration,
    ServiceSettings settings,
    ServiceState state,
    IHostEnvironment environment) : SiteDisplayDriver<DuplicatesSettings>
{
    /// <summary>The name of the page.</summary>
    public const string Group = "duplicates";

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["Duplicates:PublicAddress"] = nameof(DuplicatesSettings.PublicAddress),
        ["Duplicates:Messages:SmsGateway"] = nameof(DuplicatesSettings.SmsGateway),
        ["Duplicates:Messages:From"] = nameof(DuplicatesSettings.From),
    };

    /// <inheritdoc />
    protected override string SettingsGroupId => Group;

    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ISite model, DuplicatesSettings section, BuildEditorContext context)
    {
        if (!await MayManageAsync())
        {
            return null;
        }

        context.AddTenantReloadWarningWrapper();
        return Initialize<SiteSettingsViewModel>("DuplicatesSettings_Edit", view =>
        {
            (view.PublicAddress, view.SmsGateway, view.SmsSender, view.From) = (section.PublicAddress, section.SmsGateway, section.SmsSender, section.From);
            view.Problem = state.Problem;
            view.Configured = [.. ServiceSettings.Configured(configuration)];
        }).Location("Content:1").OnGroup(SettingsGroupId);
    }

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(ISite model, DuplicatesSettings section, UpdateEditorContext context)
    {
        if (!await MayManageAsync())
        {
            return null;
        }

        var view = new SiteSettingsViewModel();
        await context.Updater.TryUpdateModelAsync(view, Prefix, form => form.PublicAddress, form => form.SmsGateway, form => form.SmsSender, form => form.From);
        (section.PublicAddress, section.SmsGateway) = (view.PublicAddress?.Trim() ?? string.Empty, view.SmsGateway?.Trim() ?? string.Empty);
        (section.SmsSender, section.From) = (view.SmsSender?.Trim() ?? string.Empty, view.From?.Trim() ?? string.Empty);
        try
        {
            SettingsCheck.Check(settings.With(section), environment.IsDevelopment());
        }
        catch (SettingException exception) when (Fields.TryGetValue(exception.Setting, out var field))
        {
            context.Updater.ModelState.AddModelError(Prefix, field, exception.Message);
        }
        catch (SettingException)
        {
            // what only the configuration can mend is named on the page and keeps nobody from saving the rest
        }

        tenant.RequestRelease();
        return await EditAsync(model, section, context);
    }

    private Task<bool> MayManageAsync() => authorization.AuthorizeAsync(http.HttpContext!.User, Permissions.ManageSettings);
}

/// <summary>The settings in a form.</summary>
public class SiteSettingsViewModel
{
    /// <summary>The address people reach the service at.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The address that sends SMS.</summary>
    public string? SmsGateway { get; set; }

    /// <summary>The name that recipients of SMS see.</summary>
    public string? SmsSender { get; set; }

    /// <summary>The sender of e-mail.</summary>
    public string? From { get; set; }

    /// <summary>What keeps the service from working; empty when nothing does.</summary>
    public string Problem { get; set; } = string.Empty;

    /// <summary>The fields that the configuration answers.</summary>
    public IReadOnlyList<string> Configured { get; set; } = [];
}
