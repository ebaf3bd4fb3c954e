using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Notifications;

/// <summary>The notices of a member of staff.</summary>
[Authorize(Roles = StaffReader.Readers)]
internal sealed class IndexModel(StaffInbox inbox, StaffNoticeTexts texts) : PageModel
{
    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The notice to be marked as read; without one, all.</summary>
    [BindProperty]
    public Guid? Id { get; set; }

    public InboxPage<StaffInboxLine> Inbox { get; private set; } = new([], null);

    /// <summary>How much was not read.</summary>
    public UnreadCount Unread { get; private set; }

    public StaffReader Reader => StaffReader.Of(User);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Inbox = await inbox.ReadAsync(Reader, Before, cancellationToken);
        Unread = await inbox.CountUnreadAsync(Reader, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            await inbox.OpenAsync(Reader, id, cancellationToken);
        }
        else
        {
            await inbox.MarkAllReadAsync(Reader, cancellationToken);
        }

        return Redirect($"{Request.PathBase}{Request.Path}{(Before is null ? string.Empty : $"?before={Before}")}");
    }

    /// <summary>What a notice says.</summary>
    public string TextOf(StaffInboxLine line) => texts.Of(line.Kind, line.CaseNumber, line.Detail, ReaderLanguage.Current);
}
