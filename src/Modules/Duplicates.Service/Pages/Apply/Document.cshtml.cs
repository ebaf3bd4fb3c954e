using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Intake;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Which document, and what of it (R4.1).</summary>
internal sealed class DocumentModel(Drafts drafts, SignedInPeople people, OpenApplications openApplications, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.Document;

    [BindProperty]
    public EducationLevel? Level { get; set; }

    [BindProperty]
    public Distinction? Distinction { get; set; }

    [BindProperty]
    public DocumentScope? Scope { get; set; }

    [BindProperty]
    public string? SeriesAndNumber { get; set; }

    /// <summary>The reader's open application for the same document, which stands in the way of another.</summary>
    public ApplicationNumber? AlreadyOpen { get; private set; }

    public IReadOnlyList<Choice> Levels => [.. Enum.GetNames<EducationLevel>().Select(name => new Choice(name, texts[$"apply.document.{name}"], texts[$"apply.document.{name}.hint"]))];

    public IReadOnlyList<Choice> Distinctions => [.. Enum.GetNames<Distinction>().Select(name => new Choice(name, texts[$"apply.document.{name}"]))];

    public IReadOnlyList<Choice> Scopes => [.. Enum.GetNames<DocumentScope>().Select(name => new Choice(name, texts[$"apply.document.{name}"]))];

    public void OnGet() =>
        (Level, Distinction, Scope, SeriesAndNumber) = (Answers.Level, Answers.Distinction, Answers.Scope, Answers.OriginalSeriesAndNumber);

    public async Task<IActionResult> OnPostAsync()
    {
        DocumentAnswer.Check(Level, Distinction, Scope, SeriesAndNumber, ModelState, texts);
        if (ModelState.IsValid)
        {
            await CheckAlreadyOpenAsync();
        }

        var series = DocumentAnswer.ReadSeries(SeriesAndNumber, Answers.OriginalSeriesAndNumber, ModelState, Unusual, texts);

        return ModelState.IsValid
            ? await KeepAsync(Answers with { Level = Level, Distinction = Distinction, Scope = Scope, OriginalSeriesAndNumber = series })
            : Page();
    }

    private async Task CheckAlreadyOpenAsync()
    {
        var learner = Answers.ChildIin ?? Citizen.Iin;
        AlreadyOpen = await openApplications.FindAsync(Citizen, learner, Level!.Value, Scope!.Value, HttpContext.RequestAborted);
        if (AlreadyOpen is not null)
        {
            ModelState.AddModelError(nameof(Level), texts["apply.document.already-open", AlreadyOpen.ToString()]);
        }
    }
}
