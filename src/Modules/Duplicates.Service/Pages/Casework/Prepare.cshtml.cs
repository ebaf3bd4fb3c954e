using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Apply;
using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters what stands on the duplicate and gives it its place in the register.</summary>
internal sealed class PrepareModel(IssueDuplicate issue, Blanks blanks, CertificateRegister register, IOffices offices) : CaseActionPage, IPrepareFields
{
    private const int LongestName = 200;
    private static readonly string[] Missing = ["apply.name-error.Missing.Surname", "apply.name-error.Missing.GivenName"];

    public override NextAction Action => NextAction.Prepare;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public Distinction? Distinction { get; set; }

    [BindProperty]
    public string? Blank { get; set; }

    [BindProperty]
    public string? KkSurname { get; set; }

    [BindProperty]
    public string? KkGivenName { get; set; }

    [BindProperty]
    public string? KkPatronymic { get; set; }

    [BindProperty]
    public string? RuSurname { get; set; }

    [BindProperty]
    public string? RuGivenName { get; set; }

    [BindProperty]
    public string? RuPatronymic { get; set; }

    [BindProperty]
    public string? Head { get; set; }

    [BindProperty]
    public string? Deputy { get; set; }

    /// <summary>The school has no free blank.</summary>
    public bool NoBlanks { get; private set; }

    /// <summary>The name of the application reads the same in Russian: it has no letter that only Kazakh has.</summary>
    public bool RussianNameIsKnown => FirstPrepareFields.IsRussianNameKnown(Application);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var first = await FirstPrepareFields.OfAsync(Application, blanks, register, offices, cancellationToken);
        (KkSurname, KkGivenName, KkPatronymic) = (first.KkSurname, first.KkGivenName, first.KkPatronymic);
        (RuSurname, RuGivenName, RuPatronymic) = (first.RuSurname, first.RuGivenName, first.RuPatronymic);
        (Blank, Head, Deputy, NoBlanks) = (first.Blank, first.Head, first.Deputy, first.NoBlanks);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = ReadKind();
        if (!SeriesAndNumber.TryParse(Blank, out var blank))
        {
            ModelState.AddModelError(nameof(Blank), Texts["casework.prepare.blank-error"]);
        }
        else if (await blanks.FindProblemAsync(Application.OfficeId!, blank, cancellationToken) is { } problem)
        {
            ModelState.AddModelError(nameof(Blank), Texts[$"blanks.problem.{problem}"]);
        }

        var kk = ReadName("Kk", KkSurname, KkGivenName, KkPatronymic);
        var ru = ReadName("Ru", RuSurname, RuGivenName, RuPatronymic);
        RequireText(nameof(Head), Head, LongestName, "casework.prepare.head-error");
        RequireText(nameof(Deputy), Deputy, LongestName, "casework.prepare.deputy-error");
        return await ActAsync(() => issue.IssueAsync(Application, new(kind, blank!, kk!, ru!, new(Head!, Deputy!)), Officer, cancellationToken));
    }

    /// <summary>The kind that was asked for, or, when the applicant does not remember it, what the school's book says.</summary>
    private CertificateKind ReadKind()
    {
        var asked = Application.Content!.Document;
        if (asked.IsKindUnsure is not true)
        {
            return asked.Kind;
        }

        ModelState.RequireChoice(nameof(Distinction), Distinction, Texts["casework.prepare.kind-error"]);
        if (Distinction is Domain.Certificates.Distinction.AltynBelgi && asked.Kind.Level is EducationLevel.BasicSecondary)
        {
            ModelState.AddModelError(nameof(Distinction), Texts["apply.document.altyn-belgi-error"]);
        }

        return ModelState.IsValid ? new(asked.Kind.Level, Distinction!.Value) : asked.Kind;
    }

    /// <summary>Reads a name; each message says which of the two names it means.</summary>
    private PersonName? ReadName(string prefix, string? surname, string? givenName, string? patronymic)
    {
        var problems = new ModelStateDictionary();
        var name = NameAnswer.Read((surname, givenName, patronymic), prefix, problems, Texts);
        foreach (var (field, state) in problems)
        {
            var message = state!.Errors[0].ErrorMessage;
            var isMissing = Missing.Any(key => Texts[key].Value == message);
            ModelState.AddModelError(field, isMissing ? Texts[$"register.prepare.missing.{field}"] : Texts[$"register.prepare.message-{prefix.ToLowerInvariant()}", message]);
        }

        return name;
    }
}
