using Duplicates.Service.Booking;
using Duplicates.Service.Content;
using Duplicates.Service.Deadlines;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>
/// What publishing a year would do: which days change and which open cases move, from which due date to which (R5.4). Cases are told by number;
/// no person is named.
/// </summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class CalendarPublishModel(CalendarEditing editing, IDueDateForecast forecast, ConcernedVisits visits, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int GroupsOnPage = 20;

    /// <summary>How many numbers of a group are named.</summary>
    public const int NumbersShown = 20;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Which page of the groups, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The state that the editor sees.</summary>
    [BindProperty]
    public int Changes { get; set; }

    /// <summary>The year.</summary>
    public EditedYear Edited { get; private set; } = null!;

    /// <summary>How many open cases move.</summary>
    public int Moved { get; private set; }

    /// <summary>Booked visits that offices would not hold any more.</summary>
    public IReadOnlyList<DateTimeOffset> Visits { get; private set; } = [];

    /// <summary>How many pages the groups fill.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>The groups of this page with the numbers of their first cases.</summary>
    public IReadOnlyList<(MovedDueDates Group, IReadOnlyList<string> Numbers)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await editing.PublishAsync(Edited, Changes, EditorDesk.EditorOf(User), cancellationToken);
        if (outcome is ContentOutcome.Done)
        {
            return this.GoTo(SitePaths.EditorYear(Year));
        }

        ModelState.AddModelError(string.Empty, outcome is ContentOutcome.Refused { Problems: [var problem, ..] } ? texts[problem.Text, [.. problem.Arguments]] : texts["calendar-editor.changed-meanwhile"]);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if ((await editing.YearsAsync(cancellationToken)).FirstOrDefault(year => year.Newest.Year == Year) is not { HasChanges: true } found || editing.IsLocked(Year))
        {
            return false;
        }

        Edited = found;
        var proposed = await editing.ProposedAsync(found, cancellationToken);
        var moved = await forecast.OfAsync(proposed, cancellationToken);
        Visits = await visits.ListAsync(proposed, cancellationToken);
        Moved = moved.Sum(group => group.Cases);
        Pages = Math.Max(1, (moved.Count + GroupsOnPage - 1) / GroupsOnPage);
        Number = Math.Clamp(Number, 1, Pages);
        var groups = new List<(MovedDueDates, IReadOnlyList<string>)>();
        foreach (var group in moved.Skip((Number - 1) * GroupsOnPage).Take(GroupsOnPage))
        {
            groups.Add((group, await forecast.NumbersAsync(group, NumbersShown, cancellationToken)));
        }

        Groups = groups;
        return true;
    }
}
