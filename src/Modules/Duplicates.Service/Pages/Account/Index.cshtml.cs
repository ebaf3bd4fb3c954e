using Duplicates.Service.Accounts;
using Duplicates.Service.Pages.StaffAccounts;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Account;

/// <summary>A member of staff's own account: the password, where it is signed in, and how to end that.</summary>
[Authorize(Policy = ServicePolicies.Staff)]
internal sealed class IndexModel(OpenSessions sessions, StaffAccountDesk desk, OwnPassword ownPassword, SecondFactors factors, PendingSignIn pending, IStringLocalizer<ServiceTexts> texts) : PageModel, INewPassword
{
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The current password again, before the second factor is set up.</summary>
    [BindProperty]
    public string? ForFactor { get; set; }

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

    /// <summary>Whether the account has a second factor here.</summary>
    public bool HasFactor { get; private set; }

    /// <summary>How many codes on paper are left.</summary>
    public int PaperCodes { get; private set; }

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
        await ReadAsync(cancellationToken);
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
        await CheckCurrentAsync(nameof(Current), Current, person.Id, cancellationToken);
        NewPassword.Check(ModelState, texts, Password, Repeated);
        if (ModelState.IsValid && !await desk.ChangeOwnPasswordAsync(person, Password!, cancellationToken))
        {
            ModelState.AddModelError(nameof(Password), texts["account.password.guessable"]);
        }

        if (!ModelState.IsValid)
        {
            await ReadAsync(cancellationToken);
            return Page();
        }

        await desk.Accounts.OpenSessionAsync(HttpContext, person.Id);
        return After("password");
    }

    /// <summary>Leads to setting a second factor up, in place of the one before.</summary>
    public async Task<IActionResult> OnPostFactorAsync(CancellationToken cancellationToken)
    {
        if (!HasPassword || await desk.Accounts.FindAsync(AccountKeeper.Of(User).Id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        await CheckCurrentAsync(nameof(ForFactor), ForFactor, account.Id, cancellationToken);
        if (!ModelState.IsValid)
        {
            await ReadAsync(cancellationToken);
            return Page();
        }

        pending.Write(HttpContext, account, SignInStep.SetUp);
        return this.GoTo(SitePaths.SetUpFactor.With(QueryString.Create("returnUrl", $"{Request.PathBase}{Request.Path}")));
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

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Sessions = await sessions.ListAsync(User, cancellationToken);
        if (HasPassword)
        {
            var id = AccountKeeper.Of(User).Id;
            (HasFactor, PaperCodes) = (await factors.HasAsync(id, cancellationToken), await factors.PaperCodesLeftAsync(id, cancellationToken));
        }
    }

    private async Task CheckCurrentAsync(string field, string? typed, string id, CancellationToken cancellationToken)
    {
        var verdict = await ownPassword.CheckAsync(id, typed, cancellationToken);
        if (verdict.Wait is { } wait)
        {
            Response.SayTooMany(wait);
            ModelState.AddModelError(field, texts.Counted("account.password.slowed", (int)Math.Ceiling(wait.TotalSeconds)));
        }
        else if (!verdict.IsRight)
        {
            ModelState.AddModelError(field, texts["account.password.wrong"]);
        }
    }

    private RedirectResult After(string done) => Redirect($"{Request.PathBase}{Request.Path}?done={done}");
}
