using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Duplicates.Service.Signing;

namespace Duplicates.Service.Intake;

/// <summary>What became of an application that was brought in.</summary>
/// <param name="Number">The number of the case.</param>
/// <param name="IsNew">This very call made the case; false when an earlier or a faster one had.</param>
internal sealed record TakenIn(ApplicationNumber Number, bool IsNew);

/// <summary>
/// The one place in which a case comes about, whatever the door: draft gone, case, number, due date, papers and messages stored together.
/// The case has the draft's identity, so a second click finds the case that the first one made. What a door accepts is said by
/// <see cref="ChannelRules"/>.
/// </summary>
internal sealed class ApplicationIntake(
    ApplicationStore store,
    IDraftsTakenIn drafts,
    OpenApplications openApplications,
    ApplicationText text,
    SignatureArchive archive,
    IOffices offices,
    IWorkingCalendarSource calendars,
    TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Takes an application in and registers it.</summary>
    /// <exception cref="OpenApplicationException">The person has an open application for the same document.</exception>
    /// <exception cref="RuleViolationException">The door does not accept it like this; nothing was stored.</exception>
    public async Task<TakenIn> TakeAsync(IntakeCommand command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindTakenAsync(command, cancellationToken) is { } number)
            {
                return new(number, IsNew: false);
            }

            if (await openApplications.FindAsync(command.Content, AccountOf(command), cancellationToken) is { } open)
            {
                // it may be the very one that a faster click has made since
                return await FindTakenAsync(command, cancellationToken) is { } own ? new(own, IsNew: false) : throw new OpenApplicationException(open);
            }

            var application = Build(command);
            try
            {
                await drafts.RemoveWithApplicationAsync(command.CaseId, cancellationToken);
                if (command.Evidence is { } evidence)
                {
                    archive.KeepWithApplication(command.CaseId, evidence);
                }

                await store.SaveAsync(application, cancellationToken);
                return new(application.Number!, IsNew: true);
            }
            catch (StaleCaseException) when (attempt < Tries)
            {
                // the number was taken, or another click was faster: look again
                store.Forget();
            }
        }
    }

    /// <summary>The number of the case that this person's draft became; null while it is a draft or when it is somebody else's.</summary>
    public Task<ApplicationNumber?> FindTakenAsync(Guid draftId, Citizen citizen, CancellationToken cancellationToken) =>
        store.FindNumberAsync(draftId, citizen.Iin, citizen.Key, cancellationToken);

    private Task<ApplicationNumber?> FindTakenAsync(IntakeCommand command, CancellationToken cancellationToken) =>
        store.FindNumberAsync(command.CaseId, command.Content.Applicant.Iin, AccountOf(command), cancellationToken);

    private DuplicateApplication Build(IntakeCommand command)
    {
        var (by, content, now) = (command.ActingPerson, command.Content, clock.GetUtcNow());
        var application = DuplicateApplication.Draft(command.CaseId, content.Applicant.Iin, by, command.BegunAt);
        application.Submit(content, text.Sha256(content, command.Proof.Method), command.Proof, command.Consent, by, now, command.Intake);
        application.Register(ApplicationNumber.Create(RandomNumberGenerator.GetInt32(100_000_000)), HoursOf(command), calendars.Current, now);
        if (command.Intake.MissingOf(content) is { Count: > 0 } missing)
        {
            application.NameMissing(missing, command.MissingUntil!.Value, by, now);
        }

        return application;
    }

    /// <summary>What is handed in at a desk is accepted in the hours of the desk, everything else in those of the school (R5.2).</summary>
    private WorkingHours HoursOf(IntakeCommand command) =>
        offices.Find(command.Intake.PlaceId ?? command.Content.OfficeId)?.Hours ?? WorkingHours.SchoolDefault;

    private static string AccountOf(IntakeCommand command) => command.ActingPerson.Role is ActorRole.Applicant ? command.ActingPerson.Id : ApplicationRow.NoAccount;
}
