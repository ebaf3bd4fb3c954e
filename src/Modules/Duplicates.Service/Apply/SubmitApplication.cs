using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Duplicates.Service.Signing;

namespace Duplicates.Service.Apply;

/// <summary>
/// Turns a signed draft into a registered application: draft gone, case, number, due date and message stored together.
/// The case has the draft's identity, so a second click finds the case that the first one made.
/// </summary>
internal sealed class SubmitApplication(
    ApplicationStore store,
    Drafts drafts,
    OpenApplications openApplications,
    ApplicationText text,
    SignatureArchive archive,
    IOffices offices,
    IWorkingCalendarSource calendars,
    TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Submits and registers; returns the number.</summary>
    /// <exception cref="OpenApplicationException">The person has an open application for the same document.</exception>
    /// <exception cref="RuleViolationException">No consent, or the signature is for other answers.</exception>
    public async Task<ApplicationNumber> ExecuteAsync(Draft draft, ApplicationContent content, ApplicationSignature signature, SignatureEvidence evidence, Citizen citizen, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindSubmittedForAsync(draft.Id, citizen, cancellationToken) is { } number)
            {
                return number;
            }

            if (await openApplications.FindAsync(citizen, content.Learner.Iin, content.Document.Kind.Level, content.Document.Scope, cancellationToken) is { } open)
            {
                throw new OpenApplicationException(open);
            }

            var application = Build(draft, content, signature, citizen);
            try
            {
                await drafts.RemoveWithApplicationAsync(draft.Id, cancellationToken);
                archive.KeepWithApplication(draft.Id, evidence);
                await store.SaveAsync(application, cancellationToken);
                return application.Number!;
            }
            catch (StaleCaseException) when (attempt < Tries)
            {
                // the number was taken, or another click was faster: look again
                store.Forget();
            }
        }
    }

    /// <summary>The number of the application that this person's draft became; null while it is a draft or when it is somebody else's.</summary>
    public Task<ApplicationNumber?> FindSubmittedForAsync(Guid draftId, Citizen citizen, CancellationToken cancellationToken) =>
        store.FindNumberAsync(draftId, citizen, cancellationToken);

    private DuplicateApplication Build(Draft draft, ApplicationContent content, ApplicationSignature signature, Citizen citizen)
    {
        var (by, now) = (citizen.AsActor(content.Applicant.Name.Full), clock.GetUtcNow());
        var application = DuplicateApplication.Draft(draft.Id, citizen.Iin, by, draft.StartedAt);
        application.Submit(content, text.Sha256(content), signature, draft.Answers.Consent, by, now);
        var hours = offices.Find(content.OfficeId)?.Hours ?? WorkingHours.SchoolDefault;
        application.Register(ApplicationNumber.Create(RandomNumberGenerator.GetInt32(100_000_000)), hours, calendars.Current, now);
        return application;
    }
}
