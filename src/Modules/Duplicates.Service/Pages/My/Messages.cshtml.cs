using Duplicates.Service.Accounts;
using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>Everything the reader was told about their applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class MessagesModel(ApplicantInbox inbox, SignedInPeople people) : PageModel
{
    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public InboxPage<ApplicantMessage> Inbox { get; private set; } = new([], null);

    /// <summary>How much was not opened.</summary>
    public UnreadCount Unread { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = people.Citizen(User);
        Inbox = await inbox.ReadAsync(reader, ReaderLanguage.Current, Before, cancellationToken);
        Unread = await inbox.CountUnreadAsync(reader.Key, reader.IinKey, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await inbox.MarkAllReadAsync(people.Citizen(User), cancellationToken);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }
}
