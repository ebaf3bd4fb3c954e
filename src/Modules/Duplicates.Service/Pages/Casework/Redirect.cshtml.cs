using Duplicates.Domain.Time;
using Duplicates.Service.Cases;
using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Passes the case to the organisation that holds the records; the term goes on.</summary>
internal sealed class RedirectModel(IOffices offices, OfficeSearch search, IOptions<DuplicatesOptions> options, TimeProvider clock) : CaseActionPage
{
    private const int MostShown = 100;
    private FoundOffices? _found;

    public override NextAction Action => NextAction.Redirect;

    [BindProperty]
    public string? OfficeId { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    /// <summary>The last day on which it is passed on in time (R5.9).</summary>
    public DateOnly LastDay => Application.LastRedirectDay(options.Value.Redirect)!.Value;

    /// <summary>That day has passed.</summary>
    public bool IsLate => AlmatyTime.Today(clock) > LastDay;

    /// <summary>Words of the organisation.</summary>
    [BindProperty]
    public string? Search { get; set; }

    /// <summary>The working organisations that answer to the words, and the one chosen before.</summary>
    public IReadOnlyList<Choice> Targets => [.. Working.Take(MostShown)
        .Concat(new[] { OfficeId }.OfType<string>().Select(offices.Find).OfType<Office>().Where(IsTarget))
        .DistinctBy(office => office.Id, StringComparer.Ordinal)
        .Select(office => new Choice(office.Id, $"{Regions.Name(office.Region).In(ReaderLanguage.Current)}: {office.Name.In(ReaderLanguage.Current)}"))];

    /// <summary>More answer than are shown.</summary>
    public bool HasMore => Working.Count() > MostShown;

    /// <summary>None answers.</summary>
    public bool FoundNothing => !Working.Any();

    /// <summary>How the words were taken.</summary>
    public Understood Understood => Found.Understood;

    private FoundOffices Found => _found ??= search.Find(Search, ReaderLanguage.Current, [OfficeKind.School, OfficeKind.EducationDepartment, OfficeKind.Archive]);

    private IEnumerable<Office> Working => Found.Offices.Where(IsTarget);

    /// <summary>Looks for organisations; what was typed stays.</summary>
    public IActionResult OnPostFind() => Page();

    public Task<IActionResult> OnPostAsync()
    {
        var target = OfficeId is null ? null : offices.Find(OfficeId);
        if (target is not { Kind: OfficeKind.School or OfficeKind.EducationDepartment or OfficeKind.Archive, ClosedSince: null })
        {
            ModelState.AddModelError(nameof(OfficeId), Texts["casework.redirect.office-error"]);
        }

        RequireText(nameof(Cause), Cause, TextLengths.Remark, "casework.redirect.cause-error");
        return ActAsync(() => Application.Redirect(target!.Id, target.Name, Cause!, options.Value.Redirect, Officer, Now));
    }

    private bool IsTarget(Office office) => office.ClosedSince is null && office.Id != Application.OfficeId;
}
