using System.Globalization;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>The year of finishing (R4).</summary>
internal sealed class YearModel(Drafts drafts, SignedInPeople people, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.Year;

    [BindProperty]
    public string? Year { get; set; }

    public void OnGet() => Year = Answers.YearOfFinishing?.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync()
    {
        var year = YearAnswer.Read(Year, clock, ModelState, texts);
        YearAnswer.AskWhenUnusual(year, Answers.YearOfFinishing, Answers.ChildIin ?? Citizen.Iin, Unusual, texts);
        return ModelState.IsValid ? await KeepAsync(Answers with { YearOfFinishing = year }) : Page();
    }
}
