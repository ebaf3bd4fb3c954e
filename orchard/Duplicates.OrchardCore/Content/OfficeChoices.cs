using Duplicates.OrchardCore.Items;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Mvc.Rendering;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Content;

/// <summary>Offices among which an editor chooses another: those of the same region, for a whole country would make the page heavy.</summary>
internal static class OfficeChoices
{
    /// <summary>The choices, by name; an office that was chosen before stays among them, also when it is no longer published.</summary>
    /// <param name="offices">All that are published.</param>
    /// <param name="part">The part of the office that is edited.</param>
    /// <param name="chosen">The localisation set of the office that was chosen before; null or empty for none.</param>
    public static IEnumerable<SelectListItem> Of(IOffices offices, ContentPart part, string? chosen)
    {
        var language = SiteLanguage.Current.Code;
        var own = part.ContentItem.Find<LocalizationPart>()?.LocalizationSet;
        var region = (string?)part.Content["Region"]?["Text"];
        var among = offices.All.Where(office => office.Id != own && (office.Id == chosen || string.IsNullOrEmpty(region) || office.Region == region))
            .Select(office => new SelectListItem(office.Name.In(language), office.Id)).OrderBy(choice => choice.Text, StringComparer.CurrentCulture);
        return string.IsNullOrEmpty(chosen) || offices.Find(chosen) is not null ? among : among.Prepend(new(chosen, chosen));
    }
}
