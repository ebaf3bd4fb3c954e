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
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Desk;

/// <summary>How an application at a desk is certified.</summary>
/// <param name="Signature">The signature on paper or by a key.</param>
/// <param name="Evidence">What proves a digital one; null for a hand on paper.</param>
/// <param name="Pages">Sheets that the applicant signed by hand; null when none were.</param>
internal sealed record DeskProof(ApplicationSignature Signature, SignatureEvidence? Evidence, int? Pages);

/// <summary>The desk at which the office of a school (R2.1) or a counter of the Corporation (R2.2) takes applications in.</summary>
internal sealed class IntakeDesk(
    ApplicationIntake intake,
    ApplicationStore store,
    ApplicationContents contents,
    ApplicationText text,
    CaseFiles files,
    CitizenAccounts accounts,
    PhoneChanges phones,
    IColleagues colleagues,
    IWorkingCalendarSource calendars,
    OfficeWorkCounts work,
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

    /// <summary>How the draft comes in: what was seen, and since when the office has it.</summary>
    public IntakeFacts FactsOf(DeskDraft draft, SchoolOfficer officer, int? pages) => new(draft.Answers.IsAtHome ? Channel.HomeVisit : ChannelOf(officer), draft.Answers.ReceivedAt ?? clock.GetUtcNow())
    {
        PlaceId = officer.OfficeId,
        Identity = draft.Answers.Identity,
        Papers = draft.Answers.Papers,
        SignedPages = pages,
    };

    /// <summary>By which door the officer takes applications in.</summary>
    public static Channel ChannelOf(SchoolOfficer officer) => officer.IsOfCorporation ? Channel.CorporationCounter : Channel.SchoolOffice;

    /// <summary>The hand of the applicant on paper.</summary>
    /// <param name="content">What the application says now.</param>
    /// <param name="printed">The hash of the words that were printed, as the page showed it; null when the person brought a form filled in by hand.</param>
    /// <param name="pages">Sheets.</param>
    public DeskProof ByHand(ApplicationContent content, string? printed, int pages) =>
        new(new(SignatureMethod.Paper, printed ?? Sha256(content), clock.GetUtcNow(), string.Empty), Evidence: null, pages);

    /// <summary>Exactly what a digital signature signs.</summary>
    public byte[] BytesToSign(ApplicationContent content) => text.Bytes(content);

    /// <summary>A digital signature over those bytes.</summary>
    /// <param name="content">What the application says.</param>
    /// <param name="chosen">Whose signature it is.</param>
    /// <param name="finding">What its check came to.</param>
    public DeskProof ByKey(ApplicationContent content, ChosenSignature chosen, SignatureFinding finding) => new(
        new(chosen.Method, text.Sha256(content), clock.GetUtcNow(), string.Empty) { Digital = finding.Facts }, finding.Evidence, chosen.Pages);

    /// <summary>Whether the officer and nobody else made the signature: accounts of staff carry no IIN, so the name in the certificate is compared in full, and applicant and child are excluded by their IIN.</summary>
    public static bool IsSignedBy(SchoolOfficer officer, ApplicationContent content, SignatureFinding finding) =>
        PersonName.IsSame(finding.Name, officer.Name) && !new[] { content.Applicant.Iin.Value, content.Learner.Iin.Value }.Contains(finding.Iin, StringComparer.Ordinal);

    /// <summary>The last day (Almaty) on which what is missing is awaited.</summary>
    public DateOnly MissingUntil => calendars.Current.AddWorkingDays(AlmatyTime.Today(clock), options.Value.Intake.MissingWorkingDays);

    /// <summary>Whether this officer or, for a representative, anybody of the office stands in the way: nobody acts for oneself, and an officer represents nobody (АППК art. 68).</summary>
    /// <param name="applicant">Who applies.</param>
    /// <param name="holder">Whose document it is.</param>
    /// <param name="relation">How they stand to each other.</param>
    /// <param name="officer">The officer at the desk.</param>
    /// <param name="schoolId">The school that is addressed; null while none is chosen.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<RuleViolation?> FindObstacleAsync(PersonName applicant, PersonName holder, Relation relation, SchoolOfficer officer, string? schoolId, CancellationToken cancellationToken)
    {
        if (applicant.IsOf(officer.Name) || holder.IsOf(officer.Name))
        {
            return RuleViolation.OwnCase;
        }

        if (relation is Relation.LegalRepresentative)
        {
            foreach (var office in new[] { officer.OfficeId, schoolId }.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if ((await colleagues.OfOfficeAsync(office, cancellationToken)).Any(colleague => applicant.IsOf(colleague.Name)))
                {
                    return RuleViolation.OfficerCannotRepresent;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the phone is the confirmed one of the person already, so that no code has to prove it.</summary>
    public async Task<bool> IsKnownAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken) =>
        await accounts.FindConfirmedAsync(iin, cancellationToken) is { } confirmed && confirmed.Phone == phone;

    /// <summary>The number of the case that a draft of the officer's office became; null when it became none.</summary>
    public async Task<ApplicationNumber?> FindAcceptedAsync(Guid draftId, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var accepted = await store.FindAsync(draftId, cancellationToken);
        var isOfOffice = new[] { accepted?.OfficeId, accepted?.Intake?.PlaceId }.Contains(officer.OfficeId, StringComparer.Ordinal);
        return isOfOffice ? accepted!.Number : null;
    }

    /// <summary>Accepts a complete draft: the case, its number, its papers and the audit entry are there at once; then the applicant's phone is linked. What is refused is on record, and nothing of it is stored.</summary>
    /// <exception cref="OpenApplicationException">The person has an open application for the same document.</exception>
    /// <exception cref="RuleViolationException">The words have changed since they were printed, or an officer stands in the way.</exception>
    public async Task<ApplicationNumber> AcceptAsync(DeskDraft draft, ApplicationContent content, DeskProof proof, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAcceptAsync(draft, content, proof, officer, cancellationToken);
        }
        catch (RuleViolationException refused)
        {
            await RefuseAsync(draft.Id, refused.Violation, officer, cancellationToken);
            throw;
        }
    }

    /// <summary>Puts on record that something was refused at the desk.</summary>
    public Task RefuseAsync(Guid draftId, RuleViolation violation, SchoolOfficer officer, CancellationToken cancellationToken) =>
        audit.AppendAsync(officer.AsActor(), AuditAction.IntakeRefused, $"{draftId:N} {violation}", cancellationToken);

    private async Task<ApplicationNumber> TryAcceptAsync(DeskDraft draft, ApplicationContent content, DeskProof proof, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (await FindObstacleAsync(content.Applicant.Name, content.Learner.Name, content.Relation, officer, content.OfficeId, cancellationToken) is { } obstacle)
        {
            throw new RuleViolationException(obstacle);
        }

        var command = CommandOf(draft, content, proof, officer);
        TakenIn? taken = null;
        await audit.RecordAsync(officer.AsActor(), AuditAction.IntakeAccepted, async () =>
        {
            taken = await intake.TakeAsync(command, cancellationToken);
            if (!taken.IsNew)
            {
                return null;
            }

            await CountAsync(draft, officer, cancellationToken);
            return taken.Number.Value;
        }, cancellationToken);
        if (taken!.IsNew && content.Contacts.Phone is { } phone && !await IsKnownAsync(content.Applicant.Iin, phone, cancellationToken))
        {
            await phones.LinkInPersonAsync(content.Applicant.Iin, phone, content.Language, officer.AsActor(), cancellationToken);
        }

        return taken.Number;
    }

    /// <summary>Counts the times of the visit, of counters only: schools are not measured by minutes.</summary>
    private async Task CountAsync(DeskDraft draft, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (!officer.IsOfCorporation)
        {
            return;
        }

        var spent = draft.Answers.IsAtHome ? draft.Answers.Spent : draft.Answers.SpentWith(OfficeMeasure.IntakePapers, clock.GetUtcNow() - draft.ChangedAt);
        foreach (var (measure, length) in spent.OrderBy(one => one.Key))
        {
            await work.CountAsync(officer.OfficeId, measure, length, cancellationToken);
        }
    }

    private IntakeCommand CommandOf(DeskDraft draft, ApplicationContent content, DeskProof proof, SchoolOfficer officer) => new()
    {
        CaseId = draft.Id,
        BegunAt = draft.StartedAt,
        Intake = FactsOf(draft, officer, proof.Pages),
        ActingPerson = officer.AsActor(),
        Content = content,
        Proof = proof.Signature,
        Evidence = proof.Evidence,
        Consent = new(ConsentVersion, clock.GetUtcNow()),
        MissingUntil = MissingUntil,
    };
}
