using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>
/// A page on which an officer enters an application at a desk. A draft that has become a case leads to it; one that a colleague changed
/// meanwhile is said to be changed, and what was typed stays.
/// </summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal abstract class DeskPage(DeskDrafts drafts, IntakeDesk desk, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private bool _isOvertaken;

    /// <summary>The draft's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The state of the draft in which the page was shown.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The unusual answers that were asked about, each as field and answer; given again, they stand.</summary>
    [BindProperty]
    public IList<string> AskedAbout { get; set; } = [];

    /// <summary>The draft as it is stored.</summary>
    public DeskDraft Draft { get; private set; } = null!;

    /// <summary>The officer at the desk.</summary>
    protected SchoolOfficer Officer => SignedInPeople.AtDesk(User);

    /// <summary>The desk is a counter of the Corporation, which takes in what is addressed to any school.</summary>
    public bool IsCounter => Officer.IsOfCorporation;

    /// <summary>How many pages the desk has.</summary>
    public int Steps => IsCounter ? 4 : 3;

    /// <summary>The step whose time is spent on this page.</summary>
    protected virtual OfficeMeasure Step => OfficeMeasure.IntakePapers;

    /// <summary>What was entered so far.</summary>
    protected DeskAnswers Answers => Draft.Answers;

    /// <summary>Asks once about unusual answers.</summary>
    protected UnusualAnswers Unusual => new(AskedAbout, ModelState);

    /// <summary>What the page says.</summary>
    protected IStringLocalizer<ServiceTexts> Texts => texts;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await drafts.FindAsync(Id, Officer, HttpContext.RequestAborted) is not { } draft)
        {
            // the back button, or the second of two clicks: the draft is a case now
            context.Result = await desk.FindAcceptedAsync(Id, Officer, HttpContext.RequestAborted) is { } number ? this.GoTo(SitePaths.DeskAccepted(number.Value)) : NotFound();
            return;
        }

        Draft = draft;
        if (Answers.PassedOnBy.Contains(Officer.AccountId, StringComparer.Ordinal))
        {
            context.Result = this.GoTo(SitePaths.Desk.With("?passedOn=true"));
            return;
        }

        if (Request.HasFormContentType && Version is { } read && !string.Equals(read, DeskDrafts.VersionOf(draft), StringComparison.Ordinal))
        {
            Overtaken();
        }

        if (FindGap() is { } path)
        {
            context.Result = this.GoTo(SitePaths.DeskDraft(Id, path));
            return;
        }

        Version = DeskDrafts.VersionOf(draft);
        await next();
    }

    /// <summary>Who stands at the desk is entered, and the phone that was given is proven.</summary>
    protected bool IsPersonKnown => Answers is { Applicant: not null, Identity: not null, Application.ApplicantName: not null } and not { Phone: not null, IsPhoneProven: false };

    /// <summary>The page before this one that still lacks answers; null when none does.</summary>
    protected virtual string? FindGap() => null;

    /// <summary>The page before the form that still lacks answers; null when none does.</summary>
    protected string? GapBeforeRequest => !IsPersonKnown ? "person" : Answers.Application.OfficeId is null ? "school" : null;

    /// <summary>The page before the signature that still lacks answers; null when none does.</summary>
    protected string? GapBeforePapers => GapBeforeRequest ?? (ApplySteps.FirstUnanswered(Answers.Application) is null ? null : "request");

    /// <summary>Where one goes from the person: to the school, as long as none is chosen.</summary>
    internal static SitePath AfterPerson(Guid id, DeskAnswers answers) => SitePaths.DeskDraft(id, answers.Application.OfficeId is null ? "school" : "request");

    /// <summary>Keeps what was entered and goes on; when a colleague was faster, the page says so.</summary>
    protected async Task<IActionResult> KeepAsync(DeskAnswers answers, SitePath path) => ModelState.IsValid && await SaveAsync(answers) ? this.GoTo(path) : Page();

    /// <summary>Keeps what was entered; false when a colleague was faster, and then the page says so.</summary>
    protected async Task<bool> SaveAsync(DeskAnswers answers)
    {
        if (_isOvertaken)
        {
            return false;
        }

        var isKept = await drafts.SaveAsync(Draft, answers, Step, Officer, HttpContext.RequestAborted);
        if (await drafts.FindAsync(Id, Officer, HttpContext.RequestAborted) is { } now)
        {
            (Draft, Version) = (now, DeskDrafts.VersionOf(now));
        }

        ModelState.Remove(nameof(Version));
        if (!isKept)
        {
            Overtaken();
        }

        return isKept;
    }

    private void Overtaken()
    {
        _isOvertaken = true;
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError(string.Empty, texts["desk.overtaken", Draft.Answers.LastBy.DisplayName]);
    }
}
