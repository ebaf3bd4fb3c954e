using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Desk;

/// <summary>What stands on the paper that the applicant signed.</summary>
/// <param name="Sha256">The hash of the words that were printed, as the page showed it; null when the person brought a form filled in by hand.</param>
/// <param name="Pages">Sheets.</param>
internal sealed record SignedPaper(string? Sha256, int Pages);

/// <summary>The office of a school takes paper applications in (R2.1).</summary>
internal sealed class SchoolDesk(
    ApplicationIntake intake,
    ApplicationStore store,
    ApplicationContents contents,
    ApplicationText text,
    CaseFiles files,
    CitizenAccounts accounts,
    PhoneChanges phones,
    IColleagues colleagues,
    IWorkingCalendarSource calendars,
    AuditLog audit,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    /// <summary>The texts of the consent of eight items that the applicant signs on paper.</summary>
    public static IReadOnlyList<string> ConsentTexts { get; } =
    [
        "desk.consent.operator", "desk.consent.subject", "desk.consent.term", "desk.consent.third-parties",
        "desk.consent.cross-border", "desk.consent.public-sources", "desk.consent.data", "desk.consent.other", "application-form.consent",
    ];

    /// <summary>The wording of that consent that is in force: <see cref="TextVersions"/>.</summary>
    public static string ConsentVersion { get; } = TextVersions.Of(ConsentTexts);

    /// <summary>What a draft says once it is complete; null while it is not.</summary>
    public async Task<ApplicationContent?> ReadAsync(DeskDraft draft, CancellationToken cancellationToken) => draft.Answers is { Applicant: { } applicant, Identity: not null } answers
        ? contents.From(answers.Application, applicant, answers.IsPhoneProven ? answers.Phone : null, await files.OfAsync(draft.Id, CaseFiles.Application, cancellationToken))
        : null;

    /// <summary>The hash of what is printed for the signature.</summary>
    public string Sha256(ApplicationContent content) => text.Sha256(content, SignatureMethod.Paper);

    /// <summary>How the draft comes in: what was seen, and since when the school has it.</summary>
    public IntakeFacts FactsOf(DeskDraft draft, string officeId, int pages) => new(Channel.SchoolOffice, draft.Answers.ReceivedAt ?? clock.GetUtcNow())
    {
        PlaceId = officeId,
        Identity = draft.Answers.Identity,
        Papers = draft.Answers.Papers,
        SignedPages = pages,
    };

    /// <summary>The last day (Almaty) on which what is missing is awaited.</summary>
    public DateOnly MissingUntil => calendars.Current.AddWorkingDays(AlmatyTime.Today(clock), options.Value.Intake.MissingWorkingDays);

    /// <summary>Whether this officer or, for a representative, anybody of the school stands in the way: nobody acts for oneself, and an officer represents nobody (АППК art. 68).</summary>
    /// <param name="applicant">Who applies.</param>
    /// <param name="holder">Whose document it is.</param>
    /// <param name="relation">How they stand to each other.</param>
    /// <param name="officer">The officer at the desk.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<RuleViolation?> FindObstacleAsync(PersonName applicant, PersonName holder, Relation relation, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (applicant.IsOf(officer.Name) || holder.IsOf(officer.Name))
        {
            return RuleViolation.OwnCase;
        }

        return relation is Relation.LegalRepresentative && (await colleagues.OfOfficeAsync(officer.OfficeId, cancellationToken)).Any(colleague => applicant.IsOf(colleague.Name))
            ? RuleViolation.OfficerCannotRepresent
            : null;
    }

    /// <summary>Whether the phone is the confirmed one of the person already, so that no code has to prove it.</summary>
    public async Task<bool> IsKnownAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken) =>
        await accounts.FindConfirmedAsync(iin, cancellationToken) is { } confirmed && confirmed.Phone == phone;

    /// <summary>The number of the case that a draft of the officer's school became; null when it became none.</summary>
    public async Task<ApplicationNumber?> FindAcceptedAsync(Guid draftId, SchoolOfficer officer, CancellationToken cancellationToken) =>
        await store.FindAsync(draftId, cancellationToken) is { Number: { } number } accepted && string.Equals(accepted.OfficeId, officer.OfficeId, StringComparison.Ordinal) ? number : null;

    /// <summary>Accepts a complete draft: the case, its number and its papers are there at once, and the applicant's phone is linked.</summary>
    /// <exception cref="OpenApplicationException">The person has an open application for the same document.</exception>
    /// <exception cref="RuleViolationException">The words have changed since they were printed, or an officer stands in the way.</exception>
    public async Task<ApplicationNumber> AcceptAsync(DeskDraft draft, ApplicationContent content, SignedPaper paper, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (await FindObstacleAsync(content.Applicant.Name, content.Learner.Name, content.Relation, officer, cancellationToken) is { } obstacle)
        {
            throw new RuleViolationException(obstacle);
        }

        var now = clock.GetUtcNow();
        var taken = await intake.TakeAsync(
            new()
            {
                CaseId = draft.Id,
                BegunAt = draft.StartedAt,
                Intake = FactsOf(draft, officer.OfficeId, paper.Pages),
                ActingPerson = officer.AsActor(),
                Content = content,
                Proof = new(SignatureMethod.Paper, paper.Sha256 ?? Sha256(content), now, string.Empty),
                Consent = new(ConsentVersion, now),
                MissingUntil = MissingUntil,
            },
            cancellationToken);
        if (taken.IsNew)
        {
            await audit.AppendAsync(officer.AsActor(), AuditAction.IntakeAccepted, taken.Number.Value, cancellationToken);
            if (content.Contacts.Phone is { } phone && !await IsKnownAsync(content.Applicant.Iin, phone, cancellationToken))
            {
                await phones.LinkInPersonAsync(content.Applicant.Iin, phone, content.Language, officer.AsActor(), cancellationToken);
            }
        }

        return taken.Number;
    }
}
