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
        if (year is { } finished && finished != Answers.YearOfFinishing && (Answers.ChildIin ?? Citizen.Iin).BirthDate is { } born && finished - born.Year < YearAnswer.YoungestGraduate)
        {
            AskOnce(nameof(Year), finished.ToString(CultureInfo.InvariantCulture), texts["apply.year.unusual", born.Year]);
        }

        return ModelState.IsValid ? await KeepAsync(Answers with { YearOfFinishing = year }) : Page();
    }
}
