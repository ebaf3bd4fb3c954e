using Duplicates.Domain;
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
internal sealed class ContactsModel(Drafts drafts, IOffices offices, CollectionPlaces places, IStringLocalizer<ServiceTexts> texts)
    : ApplyStepPage(drafts)
{
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
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && ModelState.IsValid && places.Find(Search).Count == 0;

    /// <summary>The phone that signed in; messages go there. Null before signing in.</summary>
    public string? Phone => Owner.Citizen is { } citizen ? Unbroken.Phone(citizen.Phone.Display) : null;

    public static IReadOnlyList<Choice> LanguageChoices => [.. SiteLanguage.All.Select(language => new Choice(language.Code, language.OwnName))];

    /// <summary>The school, the offices of its region, and those that were searched for or chosen.</summary>
    public IReadOnlyList<Choice> Places => places.Of(offices.Find(Answers.OfficeId!)!, Search, CollectionOfficeId, Answers.CollectionOfficeId);

    public void OnGet() =>
        (Email, Language, CollectionOfficeId) = (Answers.Email, Answers.Language ?? ReaderLanguage.Current, Answers.CollectionOfficeId ?? Answers.OfficeId);

    /// <summary>Looks for other offices; what was typed stays.</summary>
    public IActionResult OnPostFind()
    {
        if (Search?.Length > CollectionPlaces.LongestSearch)
        {
            ModelState.AddModelError(nameof(Search), texts["apply.too-long", CollectionPlaces.LongestSearch]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Search) && !string.Equals(Search, SearchedFor, StringComparison.Ordinal))
        {
            return OnPostFind();
        }

        var email = EmailAnswer.Read(Email, Answers.Email, ModelState, Unusual, texts);
        if (!Languages.Has(Language))
        {
            ModelState.AddModelError(nameof(Language), texts["apply.contacts.language-error"]);
        }

        if (!places.IsPlace(CollectionOfficeId, Answers.OfficeId))
        {
            ModelState.AddModelError(nameof(CollectionOfficeId), texts["apply.contacts.collection-error"]);
        }

        return ModelState.IsValid ? await KeepAsync(Answers with { Email = email, Language = Language, CollectionOfficeId = CollectionOfficeId }) : Page();
    }
}
