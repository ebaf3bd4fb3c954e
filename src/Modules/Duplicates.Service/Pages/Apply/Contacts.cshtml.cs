using Duplicates.Domain;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Contacts, language of correspondence and place of collection (R4.1).</summary>
internal sealed class ContactsModel(Drafts drafts, SignedInPeople people, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts)
    : ApplyStepPage(drafts, people)
{
    private const int MostFound = 10;
    private const int LongestSearch = 200;

    public override ApplyStep Step => ApplyStep.Contacts;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? CollectionOfficeId { get; set; }

    /// <summary>Words of another office of the Corporation.</summary>
    [BindProperty]
    public string? Search { get; set; }

    /// <summary>What the shown places were searched by: other words are a new search, whichever button was pressed.</summary>
    [BindProperty]
    public string? SearchedFor { get; set; }

    /// <summary>The search found no office.</summary>
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && ModelState.IsValid && !Found.Any();

    /// <summary>The phone that signed in; messages go there.</summary>
    public string Phone => Unbroken.Phone(Citizen.Phone.Display);

    public static IReadOnlyList<Choice> LanguageChoices => [.. SiteLanguage.All.Select(language => new Choice(language.Code, language.OwnName))];

    /// <summary>The school, the offices of its region, and those that were searched for or chosen.</summary>
    public IReadOnlyList<Choice> Places => [.. PlaceOffices.Select(office => new Choice(office.Id, office.Name.In(ReaderLanguage.Current), $"{office.Locality.In(ReaderLanguage.Current)}, {office.Address.In(ReaderLanguage.Current)}"))];

    private Office School => offices.Find(Answers.OfficeId!)!;

    private IEnumerable<Office> Found => string.IsNullOrWhiteSpace(Search) || Search.Length > LongestSearch
        ? []
        : search.Find(Search, ReaderLanguage.Current, [OfficeKind.Corporation]).Where(office => office.ClosedSince is null).Take(MostFound);

    private IEnumerable<Office> PlaceOffices =>
        new[] { School }
            .Concat(search.Find(string.Empty, ReaderLanguage.Current, [OfficeKind.Corporation]).Where(office => office.ClosedSince is null && string.Equals(office.Region, School.Region, StringComparison.Ordinal)))
            .Concat(Found)
            .Concat(new[] { CollectionOfficeId, Answers.CollectionOfficeId }.OfType<string>().Select(offices.Find).OfType<Office>().Where(IsCollectionOffice))
            .DistinctBy(office => office.Id, StringComparer.Ordinal);

    public void OnGet() =>
        (Email, Language, CollectionOfficeId) = (Answers.Email, Answers.Language ?? ReaderLanguage.Current, Answers.CollectionOfficeId ?? Answers.OfficeId);

    /// <summary>Looks for other offices; what was typed stays.</summary>
    public IActionResult OnPostFind()
    {
        if (Search?.Length > LongestSearch)
        {
            ModelState.AddModelError(nameof(Search), texts["apply.too-long", LongestSearch]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Search) && !string.Equals(Search, SearchedFor, StringComparison.Ordinal))
        {
            return OnPostFind();
        }

        if (!EmailAddress.TryParse(Email, out var email, out var error) && error is not EmailAddressError.Missing)
        {
            ModelState.AddModelError(nameof(Email), texts[$"apply.contacts.email-error.{error}"]);
        }
        else if (email?.ProbablyMeant is { } meant && !string.Equals(email.Value, Answers.Email, StringComparison.Ordinal))
        {
            AskOnce(nameof(Email), email.Value, texts["apply.contacts.email-unusual", meant.Value]);
        }

        if (!Languages.Has(Language))
        {
            ModelState.AddModelError(nameof(Language), texts["apply.contacts.language-error"]);
        }

        if (CollectionOfficeId is null || offices.Find(CollectionOfficeId) is not { } place || !IsCollectionOffice(place))
        {
            ModelState.AddModelError(nameof(CollectionOfficeId), texts["apply.contacts.collection-error"]);
        }

        return ModelState.IsValid ? await KeepAsync(Answers with { Email = email?.Value, Language = Language, CollectionOfficeId = CollectionOfficeId }) : Page();
    }

    private bool IsCollectionOffice(Office office) =>
        office.ClosedSince is null && (office.Kind is OfficeKind.Corporation || string.Equals(office.Id, Answers.OfficeId, StringComparison.Ordinal));
}
