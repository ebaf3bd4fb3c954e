using Duplicates.Domain.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>What happened to the document, and whether it is one's own or a minor's (R1.1). The first answers begin the draft.</summary>
internal sealed class WhoseModel(Drafts drafts, DraftOwners owners, SchoolSearch schools, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts)
{
    private readonly Drafts _drafts = drafts;

    public override ApplyStep Step => ApplyStep.Whose;

    [BindProperty]
    public LossReason? Reason { get; set; }

    [BindProperty]
    public string? Details { get; set; }

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

    /// <summary>The school from whose page the reader came to apply; the question of the school then has its answer and is shown with it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? School { get; set; }

    public IReadOnlyList<Choice> Reasons => [.. Enum.GetNames<LossReason>().Select(name => new Choice(name, texts[$"apply.reason.{name}"], texts[$"apply.reason.{name}.hint"]))];

    public IReadOnlyList<Choice> Relations =>
        [.. Enum.GetNames<Relation>().Select(name => new Choice(name, texts[$"apply.whose.{name}"]))];

    public void OnGet()
    {
        (Reason, Details) = (Answers.Reason, Answers.ReasonDetails);
        Relation = Answers.Relation ?? Domain.Applications.Relation.Self;
        ChildIin = Answers.ChildIin?.Value;
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Typed(Answers.ChildName);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Corrected(this, (ChildSurname, ChildGivenName, ChildPatronymic), "Child");
        ReasonAnswer.Check(Reason, Details, ModelState, texts);
        ModelState.RequireChoice(nameof(Relation), Relation, texts["apply.whose.error"]);
        var answers = Answers with { Reason = Reason, ReasonDetails = string.IsNullOrWhiteSpace(Details) ? null : Details.Trim(), Relation = Relation };
        if (Relation is Domain.Applications.Relation.Parent or Domain.Applications.Relation.LegalRepresentative)
        {
            var iin = ChildAnswer.Read(ChildIin, OwnIin, Answers.ChildIin, clock, ModelState, Unusual, texts);
            var name = NameAnswer.Read((ChildSurname, ChildGivenName, ChildPatronymic), "Child", ModelState, texts);
            answers = answers with { ChildIin = iin, ChildName = name };
        }

        return ModelState.IsValid ? await KeepAsync(answers) : Page();
    }

    /// <inheritdoc />
    protected override async Task<IActionResult> BeginAsync(DraftAnswers answers)
    {
        if (School is not null && schools.ProblemOf(School) is null)
        {
            answers = answers.AddressedTo(School, missing: null, then: null, ReaderLanguage.Current);
        }

        var begun = await _drafts.StartAsync(owners.Begin(HttpContext), answers, NetworkAddress.Of(HttpContext), HttpContext.RequestAborted);
        if (begun.Wait is { } wait)
        {
            return this.TooMany(wait);
        }

        if (begun.Draft is { } draft)
        {
            return this.GoTo(SitePaths.Draft(draft.Id, ApplySteps.PathAfter(Step, answers, changing: false)));
        }

        ModelState.AddModelError(string.Empty, texts["apply.start.too-many", Drafts.MostPerPerson]);
        return Page();
    }
}
