using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Lost or damaged (R1.1).</summary>
internal sealed class ReasonModel(Drafts drafts, SignedInPeople people, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.Reason;

    [BindProperty]
    public LossReason? Reason { get; set; }

    [BindProperty]
    public string? Details { get; set; }

    /// <summary>The name on the original is another one, so a damaged original belongs to the application (R3.3).</summary>
    public bool NameChanged => Answers.NameOnOriginal is not null;

    public IReadOnlyList<Choice> Reasons => [.. Enum.GetNames<LossReason>().Select(name => new Choice(name, texts[$"apply.reason.{name}"], texts[$"apply.reason.{name}.hint"]))];

    public void OnGet() => (Reason, Details) = (Answers.Reason, Answers.ReasonDetails);

    public async Task<IActionResult> OnPostAsync()
    {
        ReasonAnswer.Check(Reason, Details, ModelState, texts);
        return ModelState.IsValid
            ? await KeepAsync(Answers with { Reason = Reason, ReasonDetails = string.IsNullOrWhiteSpace(Details) ? null : Details.Trim() })
            : Page();
    }
}
