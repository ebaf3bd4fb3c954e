using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Ticks what is in order of the list of R3; the list holds nothing else (R3.4).</summary>
internal sealed class ChecklistModel : CaseActionPage
{
    public override NextAction Action => NextAction.MarkChecklist;

    [BindProperty]
    public List<ChecklistItem> Items { get; set; } = [];

    public IReadOnlyList<Choice> Choices => [.. Application.ChecklistItems.Select(item => new Choice(item.ToString(), Texts[$"casefile.item.{item}"]))];

    public void OnGet() => Items = [.. Application.Checklist?.Items ?? []];

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.MarkChecklist(Items, Officer, Now));
}
