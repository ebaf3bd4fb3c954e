using Duplicates.Service.Apply;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>Which school is addressed (R1.2): chosen at the office, because at the door there may be no network.</summary>
internal sealed class SchoolModel(HomeVisitDesk desk, SchoolSearch schools, IStringLocalizer<ServiceTexts> texts) : HomeVisitPage(desk, texts)
{
    private readonly HomeVisitDesk _desk = desk;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty]
    public string? OfficeId { get; set; }

    /// <summary>What the search found.</summary>
    public FoundSchools Schools { get; private set; } = null!;

    /// <summary>The search found neither a working nor a closed school.</summary>
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && Schools.IsEmpty;

    public void OnGet()
    {
        OfficeId = Visit.Row.SchoolId;
        Schools = schools.Find(Search, OfficeId);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (schools.ProblemOf(OfficeId) is { } problem)
        {
            ModelState.AddModelError(nameof(OfficeId), problem);
        }

        Schools = schools.Find(Search, Visit.Row.SchoolId);
        return GoOnAsync(() => _desk.ChooseSchoolAsync(Id, OfficeId!, Officer, cancellationToken));
    }
}
