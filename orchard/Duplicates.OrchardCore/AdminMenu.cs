using Duplicates.OrchardCore.Controllers;
using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Duplicates.OrchardCore;

/// <summary>The module's place in the admin's menu.</summary>
internal sealed class AdminMenu(IStringLocalizer<AdminMenu> texts) : AdminNavigationProvider
{
    /// <inheritdoc />
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        builder.Add(texts["Duplicates"], "5", service => service
            .AddClass("duplicates").Id("duplicates")
            .Add(texts["Languages of pages"], "1", page => page
                .Action(nameof(TranslationsController.Index), "Translations", "Duplicates.OrchardCore")
                .Permission(Permissions.ViewTranslations)
                .LocalNav()));
        return ValueTask.CompletedTask;
    }
}
