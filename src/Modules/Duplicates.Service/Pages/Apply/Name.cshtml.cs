using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>The applicant's own name, and the name on the original if that is another one. A person who is signed in types the name once.</summary>
internal sealed class NameModel(Drafts drafts, ApplicationStore store, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts)
{
    public override ApplyStep Step => ApplyStep.Name;

    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    /// <summary>The name on the document is another one.</summary>
    [BindProperty]
    public bool NameChanged { get; set; }

    [BindProperty]
    public string? ThenSurname { get; set; }

    [BindProperty]
    public string? ThenGivenName { get; set; }

    [BindProperty]
    public string? ThenPatronymic { get; set; }

    /// <summary>The document is a child's, so that it is the child's name that may have changed.</summary>
    public bool IsForChild => Answers.Relation is not Relation.Self;

    /// <summary>Together with another name, a damaged original belongs to the application (R3.3).</summary>
    public bool IsDamaged => Answers.Reason is LossReason.Damaged;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var known = Answers.ApplicantName ?? (Owner.Citizen is { } citizen ? await store.FindNameAsync(citizen, cancellationToken) : null);
        (Surname, GivenName, Patronymic) = NameAnswer.Typed(known);
        NameChanged = Answers.NameChanged is true;
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Typed(Answers.NameOnOriginal);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (Surname, GivenName, Patronymic) = NameAnswer.Corrected(this, (Surname, GivenName, Patronymic), string.Empty);
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Corrected(this, (ThenSurname, ThenGivenName, ThenPatronymic), "Then");
        var name = NameAnswer.Read((Surname, GivenName, Patronymic), string.Empty, ModelState, texts);
        PersonName? then = NameChanged ? NameAnswer.Read((ThenSurname, ThenGivenName, ThenPatronymic), "Then", ModelState, texts) : null;
        return ModelState.IsValid ? await KeepAsync(Answers with { ApplicantName = name, NameChanged = NameChanged, NameOnOriginal = then }) : Page();
    }
}
