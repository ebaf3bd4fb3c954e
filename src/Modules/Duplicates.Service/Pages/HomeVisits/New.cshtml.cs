using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>Takes down a request for a visit, made by phone or by somebody at the counter; the office of the address gets it.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class NewModel(HomeVisitDesk desk, VisitingOffices visiting, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Two digits of KATO.</summary>
    [BindProperty]
    public string? Region { get; set; }

    /// <summary>Town or village, or its KATO.</summary>
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    [BindProperty]
    public string? Carer { get; set; }

    /// <summary>How to get in.</summary>
    [BindProperty]
    public string? Access { get; set; }

    public static IReadOnlyList<Choice> RegionChoices => [.. Regions.Codes.Order(StringComparer.Ordinal).Select(code => new Choice(code, Regions.Name(code).In(ReaderLanguage.Current)))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Surname, GivenName, Patronymic) = NameAnswer.Corrected(this, (Surname, GivenName, Patronymic), string.Empty);
        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var error))
        {
            ModelState.AddModelError(nameof(Iin), texts[$"accounts.iin-error.{error}"]);
        }

        var name = NameAnswer.Read((Surname, GivenName, Patronymic), string.Empty, ModelState, texts);
        var office = Region is { } region && Regions.Codes.Contains(region, StringComparer.Ordinal) ? visiting.Find(region, Place) : null;
        if (office is null)
        {
            ModelState.AddModelError(nameof(Region), texts["home-visits.region.error"]);
        }

        foreach (var (field, value, missing) in new[] { (nameof(Place), Place, null), (nameof(Phone), Phone, "accounts.phone-error.Missing"), (nameof(Address), Address, "home-visits.address.error"), (nameof(Need), Need, null), (nameof(Carer), Carer, null), (nameof(Access), Access, null) })
        {
            HomeVisitPage.RequireLine(this, texts, field, value, missing);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var address = string.IsNullOrWhiteSpace(Place) ? Address!.Trim() : $"{Place.Trim()}, {Address!.Trim()}";
        var facts = new HomeVisitFacts(name!, iin!, address, Phone!.Trim()) { Need = Trimmed(Need), Carer = Trimmed(Carer), Access = Trimmed(Access) };
        var id = await desk.RequestAsync(facts, office!.Id, SignedInPeople.Operator(User), cancellationToken);
        return string.Equals(office.Id, SignedInPeople.Operator(User).OfficeId, StringComparison.Ordinal)
            ? this.GoTo(SitePaths.HomeVisit(id))
            : this.GoTo(SitePaths.HomeVisits.With($"?passedTo={office.Id}"));
    }

    private static string? Trimmed(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
