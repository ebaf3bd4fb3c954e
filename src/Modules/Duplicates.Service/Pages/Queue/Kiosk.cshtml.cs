using Duplicates.Domain;
using Duplicates.Service.Accounts;
using Duplicates.Service.Law;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>The kiosk of a hall: gives a ticket, shows it for a while and begins again for the next visitor.</summary>
[AllowAnonymous]
internal sealed class KioskModel(QueueAccess access, Tickets tickets, LawTexts law, MobilePhones phones, IStringLocalizer<ServiceTexts> texts)
    : QueuePage(access, tickets, law, phones, texts)
{
    /// <summary>For how many seconds a ticket is shown; the page says so.</summary>
    public const int ShownSeconds = 25;

    private readonly QueueAccess _access = access;

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = string.Empty;

    /// <summary>The link of the ticket that was given just now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Given { get; set; }

    public QueueTicketRow? Ticket { get; private set; }

    public QueuePosition? Position { get; private set; }

    /// <summary>The address of the kiosk in a language.</summary>
    public string AddressIn(string language) => $"~/{SitePaths.QueueKiosk(OfficeId, Key).In(language)}";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!FindOffice() || !_access.IsKiosk(OfficeId, Key))
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Ticket = Given is null ? null : await Tickets.FindAsync(Given, cancellationToken);
        Position = Ticket is null ? null : await Tickets.PositionAsync(Ticket, cancellationToken);
        if (Ticket is not null)
        {
            // a screen for everybody has to end by itself, also without scripts
            Response.Headers["Refresh"] = $"{ShownSeconds};url={Url.Content(AddressIn(Languages.Kazakh))}";
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await IssueAsync(browser: null, cancellationToken) is { } ticket
            ? this.GoTo(SitePaths.QueueKiosk(OfficeId, Key).With($"?given={Tickets.CodeOf(ticket.Id)}"))
            : Page();
}
