using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>Who stands at the desk, for whom, and on which document that is seen (R1.1, R3.2).</summary>
internal sealed class PersonModel(DeskDrafts drafts, IntakeDesk desk, OneTimeCodes codes, BrowserKeys browsers, MobilePhones phones, SchoolSearch schools, TimeProvider clock, IStringLocalizer<ServiceTexts> texts)
    : DeskPage(drafts, desk, texts)
{
    private readonly DeskDrafts _drafts = drafts;
    private readonly IntakeDesk _desk = desk;

    [BindProperty]
    public Relation? Relation { get; set; }

    [BindProperty]
    public IdentityDocumentKind? Identity { get; set; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? ChildIin { get; set; }

    [BindProperty]
    public string? ChildSurname { get; set; }

    [BindProperty]
    public string? ChildGivenName { get; set; }

    [BindProperty]
    public string? ChildPatronymic { get; set; }

    /// <summary>At a counter the school is asked for here, too: what the words mean exactly needs no page of its own.</summary>
    [BindProperty]
    public string? SchoolWords { get; set; }

    /// <summary>Whether the school is asked for here.</summary>
    public bool AsksSchool => IsCounter && Answers.Application.OfficeId is null;

    /// <summary>The visitor is a relative of the officer, so that a colleague goes on (АППК art. 67).</summary>
    [BindProperty]
    public bool IsRelative { get; set; }

    /// <inheritdoc />
    protected override OfficeMeasure Step => OfficeMeasure.IntakePerson;

    public void OnGet()
    {
        var application = Answers.Application;
        (Relation, Identity, IdentityNumber) = (application.Relation, Answers.Identity?.Kind, Answers.Identity?.Number);
        (Iin, Phone) = (Answers.Applicant?.Value, Answers.Phone?.Display);
        (Surname, GivenName, Patronymic) = NameAnswer.Typed(application.ApplicantName);
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Typed(application.ChildName);
        (ChildIin, SchoolWords) = (application.ChildIin?.Value, Answers.SchoolWords);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (IsRelative)
        {
            return await _drafts.PassOnAsync(Draft, Officer, cancellationToken) ? this.GoTo(SitePaths.Desk.With("?passedOn=true")) : this.GoTo(SitePaths.DeskDraft(Id, "person"));
        }

        (Surname, GivenName, Patronymic) = NameAnswer.Corrected(this, (Surname, GivenName, Patronymic), string.Empty);
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Corrected(this, (ChildSurname, ChildGivenName, ChildPatronymic), "Child");
        ModelState.RequireChoice(nameof(Relation), Relation, Texts["apply.whose.error"]);
        ModelState.RequireChoice(nameof(Identity), Identity, Texts["casework.violation.IdentityRequired"]);
        if (IdentityNumber?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(IdentityNumber), Texts["apply.too-long", TextLengths.Line]);
        }

        if (SchoolWords?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(SchoolWords), Texts["apply.too-long", TextLengths.Line]);
        }

        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var error))
        {
            ModelState.AddModelError(nameof(Iin), Texts[$"accounts.iin-error.{error}"]);
        }

        var name = NameAnswer.Read((Surname, GivenName, Patronymic), string.Empty, ModelState, Texts);
        var isSelf = Relation is Domain.Applications.Relation.Self;
        var childIin = isSelf || Relation is null ? null : ChildAnswer.Read(ChildIin, iin, Answers.Application.ChildIin, clock, ModelState, Unusual, Texts);
        var childName = isSelf || Relation is null ? null : NameAnswer.Read((ChildSurname, ChildGivenName, ChildPatronymic), "Child", ModelState, Texts);
        var phone = ReadPhone();
        if (ModelState.IsValid)
        {
            await CheckRoleAsync(name!, childName ?? name!, cancellationToken);
        }

        return ModelState.IsValid ? await GoOnAsync(iin!, name!, phone, childIin, childName, cancellationToken) : Page();
    }

    /// <summary>Whether this officer serves this visitor, on this document; a refusal is on record.</summary>
    private async Task CheckRoleAsync(PersonName applicant, PersonName holder, CancellationToken cancellationToken)
    {
        var refused = !Identity!.Value.Identifies(Relation!.Value)
            ? RuleViolation.IdentityOfAnotherRole
            : await _desk.FindObstacleAsync(applicant, holder, Relation.Value, Officer, Answers.Application.OfficeId, cancellationToken);
        if (refused is { } violation)
        {
            await _desk.RefuseAsync(Id, violation, Officer, cancellationToken);
            ModelState.AddModelError(violation is RuleViolation.IdentityOfAnotherRole ? nameof(Identity) : nameof(Surname), Texts[$"casework.violation.{violation}"]);
        }
    }

    private async Task<IActionResult> GoOnAsync(Iin iin, PersonName name, PhoneNumber? phone, Iin? childIin, PersonName? childName, CancellationToken cancellationToken)
    {
        var (application, _) = AnswerChanges.Apply(Answers.Application, Answers.Application with { Relation = Relation, ApplicantName = name, ChildIin = childIin, ChildName = childName });
        var words = AsksSchool && IdentifierText.Visible(SchoolWords).Trim() is { Length: > 0 } said ? said : Answers.SchoolWords;
        application = AsksSchool && schools.FindOnly(words) is { } school ? application with { OfficeId = school.Id } : application;
        var isProven = phone is not null && ((Answers.IsPhoneProven && Answers.Phone == phone && Answers.Applicant == iin) || await _desk.IsKnownAsync(iin, phone, cancellationToken));
        var number = string.IsNullOrWhiteSpace(IdentityNumber) ? null : IdentifierText.Visible(IdentityNumber).Trim();
        var answers = Answers with { Application = application, SchoolWords = words, Applicant = iin, Identity = new(Identity!.Value, number), Phone = phone, IsPhoneProven = isProven };
        try
        {
            var path = phone is null || isProven ? AfterPerson(Id, answers) : SitePaths.DeskCode(Id, await SendCodeAsync(iin, phone, cancellationToken));
            return await KeepAsync(answers, path);
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, Texts);
        }
    }

    private Task<Guid> SendCodeAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var officer = Officer.AccountId;
        return codes.SendAsync(
            new(OneTimeCodePurpose.LinkPhone, iin, phone, NetworkAddress.Of(HttpContext), ReaderLanguage.Current, Id.ToString("N"), browsers.Of(HttpContext), officer), cancellationToken);
    }

    private PhoneNumber? ReadPhone()
    {
        if (string.IsNullOrWhiteSpace(Phone))
        {
            return null;
        }

        if (!phones.TryRead(Phone, out var phone, out var error))
        {
            ModelState.AddModelError(nameof(Phone), Texts[$"accounts.phone-error.{error}"]);
        }

        return phone;
    }
}
