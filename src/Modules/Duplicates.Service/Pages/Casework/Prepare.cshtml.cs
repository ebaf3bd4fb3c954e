using Duplicates.Domain.Certificates;
using Duplicates.Domain.Time;
using Duplicates.Service.Apply;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters what stands on the duplicate and gives it its place in the register.</summary>
internal sealed class PrepareModel(CertificateRegister register, IOffices offices) : CaseActionPage
{
    private const int LongestName = 200;

    public override NextAction Action => NextAction.Prepare;

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

    public void OnGet()
    {
        var name = Application.Content!.Learner.Name;
        (KkSurname, KkGivenName, KkPatronymic) = (name.Surname, name.GivenName, name.Patronymic);
        (RuSurname, RuGivenName, RuPatronymic) = (name.Surname, name.GivenName, name.Patronymic);
        Head = offices.Find(Application.OfficeId!)?.Head.In(Application.Content.Language);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!SeriesAndNumber.TryParse(Blank, out var blank))
        {
            ModelState.AddModelError(nameof(Blank), Texts["casework.prepare.blank-error"]);
        }
        else if (await register.IsBlankUsedAsync(blank, cancellationToken))
        {
            ModelState.AddModelError(nameof(Blank), Texts["casework.prepare.blank-used"]);
        }

        var kk = NameAnswer.Read((KkSurname, KkGivenName, KkPatronymic), "Kk", ModelState, Texts);
        var ru = NameAnswer.Read((RuSurname, RuGivenName, RuPatronymic), "Ru", ModelState, Texts);
        RequireText(nameof(Head), Head, LongestName, "casework.prepare.head-error");
        RequireText(nameof(Deputy), Deputy, LongestName, "casework.prepare.deputy-error");
        return await ActAsync(async () =>
        {
            var today = DateOnly.FromDateTime(AlmatyTime.ToLocal(Now));
            var entry = await register.NextEntryAsync(Application.OfficeId!, today.Year, cancellationToken);
            var duplicate = new CertificateDuplicate
            {
                Id = Guid.CreateVersion7(Now),
                ApplicationId = Application.Id,
                Kind = Application.Content!.Document.Kind,
                Scope = Application.Content.Document.Scope,
                Blank = blank!,
                Entry = entry,
                NameKk = kk!,
                NameRu = ru!,
                OfficeId = Application.OfficeId!,
                OfficeName = offices.Find(Application.OfficeId!)?.Name ?? Application.Content.OfficeName,
                IssuedOn = today,
                Signatories = new(Head!, Deputy!),
                VerificationCode = CertificateRegister.NewVerificationCode(),
            };
            Application.Prepare(duplicate.Id, duplicate.Blank.ToString(), entry.Number, Officer, Now);
            register.Add(duplicate);
        });
    }
}
