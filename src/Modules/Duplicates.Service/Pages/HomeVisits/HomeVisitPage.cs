using Duplicates.Service.Accounts;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>A page about one visit at home: the visiting office's alone.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal abstract class HomeVisitPage(HomeVisitDesk desk, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>The visit's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The visit.</summary>
    public HomeVisit Visit { get; private set; } = null!;

    /// <summary>The operator.</summary>
    protected SchoolOfficer Officer => SignedInPeople.Operator(User);

    /// <summary>What the page says.</summary>
    protected IStringLocalizer<ServiceTexts> Texts => texts;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await desk.FindAsync(Id, Officer, HttpContext.RequestAborted) is not { } visit)
        {
            context.Result = NotFound();
            return;
        }

        Visit = visit;
        await next();
    }

    /// <summary>Goes a step on and shows the visit; one that a colleague has taken on meanwhile is shown as it is.</summary>
    protected async Task<IActionResult> GoOnAsync(Func<Task> step)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await step();
            return this.GoTo(SitePaths.HomeVisit(Id));
        }
        catch (HomeVisitRefusedException)
        {
            return this.GoTo(SitePaths.HomeVisit(Id).With("?stale=true"));
        }
    }

    /// <summary>Puts a message beside a field that was left empty or is too long.</summary>
    protected void RequireLine(string field, string? value, string missing) => RequireLine(this, texts, field, value, missing);

    /// <summary>Puts a message beside a field of a page that was left empty or is too long; nothing is missing of one that may be empty.</summary>
    internal static void RequireLine(PageModel page, IStringLocalizer<ServiceTexts> texts, string field, string? value, string? missing)
    {
        if (missing is not null && string.IsNullOrWhiteSpace(value))
        {
            page.ModelState.AddModelError(field, texts[missing]);
        }
        else if (value?.Trim().Length > TextLengths.Line)
        {
            page.ModelState.AddModelError(field, texts["apply.too-long", TextLengths.Line]);
        }
    }
}
