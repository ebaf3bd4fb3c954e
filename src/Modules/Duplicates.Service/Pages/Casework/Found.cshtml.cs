using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>What is entered when the book of record and issue has the original.</summary>
internal interface IFoundFields
{
    /// <summary>Where in the book it stands.</summary>
    string? RegisterEntry { get; }

    /// <summary>Series and number of the original, if the book has them.</summary>
    string? OriginalSeriesAndNumber { get; }
}

/// <summary>The fields as they are shown first.</summary>
internal sealed record FirstFoundFields(string? RegisterEntry, string? OriginalSeriesAndNumber) : IFoundFields;

/// <summary>
/// The ordinary way in one go: the officer states that the papers of R3 are there and that the book has the original, and proposes to issue the
/// duplicate. Each of it is an event of its own, as if done one after the other.
/// </summary>
internal sealed class FoundModel : CaseActionPage, IFoundFields
{
    public override NextAction Action => Application.State is ApplicationState.UnderReview ? NextAction.RecordSearch : NextAction.StartReview;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public string? RegisterEntry { get; set; }

    [BindProperty]
    public string? OriginalSeriesAndNumber { get; set; }

    public void OnGet() => (RegisterEntry, OriginalSeriesAndNumber) = (Application.RecordsSearch?.RegisterEntry, Application.Content!.Document.OriginalSeriesAndNumber);

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(RegisterEntry), RegisterEntry, SearchModel.Longest, "casework.search.entry-error");
        if (OriginalSeriesAndNumber?.Trim().Length > SearchModel.Longest)
        {
            ModelState.AddModelError(nameof(OriginalSeriesAndNumber), Texts["apply.too-long", SearchModel.Longest]);
        }

        return ActAsync(Propose);
    }

    private void Propose()
    {
        if (Application.State is not ApplicationState.UnderReview)
        {
            Application.StartReview(Officer, Now);
        }

        if (Application.ChecklistItems.Any(item => Application.Checklist?.Items.Contains(item) is not true))
        {
            Application.MarkChecklist(Application.ChecklistItems, Officer, Now);
        }

        var original = string.IsNullOrWhiteSpace(OriginalSeriesAndNumber) ? null : OriginalSeriesAndNumber.Trim();
        Application.RecordSearch(new RecordsSearch(RecordsSearchOutcome.Found, RegisterEntry!.Trim(), original, null), Officer, Now);
        Application.ProposeApproval(Officer, Now);
    }
}
