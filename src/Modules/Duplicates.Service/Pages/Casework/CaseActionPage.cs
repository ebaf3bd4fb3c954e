using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Casework;

/// <summary>
/// A page on which an officer does one thing with a case. A page that was open while somebody else changed the case
/// changes nothing: the reader is told and sees the case as it is.
/// </summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal abstract class CaseActionPage : PageModel
{
    /// <summary>The case's number.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>How many events the case had when the page was shown.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The part of the work list from which the reader came; null when from elsewhere.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkListTab? Tab { get; set; }

    /// <summary>The reader wishes to go on with the next case of that part.</summary>
    [BindProperty]
    public bool Next { get; set; }

    /// <summary>The case.</summary>
    public DuplicateApplication Application { get; private set; } = null!;

    /// <summary>What this page does.</summary>
    public abstract NextAction Action { get; }

    /// <summary>The officer decides what the same person proposed.</summary>
    public bool DecidesAlone => CaseSteps.OfferOf(Action).Decides && Application.IsOwnProposal(Officer);

    /// <summary>Whether the page is of use only while nobody else has changed the case.</summary>
    protected virtual bool DependsOnVersion => true;

    /// <summary>The officer.</summary>
    protected Actor Officer => SignedInPeople.Officer(User).AsActor();

    protected IStringLocalizer<ServiceTexts> Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<ServiceTexts>>();

    protected DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The school has one officer, who may decide what the same person proposed.</summary>
    protected bool HasSoleOfficer => HttpContext.RequestServices.GetRequiredService<IOffices>().HasSoleOfficer(Application.OfficeId!);

    private ApplicationStore Store => HttpContext.RequestServices.GetRequiredService<ApplicationStore>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cases = HttpContext.RequestServices.GetRequiredService<StaffCases>();
        if (await cases.OpenAsync(User, Number, AuditAction.CaseRead, HttpContext.RequestAborted) is not { } application)
        {
            context.Result = NotFound();
            return;
        }

        Application = application;
        var posted = HttpMethods.IsPost(Request.Method);
        var actions = HttpContext.RequestServices.GetRequiredService<OfficerActions>();
        var isOffered = (await actions.ForAsync(application, Officer, HttpContext.RequestAborted)).Concat(actions.Beside(application, Officer)).Contains(Action);
        var isStale = posted && DependsOnVersion && Version != application.History.Count;
        if (!isOffered || (isStale && !(KeepsWhatWasTyped && application.History.Skip(Version).All(one => CaseSteps.Of(one).Offer?.Action != Action))))
        {
            context.Result = this.GoTo(SitePaths.Case(application.Number!.Value).With("?stale=true"));
            return;
        }

        Version = application.History.Count;
        if (isStale)
        {
            ModelState.Clear();
            ModelState.AddModelError(string.Empty, Texts["casework.stale.typed"]);
            context.Result = Page();
            return;
        }

        await next();
    }

    /// <summary>Does it: what the rules forbid becomes a message, what somebody else overtook leads back to the case.</summary>
    protected async Task<IActionResult> ActAsync(Func<Task> command)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await command();
            await Store.SaveAsync(Application, HttpContext.RequestAborted);
            return this.GoTo(await WayOnAsync());
        }
        catch (RuleViolationException exception)
        {
            ModelState.AddModelError(FieldOf(exception.Violation), Texts[$"casework.violation.{exception.Violation}"]);
            return Page();
        }
        catch (Exception exception) when (exception is StaleCaseException or ActionNotAwaitedException)
        {
            return this.GoTo(SitePaths.Case(Application.Number!.Value).With("?stale=true"));
        }
    }

    /// <summary>
    /// The action is still possible after somebody else changed the case, and there is something to read or type: the page is shown once more
    /// with what was typed, and whoever sees it decides anew.
    /// </summary>
    protected virtual bool KeepsWhatWasTyped => false;

    /// <summary>The case as it is now, or the next one of the list where the reader asked for it.</summary>
    private async Task<SitePath> WayOnAsync()
    {
        if (Tab is not { } tab)
        {
            return SitePaths.Case(Application.Number!.Value);
        }

        var next = Next ? await HttpContext.RequestServices.GetRequiredService<NextCase>().FindAsync(User, tab, Application, HttpContext.RequestAborted) : Application.Number!.Value;
        return next is null ? SitePaths.WorkList.With($"?tab={tab}") : SitePaths.Case(next).With($"?tab={tab}");
    }

    /// <summary>The field beside which a broken rule is told; none when it concerns the whole page.</summary>
    protected virtual string FieldOf(RuleViolation violation) => string.Empty;

    /// <summary>Does something that needs no waiting.</summary>
    protected Task<IActionResult> ActAsync(Action command) => ActAsync(() =>
    {
        command();
        return Task.CompletedTask;
    });

    /// <summary>Puts a message beside a field that was left empty or is too long.</summary>
    protected void RequireText(string field, string? value, int longest, string missing)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, Texts[missing]);
        }
        else if (value.Trim().Length > longest)
        {
            ModelState.AddModelError(field, Texts["apply.too-long", longest]);
        }
    }
}
