using Duplicates.Service.Apply;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Which school: found by its name, a former name or its town.</summary>
internal sealed class SchoolModel(Drafts drafts, SchoolSearch schools, SearchMisses misses, IStringLocalizer<ServiceTexts> texts)
    : ApplyStepPage(drafts)
{
    public override ApplyStep Step => ApplyStep.School;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty]
    public string? OfficeId { get; set; }

    [BindProperty]
    public string? SchoolThen { get; set; }

    /// <summary>What the search found.</summary>
    public FoundSchools Schools { get; private set; } = null!;

    /// <summary>The search found neither a working nor a closed school.</summary>
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && Schools.IsEmpty;

    /// <summary>The address of this page, to which the search leads.</summary>
    public SitePath OwnPath => SitePaths.Draft(Id, Step.Path());

    /// <summary>The page's script asks while words are being typed: half a word that finds nothing tells nothing.</summary>
    private bool IsStillTyping => Request.Headers["Sec-Fetch-Dest"] == "empty";

    public void OnGet()
    {
        (OfficeId, SchoolThen) = (Answers.OfficeId, Answers.SchoolThen);
        Look();
        if (FoundNothing && !IsStillTyping)
        {
            misses.Note(Search!, ReaderLanguage.Current, HttpContext);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (schools.ProblemOf(OfficeId) is { } problem)
        {
            ModelState.AddModelError(nameof(OfficeId), problem);
        }

        if (SchoolThen?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(SchoolThen), texts["apply.too-long", TextLengths.Line]);
        }

        if (ModelState.IsValid)
        {
            return await KeepAsync(Answers.AddressedTo(OfficeId!, missing: null, string.IsNullOrWhiteSpace(SchoolThen) ? null : SchoolThen.Trim(), ReaderLanguage.Current));
        }

        Look();
        return Page();
    }

    private void Look() => Schools = schools.Find(Search, Answers.OfficeId);
}
