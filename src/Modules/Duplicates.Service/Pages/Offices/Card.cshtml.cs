using Duplicates.Service.Content;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The office as a card for an address book.</summary>
[AllowAnonymous]
[PublicPage]
internal sealed class CardModel(IOffices offices, IMovedPages moved, OfficeCard card) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "office")]
    public string Slug { get; set; } = string.Empty;

    public IActionResult OnGet()
    {
        var path = $"{SitePaths.Office(Slug)}";
        if (offices.AtPath(path) is not { } office)
        {
            return this.MovedTo(offices.Find(Slug)?.Path.In(ReaderLanguage.Current) ?? moved.NewPathOf(path), "/card");
        }

        var address = $"{SiteAddress.Of(HttpContext)}/{path}";
        return File(card.Write(office, address), "text/vcard; charset=utf-8", $"{Slug}.vcf");
    }
}
