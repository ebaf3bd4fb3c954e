using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.HomeVisits;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Intake;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>
/// Takes an application in at home (R8.1). Online it is a form like any other; with a script the device keeps what was entered, encrypted, and
/// sends it when there is a network. The visit is the key: however often it is sent, it is one case.
/// </summary>
[FileUpload]
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class IntakeModel(HomeVisitDesk desk, HomeVisitIntake intake, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : IntakeFields
{
    private const int MostPages = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public HomeVisit Visit { get; private set; } = null!;

    private SchoolOfficer Officer => SignedInPeople.Operator(User);

    private UnusualAnswers Unusual => new(AskedAbout, ModelState);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await desk.FindAsync(Id, Officer, HttpContext.RequestAborted) is not { } visit)
        {
            context.Result = NotFound();
            return;
        }

        if (visit.Row.State is not HomeVisitState.UnderWay)
        {
            if (visit.Row.State is not HomeVisitState.Accepted && HttpMethods.IsPost(Request.Method))
            {
                await desk.RefuseAsync(Id, HomeVisitState.Accepted, Officer, HttpContext.RequestAborted);
            }

            // sent twice, or the visit was ended meanwhile: its page says what became of it
            context.Result = this.GoTo(visit.Row.State is HomeVisitState.Accepted ? SitePaths.HomeVisit(Id) : SitePaths.HomeVisit(Id).With("?stale=true"));
            return;
        }

        Visit = visit;
        await next();
    }

    public void OnGet(bool tooLarge)
    {
        (Iin, (Surname, GivenName, Patronymic)) = (Visit.Facts?.Iin.Value, NameAnswer.Typed(Visit.Facts?.Name));
        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), texts["files.request-too-large"]);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Read() is not { } taken)
        {
            return Page();
        }

        try
        {
            var (number, pictures) = await intake.TakeAsync(Visit, taken, Officer, cancellationToken);
            if (number is not null)
            {
                return this.GoTo(SitePaths.HomeVisit(Id));
            }

            ModelState.AddModelError(nameof(Uploads), pictures.Refusals(texts) ?? texts["files.nothing-chosen"].Value);
        }
        catch (OpenApplicationException exception)
        {
            ModelState.AddModelError(string.Empty, texts["desk.already-open", exception.Number.ToString()]);
        }
        catch (RuleViolationException exception)
        {
            var field = exception.Violation switch { RuleViolation.PicturesRequired => nameof(Uploads), RuleViolation.IdentityOfAnotherRole => nameof(Identity), RuleViolation.OwnCase or RuleViolation.OfficerCannotRepresent => nameof(Surname), _ => string.Empty };
            ModelState.AddModelError(field, texts[$"casework.violation.{exception.Violation}"]);
        }

        return Page();
    }

    private TakenAtHome? Read()
    {
        Correct();
        var (iin, name) = ReadPerson();
        var isSelf = Relation is null or Domain.Applications.Relation.Self;
        var childIin = isSelf ? null : ChildAnswer.Read(ChildIin, iin, null, clock, ModelState, Unusual, texts);
        var childName = isSelf ? null : NameAnswer.Read((ChildSurname, ChildGivenName, ChildPatronymic), "Child", ModelState, texts);
        DocumentAnswer.Check(Level, Distinction, Scope, null, ModelState, texts);
        var year = YearAnswer.Read(Year, clock, ModelState, texts);
        if ((childIin ?? iin) is { } holder)
        {
            YearAnswer.AskWhenUnusual(year, null, holder, Unusual, texts);
        }

        var nameThen = NameChanged is true ? NameAnswer.Read((ThenSurname, ThenGivenName, ThenPatronymic), "Then", ModelState, texts) : null;
        ReasonAnswer.Check(Reason, Details, ModelState, texts);
        var pages = ReadRest();
        if (!ModelState.IsValid)
        {
            return null;
        }

        var application = new DraftAnswers
        {
            Relation = Relation,
            ApplicantName = name,
            ChildIin = childIin,
            ChildName = childName,
            OfficeId = Visit.Row.SchoolId,
            Level = Level,
            Distinction = Distinction,
            Scope = Scope,
            YearOfFinishing = year,
            NameChanged = NameChanged,
            NameOnOriginal = nameThen,
            Reason = Reason,
            ReasonDetails = string.IsNullOrWhiteSpace(Details) ? null : Details.Trim(),
            FilesSettled = true,
            Language = Language,
            CollectionOfficeId = AtSchool is true ? Visit.Row.SchoolId : Officer.OfficeId,
        };
        var number = string.IsNullOrWhiteSpace(IdentityNumber) ? null : IdentifierText.Visible(IdentityNumber).Trim();
        return new(application, iin!, new(Identity!.Value, number), [.. Papers()], pages, ReadReceivedAt(), Uploads);
    }

    private void Correct()
    {
        (Surname, GivenName, Patronymic) = NameAnswer.Corrected(this, (Surname, GivenName, Patronymic), string.Empty);
        (ChildSurname, ChildGivenName, ChildPatronymic) = NameAnswer.Corrected(this, (ChildSurname, ChildGivenName, ChildPatronymic), "Child");
        (ThenSurname, ThenGivenName, ThenPatronymic) = NameAnswer.Corrected(this, (ThenSurname, ThenGivenName, ThenPatronymic), "Then");
    }

    private (Iin? Iin, PersonName? Name) ReadPerson()
    {
        ModelState.RequireChoice(nameof(Relation), Relation, texts["apply.whose.error"]);
        ModelState.RequireChoice(nameof(Identity), Identity, texts["casework.violation.IdentityRequired"]);
        HomeVisitPage.RequireLine(this, texts, nameof(IdentityNumber), IdentityNumber, missing: null);
        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var error))
        {
            ModelState.AddModelError(nameof(Iin), texts[$"accounts.iin-error.{error}"]);
        }

        return (iin, NameAnswer.Read((Surname, GivenName, Patronymic), string.Empty, ModelState, texts));
    }

    private int ReadRest()
    {
        foreach (var (field, answer, missing) in new[] { (nameof(NameChanged), NameChanged, "apply.name-then.error"), (nameof(AtSchool), AtSchool, "apply.contacts.collection-error") })
        {
            if (answer is null)
            {
                ModelState.Remove(field);
                ModelState.AddModelError(field, texts[missing]);
            }
        }

        if (!Domain.Languages.Has(Language))
        {
            ModelState.AddModelError(nameof(Language), texts["apply.contacts.language-error"]);
        }

        if (!int.TryParse(Pages, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var pages) || pages is < 1 or > MostPages)
        {
            ModelState.AddModelError(nameof(Pages), texts["desk.papers.pages.error", MostPages]);
        }

        if (Uploads.Count == 0)
        {
            ModelState.AddModelError(nameof(Uploads), texts["home-visits.photos.error"]);
        }

        if (!Consent)
        {
            ModelState.AddModelError(nameof(Consent), texts["desk.papers.consent.error"]);
        }

        return pages;
    }

    private IEnumerable<PaperSeen> Papers()
    {
        foreach (var (kind, form) in new[] { (PaperKind.Original, Original), (PaperKind.Representation, Relation is Domain.Applications.Relation.Self ? null : Representation) })
        {
            if (form is { } seen)
            {
                yield return new(kind, seen);
            }
        }
    }

    private DateTimeOffset? ReadReceivedAt() =>
        DateTimeOffset.TryParse(ReceivedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
