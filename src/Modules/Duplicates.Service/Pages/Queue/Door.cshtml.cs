using Duplicates.Service.Accounts;
using Duplicates.Service.Law;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>Gives a ticket to a phone: the address stands as a QR code on the door of the office.</summary>
[AllowAnonymous]
internal sealed class DoorModel(
    QueueAccess access, Tickets tickets, QueueLimits limits, BrowserKeys browsers, LawTexts law, MobilePhones phones, IStringLocalizer<ServiceTexts> texts)
    : QueuePage(access, tickets, law, phones, texts)
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!FindOffice())
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await limits.CountAsync(NetworkAddress.Of(HttpContext), cancellationToken) is { } wait)
        {
            return this.TooMany(wait);
        }

        return await IssueAsync(browsers.Of(HttpContext), cancellationToken) is { } ticket
            ? this.GoTo(SitePaths.QueueTicket(Tickets.CodeOf(ticket.Id)))
            : Page();
    }
}
