using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Whether the name on the original is another one.</summary>
internal sealed class NameThenModel(Drafts drafts, SignedInPeople people, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.NameThen;

    [BindProperty]
    public bool? NameChanged { get; set; }

    [BindProperty]
    public string? ThenSurname { get; set; }

    [BindProperty]
    public string? ThenGivenName { get; set; }

    [BindProperty]
    public string? ThenPatronymic { get; set; }

    public IReadOnlyList<Choice> Options => [new("False", texts["apply.name-then.same"]), new("True", texts["apply.name-then.changed"])];

    public void OnGet()
    {
        NameChanged = Answers.NameChanged;
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Typed(Answers.NameOnOriginal);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Corrected(this, (ThenSurname, ThenGivenName, ThenPatronymic), "Then");
        if (NameChanged is null)
        {
            ModelState.Remove(nameof(NameChanged));
            ModelState.AddModelError(nameof(NameChanged), texts["apply.name-then.error"]);
            return Page();
        }

        if (NameChanged is false)
        {
            return await KeepAsync(Answers with { NameChanged = false, NameOnOriginal = null });
        }

        return NameAnswer.Read((ThenSurname, ThenGivenName, ThenPatronymic), "Then", ModelState, texts) is { } name
            ? await KeepAsync(Answers with { NameChanged = true, NameOnOriginal = name })
            : Page();
    }
}
