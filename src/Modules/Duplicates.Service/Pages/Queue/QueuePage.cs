using Duplicates.Domain.People;
using Duplicates.Domain.Reception;
using Duplicates.Service.Accounts;
using Duplicates.Service.Law;
using Duplicates.Service.Offices;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>A page on which somebody takes a ticket: at the kiosk of the hall, or by phone at its door.</summary>
internal abstract class QueuePage(QueueAccess access, Tickets tickets, LawTexts law, MobilePhones phones, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "office")]
    public string OfficeId { get; set; } = string.Empty;

    /// <summary>For what the person comes.</summary>
    [BindProperty]
    public ReceptionService? Service { get; set; }

    /// <summary>A phone or an IIN; may be left empty.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>The key of the group that goes first by law; empty for everybody else.</summary>
    [BindProperty]
    public string? Priority { get; set; }

    /// <summary>The groups that go first, and nobody.</summary>
    public IEnumerable<Choice> Groups =>
        law.PriorityGroups.Select(group => new Choice(group.Key, group.Title.In(ReaderLanguage.Current), group.Text.In(ReaderLanguage.Current)))
        .Prepend(new(string.Empty, Texts["queue.priority.none"].Value));

    public Office Office { get; private set; } = null!;

    protected IStringLocalizer<ServiceTexts> Texts { get; } = texts;

    protected Tickets Tickets { get; } = tickets;

    /// <summary>Finds the office; false when it has no queue.</summary>
    protected bool FindOffice()
    {
        if (access.Find(OfficeId) is not { } office)
        {
            return false;
        }

        Office = office;
        return true;
    }

    /// <summary>Gives the ticket that was asked for; null when something is wrong, and the page says what.</summary>
    protected async Task<QueueTicketRow?> IssueAsync(string? browser, CancellationToken cancellationToken)
    {
        if (!TryReadWho(out var phone, out var iin))
        {
            ModelState.AddModelError(nameof(Who), Texts["queue.who-error"]);
            return null;
        }

        var booking = phone is null && iin is null ? null : await Tickets.BookingOfAsync(OfficeId, phone, iin, cancellationToken);
        if (booking is null && (await access.PlanAsync(OfficeId, cancellationToken)).OnlyBooked)
        {
            ModelState.AddModelError(nameof(Who), Texts[phone is null && iin is null ? "queue.only-booked" : "queue.not-booked"]);
            return null;
        }

        if (booking is null && (Service is not { } wanted || !Enum.IsDefined(wanted)))
        {
            ModelState.Refuse(nameof(Service), Texts[phone is null && iin is null ? "queue.service-error" : "queue.no-booking"]);
            return null;
        }

        var group = law.PriorityGroups.FirstOrDefault(known => known.Key == Priority)?.Key;
        return await Tickets.IssueAsync(new(OfficeId, booking?.Service ?? Service!.Value, booking, group, iin, browser), cancellationToken);
    }

    private bool TryReadWho(out PhoneNumber? phone, out Iin? iin)
    {
        (phone, iin) = (null, null);
        return string.IsNullOrWhiteSpace(Who) || Iin.TryParse(Who, out iin, out _) || phones.TryRead(Who, out phone, out _);
    }
}
