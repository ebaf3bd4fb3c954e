using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Service.Notifications;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Admin;

/// <summary>How messages go out, and what was given up. No text, no case, no addressee in the clear.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class MessagesModel(DeadLetters letters) : PageModel
{
    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>What was done just now: text <c>delivery.done.{done}</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    public IReadOnlyList<ChannelCounts> Counts { get; private set; } = [];

    public DeadLetterPage Letters { get; private set; } = new([], null);

    private Actor Reader => new(User.FindFirstValue(ClaimTypes.NameIdentifier)!, User.Identity!.Name ?? string.Empty, ActorRole.Administrator);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await letters.CountAsync(cancellationToken);
        Letters = await letters.ReadAsync(Before, cancellationToken);
        Done = Done is "retry" or "retry-all" or "discard" or "gone" ? Done : null;
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken) =>
        After(await letters.RetryAsync(Id, Reader, cancellationToken), "retry");

    public async Task<IActionResult> OnPostRetryAllAsync(CancellationToken cancellationToken) =>
        After(await letters.RetryAllAsync(Reader, cancellationToken), "retry-all");

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) =>
        After(await letters.DiscardAsync(Id, Reader, cancellationToken), "discard");

    private RedirectResult After(int changed, string done) => Redirect($"{Request.PathBase}{Request.Path}?done={(changed > 0 ? done : "gone")}");
}
