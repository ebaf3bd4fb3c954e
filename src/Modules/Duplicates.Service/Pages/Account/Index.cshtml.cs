using Duplicates.Service.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Account;

/// <summary>A member of staff's own account: where it is signed in, and how to end that.</summary>
[Authorize(Policy = ServicePolicies.Staff)]
internal sealed class IndexModel(OpenSessions sessions) : PageModel
{
    /// <summary>What was done just now: text <c>account.done.{done}</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    /// <summary>The session of this request.</summary>
    public Guid? Current => OpenSessions.IdOf(User);

    /// <summary>Behind a door that keeps the sessions of staff elsewhere this page does not exist.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Current is null)
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sessions = await sessions.ListAsync(User, cancellationToken);
        Done = Done is "session-ended" or "sessions-ended" ? Done : null;
    }

    /// <summary>Ends one session; one that is over already is as the person wants it.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOneAsync(User, Id, cancellationToken);
        return After("session-ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(User, cancellationToken);
        return After("sessions-ended");
    }

    private RedirectResult After(string done) => Redirect($"{Request.PathBase}{Request.Path}?done={done}");
}
