using Duplicates.Domain.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Posted;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The work list of a school, ordered by due date. What is sought is posted, so that no name and no IIN stands in an address.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class IndexModel(
    WorkList workList,
    WorkListSearch search,
    Assignments assignments,
    BulkDecisions decisions,
    NextCase nextCase,
    IColleagues colleagues,
    IWorkingCalendarSource calendars,
    IOptions<DuplicatesOptions> options,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int LongestSearch = 100;
    private WorkListScope? _scope;

    [BindProperty(SupportsGet = true)]
    public WorkListTab Tab { get; set; }

    /// <summary>The account of a colleague whose open cases are shown in place of a tab.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Holder { get; set; }

    /// <summary>Where the page begins: due date and id of the last line before it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Every line of the page is picked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty]
    public string? Sought { get; set; }

    /// <summary>The cases that were picked.</summary>
    [BindProperty]
    public List<string> Numbers { get; set; } = [];

    [BindProperty]
    public string? AssigneeId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public WorkListPage List { get; private set; } = WorkListPage.Empty;

    public IReadOnlyDictionary<WorkListTab, TabCount> Counts { get; private set; } = new Dictionary<WorkListTab, TabCount>();

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>What was found; null while nothing is sought.</summary>
    public WorkListFound? Found { get; private set; }

    /// <summary>How many cases got another holder; null unless that was asked for.</summary>
    public int? Changed { get; private set; }

    /// <summary>What stayed as it was when something was done with several cases.</summary>
    public IReadOnlyList<BulkUnchanged> Undecided { get; private set; } = [];

    /// <summary>What the reader does with several cases at once.</summary>
    public IEnumerable<BulkDecision> Decisions => Scope.Role is ServiceRoles.SchoolHead ? [BulkDecision.Approve, BulkDecision.MarkReady, BulkDecision.StartReview] : [BulkDecision.StartReview];

    public IReadOnlyList<HolderUnchanged> Unchanged { get; private set; } = [];

    /// <summary>The lines that are shown.</summary>
    public IReadOnlyList<WorkListLine> Lines => Found?.Lines ?? List.Lines;

    /// <summary>The address of this list from the language on, without its page.</summary>
    public string Query => string.IsNullOrEmpty(Holder) ? $"?tab={Tab}" : $"?holder={Uri.EscapeDataString(Holder)}";

    /// <summary>The parts of the list.</summary>
    public IEnumerable<WorkListTab> Tabs => Scope.Tabs;

    /// <summary>What the address of a case has behind it, so that the next case is of the same part.</summary>
    public string CaseQuery => string.IsNullOrEmpty(Holder) && Found is null ? $"?tab={Tab}" : string.Empty;

    private WorkListScope Scope => _scope ??= nextCase.ScopeOf(User);

    /// <summary>Working days left until the due date; negative when it has passed.</summary>
    public int DaysLeft(WorkListLine line) => line.DueOn >= Scope.Today
        ? calendars.Current.WorkingDaysBetween(Scope.Today, line.DueOn)
        : -calendars.Current.WorkingDaysBetween(line.DueOn, Scope.Today);

    /// <summary>How urgent a case is: <c>overdue</c>, <c>soon</c> or <c>normal</c>.</summary>
    public string Urgency(WorkListLine line) =>
        !line.AwaitsResult ? "normal" : line.DueOn < Scope.Today ? "overdue" : line.DueOn <= Scope.SoonUntil ? "soon" : "normal";

    /// <summary>
    /// How near the last day is on which the case can be passed on in time: <c>overdue</c>, <c>soon</c>, or null while there is time or when the
    /// addressee is known to be right.
    /// </summary>
    public string? RedirectUrgency(WorkListLine line) => line.RedirectUntil is not { } until ? null
        : until < Scope.Today ? "overdue"
        : until <= calendars.Current.AddWorkingDays(Scope.Today, options.Value.Redirect.WarningWorkingDaysBefore) ? "soon"
        : null;

    /// <summary>Shows the list; what was picked stays picked when the language is switched after a refusal.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Numbers = [.. ShownAgain.TypedOf(HttpContext)?[nameof(Numbers)].OfType<string>() ?? []];
        return LoadAsync(cancellationToken);
    }

    public async Task OnPostSearchAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Sought) || Sought.Length > LongestSearch)
        {
            ModelState.AddModelError(nameof(Sought), texts[string.IsNullOrWhiteSpace(Sought) ? "worklist.search.error" : "apply.too-long", LongestSearch]);
        }
        else
        {
            Found = await search.FindAsync(Scope.OfficeId, Sought, cancellationToken);
        }

        await LoadAsync(cancellationToken);
    }

    /// <summary>Does one step with what was picked.</summary>
    public async Task OnPostDecideAsync(BulkDecision decision, CancellationToken cancellationToken)
    {
        Check(HolderChange.Claim, colleague: null);
        if (ModelState.IsValid && Decisions.Contains(decision))
        {
            Undecided = await decisions.DoAsync(User, Numbers, decision, cancellationToken);
            Changed = Numbers.Distinct(StringComparer.Ordinal).Count() - Undecided.Count;
            ModelState.Clear();
            (Numbers, AssigneeId, Note) = ([], null, null);
        }

        await LoadAsync(cancellationToken);
    }

    public async Task OnPostHolderAsync(HolderChange change, CancellationToken cancellationToken)
    {
        var colleague = change is HolderChange.Assign ? await assignments.FindColleagueAsync(User, AssigneeId, cancellationToken) : null;
        Check(change, colleague);
        if (ModelState.IsValid)
        {
            Unchanged = await assignments.ChangeAllAsync(User, Numbers, change, colleague, Note, cancellationToken);
            Changed = Numbers.Distinct(StringComparer.Ordinal).Count() - Unchanged.Count;
            ModelState.Clear();
            (Numbers, AssigneeId, Note) = ([], null, null);
        }

        await LoadAsync(cancellationToken);
    }

    /// <summary>Why a case stayed as it was.</summary>
    public string Why(HolderUnchanged unchanged) =>
        unchanged.Violation is { } violation ? texts[$"casework.violation.{violation}"].Value : texts["worklist.faster"].Value;

    private void Check(HolderChange change, Actor? colleague)
    {
        if (Numbers.Count == 0)
        {
            ModelState.AddModelError(nameof(Numbers), texts["worklist.pick-error"]);
        }

        if (change is HolderChange.Assign && colleague is null)
        {
            ModelState.AddModelError(nameof(AssigneeId), texts["worklist.colleague-error"]);
        }

        if (Note?.Length > TextLengths.Remark)
        {
            ModelState.AddModelError(nameof(Note), texts["apply.too-long", TextLengths.Remark]);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var after = WorkListPosition.Parse(After);
        List = string.IsNullOrEmpty(Holder)
            ? await workList.ReadAsync(Scope, Tab, after, cancellationToken)
            : await workList.ReadHeldByAsync(Scope, Holder, after, cancellationToken);
        var counts = new Dictionary<WorkListTab, TabCount>();
        foreach (var tab in Scope.Tabs)
        {
            counts[tab] = await workList.CountAsync(Scope, tab, cancellationToken);
        }

        Counts = counts;
        Colleagues = [.. (await colleagues.OfOfficeAsync(Scope.OfficeId, cancellationToken))
            .Select(colleague => new Choice(colleague.Id, texts[$"worklist.colleague.{colleague.Role}", colleague.Name]))];
    }
}
