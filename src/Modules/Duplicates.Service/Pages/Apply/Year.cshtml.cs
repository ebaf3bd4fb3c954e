using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>The year of finishing (R4).</summary>
internal sealed class YearModel(Drafts drafts, SignedInPeople people, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    private const int Earliest = 1950;

    public override ApplyStep Step => ApplyStep.Year;

    [BindProperty]
    public string? Year { get; set; }

    public void OnGet() => Year = Answers.YearOfFinishing?.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync()
    {
        var latest = AlmatyTime.Today(clock).Year;
        if (!int.TryParse(Year, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year))
        {
            ModelState.AddModelError(nameof(Year), texts["apply.year.error"]);
        }
        else if (year < Earliest || year > latest)
        {
            ModelState.AddModelError(nameof(Year), texts["apply.year.range-error", Earliest, latest]);
        }

        return ModelState.IsValid ? await KeepAsync(Answers with { YearOfFinishing = year }) : Page();
    }
}
