using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Counter;

/// <summary>The application as it stands, in the applicant's own language, read before it is signed (R3.2). Whoever has the address sees it until the visit is over.</summary>
[AllowAnonymous]
internal sealed class MirrorViewModel(IntakeMirrors mirrors, IntakeDesk desk, ApplicationText text) : PageModel
{
    /// <summary>After how many seconds the screen asks anew, also without scripts: it follows what the operator enters.</summary>
    private const int RefreshSeconds = 15;

    private MirrorView _view = null!;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = string.Empty;

    /// <summary>The hash of the words that the screen shows.</summary>
    [BindProperty]
    public string Words { get; set; } = string.Empty;

    /// <summary>What the application says; null while it is not complete.</summary>
    public ApplicationContent? Asked => _view.Content;

    public IReadOnlyList<ApplicationLine> Lines => text.Lines(Asked! with { Files = [] });

    /// <summary>The visitor has confirmed these very words.</summary>
    public bool IsRead => string.Equals(_view.ReadSha256, Words, StringComparison.Ordinal);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await mirrors.FindAsync(Token, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = this.GoTo(SitePaths.Mirror);
            return;
        }

        _view = view;
        await next();
    }

    public IActionResult OnGet()
    {
        if (Asked is { } content && !string.Equals(content.Language, ReaderLanguage.Current, StringComparison.Ordinal))
        {
            return Redirect(Url.Content($"~/{SitePaths.MirrorOf(Token).In(content.Language)}"));
        }

        Words = Asked is null ? string.Empty : desk.Sha256(Asked);
        Response.Headers["Refresh"] = RefreshSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // words that changed meanwhile are shown anew and not confirmed
        if (Asked is { } content && string.Equals(Words, desk.Sha256(content), StringComparison.Ordinal))
        {
            await mirrors.ConfirmAsync(_view, Words, cancellationToken);
        }

        return this.GoTo(SitePaths.MirrorOf(Token));
    }
}
