using System.Net.Mail;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Contacts, language of correspondence and place of collection (R4.1).</summary>
internal sealed class ContactsModel(Drafts drafts, SignedInPeople people, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts)
    : ApplyStepPage(drafts, people)
{
    private const int LongestEmail = 254;

    public override ApplyStep Step => ApplyStep.Contacts;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? CollectionOfficeId { get; set; }

    /// <summary>The phone that signed in; messages go there.</summary>
    public string Phone => Unbroken.Phone(Citizen.Phone.Display);

    public static IReadOnlyList<Choice> Languages => [new("kk", "Қазақша"), new("ru", "Русский")];

    public IReadOnlyList<Choice> Places => [.. PlaceOffices.Select(office => new Choice(office.Id, office.Name.In(ReaderLanguage.Current), $"{office.Locality.In(ReaderLanguage.Current)}, {office.Address.In(ReaderLanguage.Current)}"))];

    private IEnumerable<Office> PlaceOffices =>
        new[] { offices.Find(Answers.OfficeId!) }.OfType<Office>()
            .Concat(search.Find(string.Empty, ReaderLanguage.Current, [OfficeKind.Corporation]).Where(office => office.ClosedSince is null));

    public void OnGet() =>
        (Email, Language, CollectionOfficeId) = (Answers.Email, Answers.Language ?? ReaderLanguage.Current, Answers.CollectionOfficeId ?? Answers.OfficeId);

    public async Task<IActionResult> OnPostAsync()
    {
        var email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        if (email is not null && (email.Length > LongestEmail || !MailAddress.TryCreate(email, out var address) || address.Address != email))
        {
            ModelState.AddModelError(nameof(Email), texts["apply.contacts.email-error"]);
        }

        if (Language is not ("kk" or "ru"))
        {
            ModelState.AddModelError(nameof(Language), texts["apply.contacts.language-error"]);
        }

        if (!PlaceOffices.Any(office => string.Equals(office.Id, CollectionOfficeId, StringComparison.Ordinal)))
        {
            ModelState.AddModelError(nameof(CollectionOfficeId), texts["apply.contacts.collection-error"]);
        }

        return ModelState.IsValid ? await KeepAsync(Answers with { Email = email, Language = Language, CollectionOfficeId = CollectionOfficeId }) : Page();
    }
}
