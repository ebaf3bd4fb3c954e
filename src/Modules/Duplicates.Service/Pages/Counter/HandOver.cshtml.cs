using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Courier;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Counter;

/// <summary>An operator of the Corporation gives the duplicate to a named person who showed an identity document.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class HandOverModel(CounterDesk desk, UncollectedResults uncollected, ApplicationStore store, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public string? Recipient { get; set; }

    [BindProperty]
    public string? IdentityDocument { get; set; }

    /// <summary>What gives somebody else than applicant and learner the right to receive it; may be left empty.</summary>
    [BindProperty]
    public string? Representation { get; set; }

    public DuplicateApplication Application { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await desk.OpenAsync(User, Number, HttpContext.RequestAborted) is not { } application)
        {
            context.Result = NotFound();
            return;
        }

        var leaving = await uncollected.LeavingAsync(SignedInPeople.Operator(User).OfficeId, HttpContext.RequestAborted);
        if (application.ArrivedAt is null || application.HandOver is not null || application.IsAnnulled || leaving.GetValueOrDefault(application.Number!.Value))
        {
            context.Result = this.GoTo(SitePaths.Counter.With("?stale=true"));
            return;
        }

        Application = application;
        await next();
    }

    public void OnGet() => Recipient = Application.Content!.Applicant.Name.Full;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Recipient), Recipient, "casework.hand-over.recipient-error");
        Require(nameof(IdentityDocument), IdentityDocument, "casework.hand-over.identity-error");
        if (Representation?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(Representation), texts["apply.too-long", TextLengths.Line]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var handOver = new HandOver(Recipient!.Trim(), IdentityDocument!.Trim()) { Representation = string.IsNullOrWhiteSpace(Representation) ? null : Representation.Trim() };
            Application.GiveTo(handOver, SignedInPeople.Operator(User).AsActor(), clock.GetUtcNow());
            await store.SaveAsync(Application, cancellationToken);
            return this.GoTo(SitePaths.Counter);
        }
        catch (RuleViolationException exception) when (exception.Violation is RuleViolation.RepresentationRequired)
        {
            ModelState.AddModelError(nameof(Representation), texts["casework.violation.RepresentationRequired"]);
            return Page();
        }
        catch (Exception exception) when (exception is StaleCaseException or ActionNotAwaitedException)
        {
            return this.GoTo(SitePaths.Counter.With("?stale=true"));
        }
    }

    private void Require(string field, string? value, string missing)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, texts[missing]);
        }
        else if (value.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(field, texts["apply.too-long", TextLengths.Line]);
        }
    }
}
