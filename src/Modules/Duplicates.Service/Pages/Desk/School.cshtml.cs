using Duplicates.Service.Apply;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>Which school is addressed (R1.2): a counter takes applications in for all of them.</summary>
internal sealed class SchoolModel(DeskDrafts drafts, IntakeDesk desk, SchoolSearch schools, IStringLocalizer<ServiceTexts> texts) : DeskPage(drafts, desk, texts)
{
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
        OfficeId = Answers.Application.OfficeId;
        Search ??= OfficeId is null ? Answers.SchoolWords : null;
        Look();
        if (OfficeId is null && Schools.Working is [var region] && region.Count() == 1)
        {
            // there is nothing to choose from
            OfficeId = region.Single().Id;
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (schools.ProblemOf(OfficeId) is { } problem)
        {
            ModelState.AddModelError(nameof(OfficeId), problem);
        }

        Look();
        var (application, _) = AnswerChanges.Apply(Answers.Application, Answers.Application with { OfficeId = OfficeId });
        return await KeepAsync(Answers with { Application = application }, SitePaths.DeskDraft(Id, "request"));
    }

    /// <inheritdoc />
    protected override OfficeMeasure Step => OfficeMeasure.IntakeSchool;

    /// <inheritdoc />
    protected override string? FindGap() => !IsPersonKnown ? "person" : IsCounter ? null : "request";

    private void Look() => Schools = schools.Find(Search, Answers.Application.OfficeId);
}
