using System.Globalization;
using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Apply;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>What is asked for: the questions of R4, checked as at home.</summary>
internal sealed class RequestModel(DeskDrafts drafts, IntakeDesk desk, CollectionPlaces places, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts)
    : DeskPage(drafts, desk, texts)
{
    [BindProperty]
    public EducationLevel? Level { get; set; }

    [BindProperty]
    public Distinction? Distinction { get; set; }

    [BindProperty]
    public DocumentScope? Scope { get; set; }

    [BindProperty]
    public string? SeriesAndNumber { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? SchoolThen { get; set; }

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
    public string? Email { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? CollectionOfficeId { get; set; }

    /// <summary>Words of an office of the Corporation elsewhere.</summary>
    [BindProperty]
    public string? Search { get; set; }

    public IReadOnlyList<Choice> Places => places.Of(School, Search, CollectionOfficeId, Answers.Application.CollectionOfficeId, IsCounter ? Officer.OfficeId : null);

    /// <summary>The school that is addressed.</summary>
    public Office School => offices.Find(Answers.Application.OfficeId!)!;

    /// <summary>The search found no office.</summary>
    public bool FoundNothing => !string.IsNullOrWhiteSpace(Search) && places.Find(Search).Count == 0;

    private Iin Holder => Answers.Application.ChildIin ?? Answers.Applicant!;

    public void OnGet()
    {
        var answers = Answers.Application;
        (Level, Distinction, Scope, SeriesAndNumber) = (answers.Level, answers.Distinction ?? Domain.Certificates.Distinction.Ordinary, answers.Scope, answers.OriginalSeriesAndNumber);
        (Year, SchoolThen) = (answers.YearOfFinishing?.ToString(CultureInfo.InvariantCulture), answers.SchoolThen);
        NameChanged = answers.NameChanged;
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Typed(answers.NameOnOriginal);
        (Reason, Details) = (answers.Reason, answers.ReasonDetails);
        (Email, Language, CollectionOfficeId) = (answers.Email, answers.Language ?? ReaderLanguage.Current, answers.CollectionOfficeId ?? Officer.OfficeId);
    }

    /// <summary>Looks for other offices; what was typed stays.</summary>
    public IActionResult OnPostFind()
    {
        if (Search?.Length > CollectionPlaces.LongestSearch)
        {
            ModelState.AddModelError(nameof(Search), Texts["apply.too-long", CollectionPlaces.LongestSearch]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var before = Answers.Application;
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Corrected(this, (ThenSurname, ThenGivenName, ThenPatronymic), "Then");
        DocumentAnswer.Check(Level, Distinction, Scope, SeriesAndNumber, ModelState, Texts);
        var year = YearAnswer.Read(Year, clock, ModelState, Texts);
        YearAnswer.AskWhenUnusual(year, before.YearOfFinishing, Holder, Unusual, Texts);
        var nameThen = ReadNameThen();
        ReasonAnswer.Check(Reason, Details, ModelState, Texts);
        var email = EmailAnswer.Read(Email, before.Email, ModelState, Unusual, Texts);
        CheckRest();
        var series = DocumentAnswer.ReadSeries(SeriesAndNumber, before.OriginalSeriesAndNumber, ModelState, Unusual, Texts);
        var application = before with
        {
            Level = Level,
            Distinction = Distinction,
            Scope = Scope,
            OriginalSeriesAndNumber = series,
            YearOfFinishing = year,
            SchoolThen = Trimmed(SchoolThen),
            NameChanged = NameChanged,
            NameOnOriginal = nameThen,
            Reason = Reason,
            ReasonDetails = Trimmed(Details),
            Email = email,
            Language = Language,
            CollectionOfficeId = CollectionOfficeId,
        };
        return await KeepAsync(Answers with { Application = application }, SitePaths.DeskDraft(Id, "papers"));
    }

    /// <inheritdoc />
    protected override OfficeMeasure Step => OfficeMeasure.IntakeRequest;

    /// <inheritdoc />
    protected override string? FindGap() => GapBeforeRequest;

    private PersonName? ReadNameThen()
    {
        if (NameChanged is null)
        {
            ModelState.Remove(nameof(NameChanged));
            ModelState.AddModelError(nameof(NameChanged), Texts["apply.name-then.error"]);
        }

        return NameChanged is true ? NameAnswer.Read((ThenSurname, ThenGivenName, ThenPatronymic), "Then", ModelState, Texts) : null;
    }

    private void CheckRest()
    {
        if (SchoolThen?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(SchoolThen), Texts["apply.too-long", TextLengths.Line]);
        }

        if (!Languages.Has(Language))
        {
            ModelState.AddModelError(nameof(Language), Texts["apply.contacts.language-error"]);
        }

        if (!places.IsPlace(CollectionOfficeId, Answers.Application.OfficeId))
        {
            ModelState.AddModelError(nameof(CollectionOfficeId), Texts["apply.contacts.collection-error"]);
        }
    }

    private static string? Trimmed(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
