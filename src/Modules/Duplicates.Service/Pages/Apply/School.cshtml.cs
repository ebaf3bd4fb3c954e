using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Which school: found by its name, a former name or its town.</summary>
internal sealed class SchoolModel(Drafts drafts, SignedInPeople people, OfficeSearch search, IOffices offices, SearchMisses misses, IStringLocalizer<ServiceTexts> texts)
    : ApplyStepPage(drafts, people)
{
    private const int MostShown = 20;
    public override ApplyStep Step => ApplyStep.School;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty]
    public string? OfficeId { get; set; }

    [BindProperty]
    public string? SchoolThen { get; set; }

    /// <summary>The working schools that the search found, in regions; empty before a search.</summary>
    public IReadOnlyList<IGrouping<string, Office>> Found { get; private set; } = [];

    /// <summary>The closed schools that the search found; where their records are is said beside them.</summary>
    public IReadOnlyList<Office> Closed { get; private set; } = [];

    /// <summary>How the typed words were taken.</summary>
    public Understood Understood { get; private set; } = Understood.Exactly;

    /// <summary>The search found neither a working nor a closed school.</summary>
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && Found.Count == 0 && Closed.Count == 0;

    /// <summary>More was found than is shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The school chosen before.</summary>
    public Office? Chosen => Answers.OfficeId is { } id && offices.Find(id) is { Kind: OfficeKind.School } school ? school : null;

    /// <summary>The school that has taken over a closed one.</summary>
    public Office? SuccessorOf(Office school) => school.SuccessorId is { } id ? offices.Find(id) : null;

    /// <summary>The archive of the school's region; null when none is published.</summary>
    public Office? ArchiveOf(Office school) =>
        offices.All.FirstOrDefault(office => office is { Kind: OfficeKind.Archive, ClosedSince: null } && string.Equals(office.Region, school.Region, StringComparison.Ordinal));

    public void OnGet()
    {
        (OfficeId, SchoolThen) = (Answers.OfficeId, Answers.SchoolThen);
        Look();
        if (FoundNothing)
        {
            misses.Note(Search!, ReaderLanguage.Current, HttpContext);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var school = OfficeId is null ? null : offices.Find(OfficeId);
        if (school is not { Kind: OfficeKind.School })
        {
            ModelState.AddModelError(nameof(OfficeId), texts["apply.school.error"]);
        }
        else if (school.ClosedSince is not null)
        {
            var successor = SuccessorOf(school)?.Name.In(ReaderLanguage.Current);
            ModelState.AddModelError(nameof(OfficeId), successor is null ? texts["apply.school.closed"] : texts["apply.school.closed-successor", successor]);
        }

        if (SchoolThen?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(SchoolThen), texts["apply.too-long", TextLengths.Line]);
        }

        if (ModelState.IsValid)
        {
            return await KeepAsync(Answers with { OfficeId = OfficeId, MissingSchool = null, SchoolThen = string.IsNullOrWhiteSpace(SchoolThen) ? null : SchoolThen.Trim() });
        }

        Look();
        return Page();
    }

    private void Look()
    {
        if (string.IsNullOrWhiteSpace(Search))
        {
            Found = [.. new[] { Chosen }.OfType<Office>().GroupBy(school => school.Region, StringComparer.Ordinal)];
            return;
        }

        (var found, Understood) = search.Find(Search, ReaderLanguage.Current, [OfficeKind.School]);
        Closed = [.. found.Where(school => school.ClosedSince is not null).Take(MostShown)];
        List<Office> working = [.. found.Where(school => school.ClosedSince is null)];
        var successors = Closed.Select(SuccessorOf).OfType<Office>().Where(school => school is { Kind: OfficeKind.School, ClosedSince: null } && !working.Contains(school));
        Found = [.. working.Take(MostShown).Concat(successors.Distinct()).GroupBy(school => school.Region, StringComparer.Ordinal)];
        HasMore = working.Count > MostShown;
    }
}
