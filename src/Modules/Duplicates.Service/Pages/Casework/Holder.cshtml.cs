using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Claims the case, gives it to a colleague or puts it back.</summary>
internal sealed class HolderModel(Assignments assignments, IColleagues colleagues) : CaseActionPage
{
    public override NextAction Action => NextAction.ChangeHolder;

    [BindProperty]
    public HolderChange? Change { get; set; }

    [BindProperty]
    public string? AssigneeId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>What makes sense: nobody claims what is held, nobody puts back what is not.</summary>
    public IReadOnlyList<Choice> Changes => [.. Enum.GetValues<HolderChange>()
        .Where(change => change is HolderChange.Assign || change is HolderChange.Claim == Application.Assignee is null)
        .Select(change => new Choice(change.ToString(), Texts[$"worklist.change.{change}"]))];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await base.OnPageHandlerExecutionAsync(context, async () =>
        {
            Colleagues = [.. (await colleagues.OfOfficeAsync(Application.OfficeId!, HttpContext.RequestAborted))
                .Where(colleague => colleague.Id != Application.Assignee?.Id)
                .Select(colleague => new Choice(colleague.Id, Texts[$"worklist.colleague.{colleague.Role}", colleague.Name]))];
            return await next();
        });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.RequireChoice(nameof(Change), Change, Texts["worklist.holder.error"]);

        var colleague = Change is HolderChange.Assign ? await assignments.FindColleagueAsync(User, AssigneeId, cancellationToken) : null;
        if (Change is HolderChange.Assign && colleague is null)
        {
            ModelState.AddModelError(nameof(AssigneeId), Texts["worklist.colleague-error"]);
        }

        if (Note?.Length > TextLengths.Remark)
        {
            ModelState.AddModelError(nameof(Note), Texts["apply.too-long", TextLengths.Remark]);
        }

        return await ActAsync(() => assignments.Change(Application, Change!.Value, colleague, Note, Officer));
    }
}
