using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Records what the book of record and issue says about the original.</summary>
internal sealed class SearchModel : CaseActionPage
{
    /// <summary>The longest entry, in characters.</summary>
    public const int Longest = 100;

    public override NextAction Action => NextAction.RecordSearch;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public RecordsSearchOutcome? Outcome { get; set; }

    [BindProperty]
    public string? RegisterEntry { get; set; }

    [BindProperty]
    public string? OriginalSeriesAndNumber { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetNames<RecordsSearchOutcome>().Select(name => new Choice(name, Texts[$"casework.search.{name}"]))];

    public void OnGet()
    {
        var search = Application.RecordsSearch;
        (Outcome, RegisterEntry, Note) = (search?.Outcome, search?.RegisterEntry, search?.Note);
        OriginalSeriesAndNumber = search is null ? Application.Content!.Document.OriginalSeriesAndNumber : search.OriginalSeriesAndNumber;
    }

    public Task<IActionResult> OnPostAsync()
    {
        ModelState.RequireChoice(nameof(Outcome), Outcome, Texts["casework.search.outcome-error"]);

        if (Outcome is RecordsSearchOutcome.Found)
        {
            RequireText(nameof(RegisterEntry), RegisterEntry, Longest, "casework.search.entry-error");
        }
        else
        {
            Limit(nameof(RegisterEntry), RegisterEntry, Longest);
        }

        Limit(nameof(OriginalSeriesAndNumber), OriginalSeriesAndNumber, Longest);
        Limit(nameof(Note), Note, TextLengths.Remark);
        return ActAsync(() => Application.RecordSearch(
            new RecordsSearch(Outcome!.Value, NullIfBlank(RegisterEntry), NullIfBlank(OriginalSeriesAndNumber), NullIfBlank(Note)), Officer, Now));
    }

    private void Limit(string field, string? value, int longest)
    {
        if (value?.Trim().Length > longest)
        {
            ModelState.AddModelError(field, Texts["apply.too-long", longest]);
        }
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
