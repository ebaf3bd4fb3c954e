using Duplicates.Domain.Reception;
using Duplicates.Service.Accounts;
using Duplicates.Service.Certificates;
using Duplicates.Service.Law;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>A desk of the queue: next, call again, start, park, move, finish. Each button is one form; what a colleague did first changes nothing.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class DeskModel(QueueDesks desks, Tickets tickets, CounterDesk counter, LawTexts law, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>Somebody else was faster, or it was too early.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    /// <summary>Nobody waits.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Nobody { get; set; }

    [BindProperty]
    public int? Desk { get; set; }

    /// <summary>To which service the visitor is sent on; empty for the same.</summary>
    [BindProperty]
    public ReceptionService? MoveTo { get; set; }

    /// <summary>Why the visit took longer than R5.6 allows.</summary>
    [BindProperty]
    public BreachReason? Reason { get; set; }

    public DeskView View { get; private set; } = null!;

    /// <summary>Whether the reason is asked when the visit ends.</summary>
    public bool AsksReason { get; private set; }

    /// <summary>Duplicates of the visitor that wait here, when the visitor gave the IIN.</summary>
    public IReadOnlyList<CounterLine> Duplicates { get; private set; } = [];

    /// <summary>The services to which the visitor can be sent on.</summary>
    public IEnumerable<Choice> Services => ReceptionServices.All.Where(service => service != View.Current?.Matter)
        .Select(service => new Choice(service.ToString(), texts[$"booking.service.{service}"].Value));

    /// <summary>What a visitor shows who goes first by law.</summary>
    public string NameOf(string group) => law.PriorityGroup(group) ?? texts["queue.priority.other"];

    private SchoolOfficer Officer => SignedInPeople.Operator(User);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        if (Desk is not (>= 1 and <= QueueDesks.Most))
        {
            ModelState.Refuse(nameof(Desk), texts["queue.desk-error", QueueDesks.Most]);
        }
        else if (await desks.OpenAsync(Officer, Desk.Value, cancellationToken))
        {
            return Back();
        }
        else
        {
            ModelState.AddModelError(nameof(Desk), texts["queue.desk-taken"]);
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        await desks.CloseAsync(Officer, cancellationToken);
        return Back();
    }

    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellationToken) =>
        await desks.NextAsync(Officer, cancellationToken) is null ? this.GoTo(SitePaths.QueueDesk.With("?nobody=true")) : Back();

    public async Task<IActionResult> OnPostAgainAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await desks.CallAgainAsync(Officer, ticket, cancellationToken));

    public async Task<IActionResult> OnPostStartAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await desks.StartAsync(Officer, ticket, cancellationToken));

    public async Task<IActionResult> OnPostParkAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await desks.ParkAsync(Officer, ticket, cancellationToken));

    public async Task<IActionResult> OnPostMissedAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await desks.MissAsync(Officer, ticket, cancellationToken));

    public async Task<IActionResult> OnPostLeftAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await desks.LeaveAsync(Officer, ticket, cancellationToken));

    public async Task<IActionResult> OnPostMoveAsync(Guid ticket, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && Desk is null or (>= 1 and <= QueueDesks.Most) && (MoveTo is not { } service || Enum.IsDefined(service)))
        {
            return After(await desks.MoveAsync(Officer, ticket, MoveTo, Desk, cancellationToken));
        }

        ModelState.Refuse(nameof(Desk), texts["queue.desk-error", QueueDesks.Most]);
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostReviveAsync(Guid ticket, CancellationToken cancellationToken) =>
        After(await tickets.FindAsync(Officer.OfficeId, ticket, cancellationToken) is { } missed && await desks.ReviveAsync(missed, cancellationToken));

    public async Task<IActionResult> OnPostFinishAsync(Guid ticket, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (AsksReason && View.Current?.Id == ticket && (Reason is not { } reason || !Enum.IsDefined(reason)))
        {
            ModelState.Refuse(nameof(Reason), texts["queue.reason-error"]);
            return Page();
        }

        return After(await desks.FinishAsync(Officer, ticket, AsksReason ? Reason : null, cancellationToken));
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        View = await desks.ViewAsync(Officer, cancellationToken);
        if (View.Current is { } current)
        {
            AsksReason = current.State is TicketState.Served && await desks.IsBreachAsync(current, cancellationToken);
            Duplicates = current.IinKey is { } key ? await counter.WaitingOfAsync(Officer.OfficeId, key, cancellationToken) : [];
        }
    }

    private IActionResult Back() => this.GoTo(SitePaths.QueueDesk);

    private IActionResult After(bool done) => done ? Back() : this.GoTo(SitePaths.QueueDesk.With("?stale=true"));
}
