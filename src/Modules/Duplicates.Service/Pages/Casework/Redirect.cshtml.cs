using Duplicates.Domain.Time;
using Duplicates.Service.Cases;
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
    public override NextAction Action => NextAction.Redirect;

    [BindProperty]
    public string? OfficeId { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    /// <summary>The last day on which it is passed on in time (R5.9).</summary>
    public DateOnly LastDay => Application.LastRedirectDay(options.Value.Redirect)!.Value;

    /// <summary>That day has passed.</summary>
    public bool IsLate => AlmatyTime.Today(clock) > LastDay;

    public IReadOnlyList<Choice> Targets => [.. search.Find(string.Empty, ReaderLanguage.Current, [OfficeKind.School, OfficeKind.EducationDepartment, OfficeKind.Archive])
        .Where(office => office.ClosedSince is null && office.Id != Application.OfficeId)
        .Select(office => new Choice(office.Id, $"{Regions.Name(office.Region).In(ReaderLanguage.Current)}: {office.Name.In(ReaderLanguage.Current)}"))];

    public Task<IActionResult> OnPostAsync()
    {
        var target = OfficeId is null ? null : offices.Find(OfficeId);
        if (target is not { ClosedSince: null, Kind: OfficeKind.School or OfficeKind.EducationDepartment or OfficeKind.Archive })
        {
            ModelState.AddModelError(nameof(OfficeId), Texts["casework.redirect.office-error"]);
        }

        RequireText(nameof(Cause), Cause, TextLengths.Remark, "casework.redirect.cause-error");
        return ActAsync(() => Application.Redirect(target!.Id, target.Name, Cause!, options.Value.Redirect, Officer, Now));
    }
}
