using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Applications;
using Duplicates.Service.Complaints;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Complaints;

/// <summary>One complaint with what its holder needs of the case, and the answer.</summary>
[Authorize(Roles = ComplaintHandler.Roles)]
internal sealed class ShowModel(StaffComplaints complaints, ComplaintDesk desk, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public ComplaintOutcome? Outcome { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    public Complaint Complaint { get; private set; } = null!;

    public DuplicateApplication Application { get; private set; } = null!;

    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetNames<ComplaintOutcome>().Select(name => new Choice(name, texts[$"complaints.outcome.{name}"]))];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await complaints.OpenAsync(ComplaintHandler.Of(User), Number, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        (Complaint, Application) = found;
        await next();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        CheckAnswers();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await desk.AnswerAsync(Complaint, Application, new(Outcome!.Value, Reasons!), ComplaintHandler.Of(User), cancellationToken);
            return this.GoTo(SitePaths.Complaints.With("?answered=true"));
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException)
        {
            ModelState.AddModelError(string.Empty, texts["complaints.stale"]);
            return Page();
        }
    }

    private void CheckAnswers()
    {
        ModelState.RequireChoice(nameof(Outcome), Outcome, texts["complaints.outcome-error"]);

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            ModelState.AddModelError(nameof(Reasons), texts["complaints.reasons-error"]);
        }
        else if (Reasons.Trim().Length > TextLengths.Decision)
        {
            ModelState.AddModelError(nameof(Reasons), texts["apply.too-long", TextLengths.Decision]);
        }
    }
}
