using Duplicates.Service.Accounts;
using Duplicates.Service.Pages.StaffAccounts;
using Duplicates.Service.Protection;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Account;

/// <summary>A member of staff's own account: the password, where it is signed in, and how to end that.</summary>
[Authorize(Policy = ServicePolicies.Staff)]
internal sealed class IndexModel(OpenSessions sessions, StaffAccountDesk desk, SignInTries tries, LookupKeys keys, IStringLocalizer<ServiceTexts> texts) : PageModel, INewPassword
{
    /// <summary>Wrong current passwords: whoever sits down at an open session does not guess it.</summary>
    private static readonly TryPolicy Guesses = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>What was done just now: text <c>account.done.{done}</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    /// <summary>The session of this request.</summary>
    public Guid? SessionId => SignedInSession.IdOf(User);

    /// <summary>Whether the account has a password here.</summary>
    public bool HasPassword => desk.IsOpen;

    /// <summary>Behind a door that keeps the sessions of staff elsewhere this page does not exist.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (SessionId is null)
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sessions = await sessions.ListAsync(User, cancellationToken);
        Done = Done is "session-ended" or "sessions-ended" or "password" ? Done : null;
    }

    /// <summary>Changes the password; this session goes on, all others end.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (!HasPassword)
        {
            return NotFound();
        }

        var person = AccountKeeper.Of(User);
        await CheckCurrentAsync(person.Id, cancellationToken);
        NewPassword.Check(ModelState, texts, Password, Repeated);
        if (ModelState.IsValid && !await desk.ChangeOwnPasswordAsync(person, Password!, cancellationToken))
        {
            ModelState.AddModelError(nameof(Password), texts["account.password.guessable"]);
        }

        if (!ModelState.IsValid)
        {
            Sessions = await sessions.ListAsync(User, cancellationToken);
            return Page();
        }

        await desk.Accounts.OpenSessionAsync(HttpContext, person.Id);
        return After("password");
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

    private async Task CheckCurrentAsync(string id, CancellationToken cancellationToken)
    {
        var key = keys.Of("own-password", id);
        if ((await tries.TakeAsync(key, Guesses, null, cancellationToken)).Wait is { } wait)
        {
            Response.SayTooMany(wait);
            ModelState.AddModelError(nameof(Current), texts.Counted("account.password.slowed", (int)Math.Ceiling(wait.TotalSeconds)));
        }
        else if (string.IsNullOrEmpty(Current) || !await desk.Accounts.IsPasswordAsync(id, Current, cancellationToken))
        {
            ModelState.AddModelError(nameof(Current), texts["account.password.wrong"]);
        }
        else
        {
            await tries.GiveBackAsync(key, cancellationToken);
        }
    }

    private RedirectResult After(string done) => Redirect($"{Request.PathBase}{Request.Path}?done={done}");
}
