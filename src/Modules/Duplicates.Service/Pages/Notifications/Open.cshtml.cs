using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Notifications;

/// <summary>Marks a notice as read and leads to what it is about; a notice of many cases shows its list.</summary>
[Authorize(Roles = StaffReader.Readers)]
internal sealed class OpenModel(StaffInbox inbox, StaffNoticeTexts texts) : PageModel
{
    /// <summary>The notices of the list.</summary>
    public IReadOnlyList<StaffInboxLine> Lines { get; private set; } = [];

    public StaffReader Reader => StaffReader.Of(User);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await inbox.OpenAsync(Reader, id, cancellationToken) is not { } line)
        {
            return NotFound();
        }

        if (line.More == 0)
        {
            return this.GoTo(line.PathFor(Reader) ?? SitePaths.Notices);
        }

        Lines = await inbox.ListOfAsync(Reader, id, cancellationToken);
        return Page();
    }

    /// <summary>What a notice says.</summary>
    public string TextOf(StaffInboxLine line) => texts.Of(line.Kind, line.CaseNumber, line.Detail, ReaderLanguage.Current);
}
