using Duplicates.Domain.People;
using Duplicates.Service.Apply;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Apply;

/// <summary>
/// A question of the application. It belongs to one of the reader's drafts; a question whose predecessors have no answer
/// leads back to the first that is open. Nobody has to sign in: the draft is the browser's until it is signed.
/// </summary>
[DraftPage]
internal abstract class ApplyStepPage(Drafts drafts) : PageModel
{
    private static readonly DraftAnswers Nothing = new();

    /// <summary>The draft's id; empty before the first answer.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The reader came from the check page and goes back there.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    /// <summary>What the change just made has made void.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DroppedAnswer> Dropped { get; set; } = [];

    /// <summary>The unusual answers that were asked about, each as field and answer; given again, they stand.</summary>
    [BindProperty]
    public IList<string> AskedAbout { get; set; } = [];

    /// <summary>The question of this page.</summary>
    public abstract ApplyStep Step { get; }

    /// <summary>Where the back link leads.</summary>
    public virtual SitePath BackPath => Change ? SitePaths.DraftCheck(Id) : PathBefore();

    /// <summary>Which of how many steps on the way of this application it is; null when it is beside the way.</summary>
    public StepPlace? Place => ApplySteps.PlaceOf(Step, Answers);

    /// <summary>Whether answers are kept already, and where: in the cabinet of a person, or for this browser; null while there are none.</summary>
    public bool? IsKeptInCabinet => Draft is null ? null : Owner.Citizen is not null;

    /// <summary>The answers that stand beside the question.</summary>
    public DraftAnswers Given => Answers;

    /// <summary>The reader.</summary>
    protected DraftOwner Owner { get; private set; } = null!;

    /// <summary>The reader's IIN; null before signing in.</summary>
    protected Iin? OwnIin => Owner.Citizen?.Iin;

    /// <summary>The draft as it is stored; null before the first answer.</summary>
    protected Draft? Draft { get; private set; }

    /// <summary>The answers given so far.</summary>
    protected DraftAnswers Answers => Draft?.Answers ?? Nothing;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        (Owner, Draft) = OpenDraft.Of(HttpContext);
        if (Draft is null && Id != Guid.Empty)
        {
            context.Result = NotFound();
            return;
        }

        if (ApplySteps.FirstUnanswered(Answers) is { } open && open < Step)
        {
            context.Result = this.GoTo(SitePaths.Draft(Id, open.Path()));
            return;
        }

        await next();
    }

    /// <summary>Asks once about unusual answers.</summary>
    protected UnusualAnswers Unusual => new(AskedAbout, ModelState);

    /// <summary>Keeps the answers and goes on. A changed answer asks for consent anew.</summary>
    protected async Task<IActionResult> KeepAsync(DraftAnswers answers)
    {
        var (kept, dropped) = AnswerChanges.Apply(Answers, answers);
        if (Draft is null)
        {
            return await BeginAsync(kept);
        }

        await drafts.SaveAsync(Draft, kept with { Consent = null }, Owner, HttpContext.RequestAborted);
        return this.GoTo(SitePaths.Draft(Id, ApplySteps.PathAfter(Step, kept, Change)).With(Query(dropped)));
    }

    /// <summary>The first answers begin a draft; only the first question can be asked without one.</summary>
    protected virtual Task<IActionResult> BeginAsync(DraftAnswers answers) => Task.FromResult<IActionResult>(NotFound());

    /// <summary>A question that has to be answered anew leads back to the check page when the reader came from there.</summary>
    private string Query(IReadOnlyList<DroppedAnswer> dropped)
    {
        var query = new QueryBuilder();
        if (Change && dropped.Any(answer => answer is not DroppedAnswer.Child))
        {
            query.Add("change", "true");
        }

        foreach (var answer in dropped)
        {
            query.Add("dropped", answer.ToString());
        }

        return query.ToString();
    }

    private SitePath PathBefore() =>
        ApplySteps.All.Cast<ApplyStep?>().LastOrDefault(step => step < Step && step!.Value.Asks(Answers)) is { } before ? SitePaths.Draft(Id, before.Path()) : Draft is null ? SitePaths.Start : SitePaths.Apply;
}
