using Duplicates.OrchardCore.Items;
using Duplicates.Service.Following;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement.Notify;
using YesSql;

namespace Duplicates.OrchardCore.Controllers;

/// <summary>Lists the cases that somebody may see, the one due first before the others, and has workflows looked after.</summary>
public sealed class CasesController(ISession session, CaseItemReaders readers, IAuthorizationService authorization) : Controller
{
    private const int PageSize = 50;

    /// <summary>A page of the list.</summary>
    [Admin("Duplicates/Cases")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var reader = await readers.OfAsync(User);
        if (!reader.MayRead(school: null))
        {
            return Forbid();
        }

        var number = Math.Clamp(page, 1, int.MaxValue / PageSize);
        var (all, school) = (reader.All, reader.School);
        var found = (await session.QueryIndex<CaseItemIndex>(index => index.ContentType == CaseItemTypes.Application && (all || index.School == school))
            .OrderBy(index => index.DueDate).ThenBy(index => index.Number).Skip((number - 1) * PageSize).Take(PageSize + 1).ListAsync()).ToList();
        return View(new CaseList([.. found.Take(PageSize)], number, found.Count > PageSize));
    }

    /// <summary>Has the workflow of every case followed anew; one that is lost begins again, and nobody is told twice.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    [Admin("Duplicates/Workflows/LeadAnew")]
    public async Task<IActionResult> LeadAnew([FromServices] ICaseFollowing following, [FromServices] INotifier notifier, [FromServices] IHtmlLocalizer<CasesController> texts)
    {
        if (!await authorization.AuthorizeAsync(User, Permissions.ManageSettings))
        {
            return Forbid();
        }

        await following.NoteAllAsync(HttpContext.RequestAborted);
        await notifier.SuccessAsync(texts["The workflows of all cases are looked after now. Those that were lost are led anew within minutes."]);
        return RedirectToAction(nameof(Workflows));
    }

    /// <summary>Where workflows are looked after.</summary>
    [Admin("Duplicates/Workflows")]
    public async Task<IActionResult> Workflows() => await authorization.AuthorizeAsync(User, Permissions.ManageSettings) ? View() : Forbid();
}

/// <summary>A page of the list of cases.</summary>
/// <param name="Cases">The cases on it.</param>
/// <param name="Number">Which page; the first is 1.</param>
/// <param name="HasMore">Whether there is another one.</param>
public sealed record CaseList(IReadOnlyList<CaseItemIndex> Cases, int Number, bool HasMore);
