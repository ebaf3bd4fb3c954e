using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Cases;
using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>The application is accepted: what to print and to hand over now (R2.5).</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class AcceptedModel(DeskCases cases, ApplicationStore store, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    public DuplicateApplication Application { get; private set; } = null!;

    public bool IsCounter => Officer.IsOfCorporation;

    private SchoolOfficer Officer => SignedInPeople.AtDesk(User);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await cases.OpenAsync(User, Number, AuditAction.CaseRead, HttpContext.RequestAborted) is not { } application)
        {
            context.Result = NotFound();
            return;
        }

        Application = application;
        await next();
    }

    /// <summary>Prints the receipt once more; the copy says so, and is kept like the first one (R2.5).</summary>
    public async Task<IActionResult> OnPostReceiptAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            Application.ReprintReceipt(Officer.AsActor(), clock.GetUtcNow());
            await store.SaveAsync(Application, cancellationToken);
        }
        catch (StaleCaseException)
        {
            return this.GoTo(SitePaths.DeskAccepted(Application.Number!.Value).With("?stale=true"));
        }

        return this.GoTo(SitePaths.DeskDocument(Application.Number!.Value, DocumentKinds.Path(DocumentKind.Receipt, 1 + Application.History.OfType<ReceiptReprinted>().Count())));
    }
}
