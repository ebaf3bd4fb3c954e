using System.Globalization;
using Duplicates.Service.Apply;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>
/// The school is not in the directory: the application goes to the education department of its region,
/// which finds who holds the records and passes the case on.
/// </summary>
internal sealed class NoSchoolModel(Drafts drafts, IOffices offices, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts)
{
    private const int LongestText = 140;

    public override ApplyStep Step => ApplyStep.School;

    /// <inheritdoc />
    public override SitePath BackPath => SitePaths.Draft(Id, ApplyStep.School.Path()).With(Change ? "?change=true" : string.Empty);

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string? SchoolName { get; set; }

    [BindProperty]
    public string? Town { get; set; }

    /// <summary>The regions whose department takes applications, in the order of the reader's alphabet.</summary>
    public IReadOnlyList<Choice> RegionChoices =>
    [
        .. offices.All.Where(IsDepartment).Select(office => office.Region).Distinct(StringComparer.Ordinal)
            .Select(code => new Choice(code, Regions.Name(code).In(ReaderLanguage.Current)))
            .OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
    ];

    public void OnGet() => (Region, SchoolName, Town) =
        (Answers.MissingSchool is null ? null : offices.Find(Answers.OfficeId ?? string.Empty)?.Region, Answers.MissingSchool?.Name, Answers.MissingSchool?.Place);

    public async Task<IActionResult> OnPostAsync()
    {
        var department = offices.All.FirstOrDefault(office => IsDepartment(office) && string.Equals(office.Region, Region, StringComparison.Ordinal));
        if (department is null)
        {
            ModelState.AddModelError(nameof(Region), texts["apply.no-school.region.error"]);
        }

        RequireText(nameof(SchoolName), SchoolName, "apply.no-school.name.error");
        RequireText(nameof(Town), Town, "apply.no-school.place.error");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var missing = new MissingSchool(SchoolName!.Trim(), Town!.Trim());
        return await KeepAsync(Answers.AddressedTo(department!.Id, missing, $"{missing.Name}, {missing.Place}", ReaderLanguage.Current));
    }

    private static bool IsDepartment(Office office) => office is { Kind: OfficeKind.EducationDepartment, ClosedSince: null };

    private void RequireText(string field, string? value, string missing)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, texts[missing]);
        }
        else if (value.Trim().Length > LongestText)
        {
            ModelState.AddModelError(field, texts["apply.too-long", LongestText]);
        }
    }
}
