using Duplicates.Service.Notifications;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Notifications;

/// <summary>The notices of a member of staff.</summary>
[Authorize(Roles = StaffReader.Readers)]
internal sealed class IndexModel(StaffInbox inbox, StaffNoticeTexts texts, IEnumerable<IStaffAccounts> doors, IStringLocalizer<ServiceTexts> words) : PageModel
{
    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The notice to be marked as read; without one, all.</summary>
    [BindProperty]
    public Guid? Id { get; set; }

    /// <summary>How the reader is told by e-mail.</summary>
    [BindProperty]
    public NoticeMail? Mail { get; set; }

    /// <summary>The door knows the addresses of its staff.</summary>
    public bool IsMailed => doors.Any();

    public IReadOnlyList<Choice> Mails => [.. ((NoticeMail[])[NoticeMail.AtOnce, NoticeMail.Daily, NoticeMail.Never]).Select(mail => new Choice(mail.ToString(), words[$"inbox.mail.{mail}"]))];

    public InboxPage<StaffInboxLine> Inbox { get; private set; } = new([], null);

    /// <summary>How much was not read.</summary>
    public UnreadCount Unread { get; private set; }

    public StaffReader Reader => StaffReader.Of(User);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Mail = await inbox.MailOfAsync(Reader, cancellationToken);
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

    /// <summary>The reader wishes to be told otherwise by e-mail.</summary>
    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken)
    {
        if (Mail is { } mail && Enum.IsDefined(mail))
        {
            await inbox.SetMailAsync(Reader, mail, cancellationToken);
        }

        return this.GoTo(SitePaths.Notices);
    }

    /// <summary>What a notice says.</summary>
    public string TextOf(StaffInboxLine line) => texts.Of(line.Kind, line.CaseNumber, line.Detail, ReaderLanguage.Current);
}
