using Duplicates.OrchardCore.Controllers;
using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Site;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Duplicates.OrchardCore;

/// <summary>The module's place in the admin's menu.</summary>
internal sealed class AdminMenu(IStringLocalizer<AdminMenu> texts, IStringLocalizerFactory localizers, CaseItemReaders readers, IHttpContextAccessor http) : AdminNavigationProvider
{
    private const string Area = "Duplicates.OrchardCore";

    /// <inheritdoc />
    protected override async ValueTask BuildAsync(NavigationBuilder builder)
    {
        var seesCases = http.HttpContext?.User is { } user && (await readers.OfAsync(user)).MayRead(school: null);
        builder.Add(texts["Duplicates"], "5", service =>
        {
            service.AddClass("duplicates").Id("duplicates");
            if (seesCases)
            {
                AddCases(service);
            }

            service
                .Add(texts["Languages of pages"], "4", page => page
                    .Action(nameof(TranslationsController.Index), "Translations", Area)
                    .Permission(Permissions.ViewTranslations)
                    .LocalNav())
                .Add(texts["Workflows of cases"], "5", page => page
                    .Action(nameof(CasesController.Workflows), "Cases", Area)
                    .Permission(Permissions.ManageSettings)
                    .LocalNav());
        });

        // Orchard's own entry, whatever its language
        var settings = localizers.Create("OrchardCore.Settings.AdminMenu", "OrchardCore.Settings")["Settings"];
        builder.Add(settings, page => page.Add(texts["Duplicates"], texts["Duplicates"].PrefixPosition(), group => group
            .Action("Index", "Admin", new { area = "OrchardCore.Settings", groupId = SiteSettingsDisplayDriver.Group })
            .Permission(Permissions.ManageSettings)
            .LocalNav()));
    }

    private void AddCases(NavigationItemBuilder service) => service
        .Add(texts["Work list"], "1", page => page.Url($"~/{SiteLanguage.Current.Code}/staff").LocalNav())
        .Add(texts["Cases"], "2", page => page.Action(nameof(CasesController.Index), "Cases", Area).LocalNav())
        .Add(texts["Duplicates given out"], "3", page => page
            .Action("List", "Admin", new { area = "OrchardCore.Contents", contentTypeId = CaseItemTypes.CertificateDuplicate })
            .LocalNav());
}
