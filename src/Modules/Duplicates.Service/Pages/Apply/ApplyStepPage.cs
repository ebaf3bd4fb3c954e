using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Apply;

/// <summary>
/// A question of the application. It belongs to one of the reader's drafts; a question whose predecessors have no answer
/// leads back to the first that is open.
/// </summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal abstract class ApplyStepPage(Drafts drafts, SignedInPeople people) : PageModel
{
    /// <summary>The draft's id.</summary>
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

    /// <summary>Which of how many questions on the way of this application it is; null when it is beside the way.</summary>
    public (int Number, int Of)? Place
    {
        get
        {
            var way = ApplySteps.All.Where(step => step.Asks(Answers)).ToList();
            return way.Contains(Step) ? (way.IndexOf(Step) + 1, way.Count) : null;
        }
    }

    /// <summary>The reader.</summary>
    protected Citizen Citizen { get; private set; } = null!;

    /// <summary>The draft as it is stored.</summary>
    protected Draft Draft { get; private set; } = null!;

    /// <summary>The answers given so far.</summary>
    protected DraftAnswers Answers => Draft.Answers;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Citizen = people.Citizen(User);
        if (await drafts.FindAsync(Id, Citizen, HttpContext.RequestAborted) is not { } draft)
        {
            context.Result = NotFound();
            return;
        }

        Draft = draft;
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
        await drafts.SaveAsync(Draft, kept with { Consent = null }, Citizen, HttpContext.RequestAborted);
        return this.GoTo(SitePaths.Draft(Id, ApplySteps.PathAfter(Step, kept, Change)).With(Query(dropped)));
    }

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
        ApplySteps.All.Cast<ApplyStep?>().LastOrDefault(step => step < Step && step!.Value.Asks(Answers)) is { } before ? SitePaths.Draft(Id, before.Path()) : SitePaths.Apply;
}
