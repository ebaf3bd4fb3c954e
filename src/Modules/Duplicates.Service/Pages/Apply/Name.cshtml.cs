using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>The applicant's own name.</summary>
internal sealed class NameModel(Drafts drafts, SignedInPeople people, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.Name;

    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    public void OnGet() =>
        (Surname, GivenName, Patronymic) = NameAnswer.Typed(Answers.ApplicantName);

    public async Task<IActionResult> OnPostAsync()
    {
        (Surname, GivenName, Patronymic) = NameAnswer.Corrected(this, (Surname, GivenName, Patronymic), string.Empty);
        return NameAnswer.Read((Surname, GivenName, Patronymic), string.Empty, ModelState, texts) is { } name
            ? await KeepAsync(Answers with { ApplicantName = name })
            : Page();
    }
}
