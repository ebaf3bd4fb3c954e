using System.Globalization;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Certificates;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>A page on which an officer enters a line of the book of blanks.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal abstract class BlankMovementPage(IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : PageModel
{
    /// <summary>Blanks and ranges, a line for each.</summary>
    [BindProperty]
    public string? Numbers { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    protected IStringLocalizer<ServiceTexts> Texts => texts;

    protected SchoolOfficer Officer => SignedInPeople.Officer(User);

    public void OnGet() => Day = AlmatyTime.Today(clock).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>What was entered; null, with messages beside the fields, when something is wrong.</summary>
    protected BlankMovement? Read(BlankMovementKind kind)
    {
        var ranges = ReadRanges();
        if (TypedDay.Find(Day) is not { } typed || typed > AlmatyTime.Today(clock))
        {
            ModelState.AddModelError(nameof(Day), texts["blanks.day-error"]);
        }

        if (string.IsNullOrWhiteSpace(Basis))
        {
            ModelState.AddModelError(nameof(Basis), texts[kind is BlankMovementKind.Spoiled ? "blanks.reason-error" : "blanks.basis-error"]);
        }
        else if (Basis.Trim().Length > Blanks.LongestBasis)
        {
            ModelState.AddModelError(nameof(Basis), texts["apply.too-long", Blanks.LongestBasis]);
        }

        return ModelState.IsValid ? new(kind, ranges, TypedDay.Find(Day)!.Value, Basis!.Trim()) : null;
    }

    /// <summary>Back to the book, or to the form with a message about the numbers.</summary>
    protected IActionResult Answer(bool stored, string problem)
    {
        if (stored)
        {
            return this.GoTo(SitePaths.Blanks);
        }

        ModelState.AddModelError(nameof(Numbers), texts[problem]);
        return Page();
    }

    private List<BlankRange> ReadRanges()
    {
        var ranges = new List<BlankRange>();
        foreach (var line in (Numbers ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!BlankRange.TryParse(line, out var range))
            {
                ModelState.AddModelError(nameof(Numbers), texts["blanks.numbers-wrong-line", line.Length > 40 ? line[..40] : line]);
                return ranges;
            }

            ranges.Add(range);
        }

        var blanks = ranges.Sum(range => (long)range.Count);
        if (blanks is 0 or > Blanks.MostAtOnce)
        {
            ModelState.AddModelError(nameof(Numbers), blanks == 0 ? texts["blanks.numbers-error"] : texts["blanks.too-many", Blanks.MostAtOnce]);
        }
        else if (ranges.SelectMany(range => range.Blanks).Distinct().Count() != blanks)
        {
            ModelState.AddModelError(nameof(Numbers), texts["blanks.twice"]);
        }

        return ranges;
    }
}
