using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>The fields of an application that is taken in at home: all on one page, which a device can keep.</summary>
internal abstract class IntakeFields : PageModel
{
    [BindProperty]
    public IList<string> AskedAbout { get; set; } = [];

    /// <summary>When the device had it ready, as an instant in ISO 8601; empty without a script.</summary>
    [BindProperty]
    public string? ReceivedAt { get; set; }

    [BindProperty]
    public Relation? Relation { get; set; }

    [BindProperty]
    public string? ChildIin { get; set; }

    [BindProperty]
    public string? ChildSurname { get; set; }

    [BindProperty]
    public string? ChildGivenName { get; set; }

    [BindProperty]
    public string? ChildPatronymic { get; set; }

    [BindProperty]
    public IdentityDocumentKind? Identity { get; set; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    [BindProperty]
    public EducationLevel? Level { get; set; }

    [BindProperty]
    public Distinction? Distinction { get; set; } = Domain.Certificates.Distinction.Ordinary;

    [BindProperty]
    public DocumentScope? Scope { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public bool? NameChanged { get; set; }

    [BindProperty]
    public string? ThenSurname { get; set; }

    [BindProperty]
    public string? ThenGivenName { get; set; }

    [BindProperty]
    public string? ThenPatronymic { get; set; }

    [BindProperty]
    public LossReason? Reason { get; set; }

    [BindProperty]
    public string? Details { get; set; }

    [BindProperty]
    public string? Language { get; set; } = Web.ReaderLanguage.Current;

    /// <summary>The result is collected at the school, not at the office that visits.</summary>
    [BindProperty]
    public bool? AtSchool { get; set; } = false;

    [BindProperty]
    public PaperForm? Original { get; set; }

    [BindProperty]
    public PaperForm? Representation { get; set; }

    [BindProperty]
    public string? Pages { get; set; } = "1";

    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public bool Consent { get; set; }

    public static IReadOnlyList<Choice> Places(IStringLocalizer<ServiceTexts> texts) => [new("False", texts["home-visits.collect.office"]), new("True", texts["home-visits.collect.school"])];
}
