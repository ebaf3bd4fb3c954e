using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>For oneself, or for a minor as parent or legal representative (R1.1).</summary>
internal sealed class WhoseModel(Drafts drafts, SignedInPeople people, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts, people)
{
    public override ApplyStep Step => ApplyStep.Whose;

    [BindProperty]
    public Relation? Relation { get; set; }

    [BindProperty]
    public string? ChildIin { get; set; }

    [BindProperty]
    public string? ChildSurname { get; set; }

    [BindProperty]
    public string? ChildGivenName { get; set; }

    [BindProperty]
    public string? ChildPatronymic { get; set; }

    public IReadOnlyList<Choice> Relations =>
        [.. Enum.GetNames<Relation>().Select(name => new Choice(name, texts[$"apply.whose.{name}"]))];

    public void OnGet()
    {
        Relation = Answers.Relation;
        ChildIin = Answers.ChildIin?.Value;
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Typed(Answers.ChildName);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Corrected(this, (ChildSurname, ChildGivenName, ChildPatronymic), "Child");
        if (Relation is null || !Enum.IsDefined(Relation.Value))
        {
            ModelState.AddModelError(nameof(Relation), texts["apply.whose.error"]);
            return Page();
        }

        if (Relation is Domain.Applications.Relation.Self)
        {
            return await KeepAsync(Answers with { Relation = Relation });
        }

        var iin = ChildAnswer.Read(ChildIin, Citizen.Iin, Answers.ChildIin, clock, ModelState, Unusual, texts);
        var name = NameAnswer.Read((ChildSurname, ChildGivenName, ChildPatronymic), "Child", ModelState, texts);
        return ModelState.IsValid ? await KeepAsync(Answers with { Relation = Relation, ChildIin = iin, ChildName = name }) : Page();
    }
}
