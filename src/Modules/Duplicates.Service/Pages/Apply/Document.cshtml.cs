using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Apply;
using Duplicates.Service.Intake;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Which document, of which year (R4), and what of it (R4.1). What hardly anybody remembers may stay open: the school looks it up.</summary>
internal sealed class DocumentModel(Drafts drafts, OpenApplications openApplications, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts)
{
    /// <summary>The answer of whoever does not remember the distinction.</summary>
    private const string Unsure = "Unsure";

    public override ApplyStep Step => ApplyStep.Document;

    [BindProperty]
    public EducationLevel? Level { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    /// <summary>A distinction by its name, or that nobody remembers it.</summary>
    [BindProperty]
    public string? Distinction { get; set; }

    [BindProperty]
    public DocumentScope? Scope { get; set; }

    [BindProperty]
    public string? SeriesAndNumber { get; set; }

    /// <summary>The reader's open application for the same document, which stands in the way of another.</summary>
    public ApplicationNumber? AlreadyOpen { get; private set; }

    /// <summary>Something was said, or is wrong, about what hardly anybody remembers.</summary>
    public bool SaysMore => Distinction is not Unsure || !string.IsNullOrEmpty(SeriesAndNumber);

    public IReadOnlyList<Choice> Levels => [.. Enum.GetNames<EducationLevel>().Select(name => new Choice(name, texts[$"apply.document.{name}"], texts[$"apply.document.{name}.hint"]))];

    public IReadOnlyList<Choice> Distinctions =>
    [
        new(Unsure, texts["apply.document.Unsure"], texts["apply.document.Unsure.hint"]),
        .. Enum.GetNames<Distinction>().Select(name => new Choice(name, texts[$"apply.document.{name}"])),
    ];

    public IReadOnlyList<Choice> Scopes => [.. Enum.GetNames<DocumentScope>().Select(name => new Choice(name, texts[$"apply.document.{name}"]))];

    public void OnGet()
    {
        (Level, Scope, SeriesAndNumber) = (Answers.Level, Answers.Scope ?? DocumentScope.CertificateAndSupplement, Answers.OriginalSeriesAndNumber);
        Distinction = Answers.IsKindUnsure is true || Answers.Distinction is null ? Unsure : Answers.Distinction.ToString();
        Year = Answers.YearOfFinishing?.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var distinction = Distinction is Unsure ? Domain.Certificates.Distinction.Ordinary : Enum.TryParse<Distinction>(Distinction, out var known) ? known : (Distinction?)null;
        DocumentAnswer.Check(Level, distinction, Scope, SeriesAndNumber, ModelState, texts);
        var year = YearAnswer.Read(Year, clock, ModelState, texts);
        if ((Answers.ChildIin ?? OwnIin) is { } holder)
        {
            YearAnswer.AskWhenUnusual(year, Answers.YearOfFinishing, holder, Unusual, texts);
        }

        if (ModelState.IsValid)
        {
            await CheckAlreadyOpenAsync();
        }

        var series = DocumentAnswer.ReadSeries(SeriesAndNumber, Answers.OriginalSeriesAndNumber, ModelState, Unusual, texts);
        return ModelState.IsValid
            ? await KeepAsync(Answers with { Level = Level, Distinction = distinction, IsKindUnsure = Distinction is Unsure, Scope = Scope, YearOfFinishing = year, OriginalSeriesAndNumber = series })
            : Page();
    }

    /// <summary>Of whoever has not signed in nothing is known yet; signing leads to the open application then.</summary>
    private async Task CheckAlreadyOpenAsync()
    {
        if (Owner.Citizen is not { } citizen)
        {
            return;
        }

        AlreadyOpen = await openApplications.FindAsync(citizen, Answers.ChildIin ?? citizen.Iin, Level!.Value, Scope!.Value, HttpContext.RequestAborted);
        if (AlreadyOpen is not null)
        {
            ModelState.AddModelError(nameof(Level), texts["apply.document.already-open", AlreadyOpen.ToString()]);
        }
    }
}
