using Duplicates.Domain.Reception;
using Duplicates.Service.Offices;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Queue;

/// <summary>A ticket on a phone: how many people are before, to which desk to go, and the way back for whoever missed the calls.</summary>
[AllowAnonymous]
internal sealed class TicketModel(Tickets tickets, TicketChanges changes, QueueDesks desks, IOffices offices) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    public QueueTicketRow Ticket { get; private set; } = null!;

    public QueuePosition? Position { get; private set; }

    public Office? Office => offices.Find(Ticket.OfficeId);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await tickets.FindAsync(Code, HttpContext.RequestAborted) is not { } ticket)
        {
            context.Result = NotFound();
            return;
        }

        Ticket = ticket;
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Position = Ticket.State is TicketState.Waiting ? await tickets.PositionAsync(Ticket, cancellationToken) : null;

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken)
    {
        if (Ticket.State is TicketState.Waiting or TicketState.Called)
        {
            await changes.TryAsync(Ticket, TicketState.Left, ticket => (ticket.Desk, ticket.OfficerId) = (null, null), cancellationToken);
        }

        return this.GoTo(SitePaths.QueueTicket(Code));
    }

    public async Task<IActionResult> OnPostReviveAsync(CancellationToken cancellationToken)
    {
        await desks.ReviveAsync(Ticket, cancellationToken);
        return this.GoTo(SitePaths.QueueTicket(Code));
    }
}
