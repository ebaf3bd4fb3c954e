using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Desk;
using Duplicates.Service.Files;
using Duplicates.Service.OfficeWork;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.HomeVisits;

/// <summary>What the workers entered at the door.</summary>
/// <param name="Application">The answers to the questions of R4.</param>
/// <param name="Applicant">The applicant's IIN.</param>
/// <param name="Identity">On which document the applicant was recognised.</param>
/// <param name="Papers">The papers that were seen.</param>
/// <param name="Pages">Sheets that the applicant signed by hand.</param>
/// <param name="ReceivedAt">UTC instant at which they were signed, by the clock of the device; null when it did not say.</param>
/// <param name="Pictures">Photos of the signed form and of papers.</param>
internal sealed record TakenAtHome(
    DraftAnswers Application, Iin Applicant, IdentitySeen Identity, IReadOnlyList<PaperSeen> Papers, int Pages, DateTimeOffset? ReceivedAt, IReadOnlyList<IFormFile> Pictures);

/// <summary>Takes in at home, by the same intake as every door, what was entered there, perhaps without a network; what is sent twice is one case.</summary>
internal sealed class HomeVisitIntake(IntakeDesk desk, CaseFiles files, TimeProvider clock)
{
    /// <summary>The number of the case that a visit became; null when it became none.</summary>
    public Task<ApplicationNumber?> FindAsync(HomeVisit visit, SchoolOfficer officer, CancellationToken cancellationToken) => desk.FindAcceptedAsync(visit.Row.Id, officer, cancellationToken);

    /// <summary>Takes it in.</summary>
    /// <returns>The number, or what was wrong with the pictures.</returns>
    /// <exception cref="Intake.OpenApplicationException">The person has an open application for the same document.</exception>
    /// <exception cref="RuleViolationException">The visit is closed, or the door does not accept it like this.</exception>
    public async Task<(ApplicationNumber? Number, IReadOnlyList<UploadResult> Pictures)> TakeAsync(HomeVisit visit, TakenAtHome taken, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (now, since) = (clock.GetUtcNow(), visit.Row.UnderWayAt ?? clock.GetUtcNow());
        var isKnown = PhoneNumber.TryParse(visit.Facts?.Phone, out var phone, out _) && await desk.IsKnownAsync(taken.Applicant, phone, cancellationToken);
        var answers = new DeskAnswers
        {
            IsAtHome = true,
            BegunBy = officer.AsActor(),
            LastBy = officer.AsActor(),
            Application = taken.Application,
            Applicant = taken.Applicant,
            Identity = taken.Identity,
            Papers = taken.Papers,
            Phone = isKnown ? phone : null,
            IsPhoneProven = isKnown,

            // the clock of the device may be wrong, the visit bounds it
            ReceivedAt = taken.ReceivedAt is not { } at ? now : at < since ? since : at > now ? now : at,
            Spent = new Dictionary<OfficeMeasure, TimeSpan> { [OfficeMeasure.VisitMade] = now - visit.Row.RequestedAt },
        };
        var draft = new DeskDraft(visit.Row.Id, answers, since, now, string.Empty);
        var pictures = await files.AddAsync(draft.Id, CaseFiles.Application, taken.Pictures, cancellationToken);
        var isDone = false;
        try
        {
            if (pictures.Any(picture => picture.Problem is not null) || await desk.ReadAsync(draft, cancellationToken) is not { } read)
            {
                return (null, pictures);
            }

            // the same sent at the same moment has pictures of its own, which are no part of this
            var own = pictures.Select(picture => picture.File!.Id).ToHashSet();
            var content = read with { Files = [.. read.Files.Where(file => own.Contains(file.Id))] };
            var number = await desk.AcceptAsync(draft, content, desk.ByHand(content, printed: null, taken.Pages), officer, cancellationToken);
            isDone = true;
            return (number, pictures);
        }
        finally
        {
            // the page sends all its pictures each time; those that were handed in stay, and once there is a case no other is waited for
            if (isDone)
            {
                await files.RemoveAllAsync(draft.Id, CancellationToken.None);
            }
            else
            {
                foreach (var file in pictures.Select(picture => picture.File).OfType<AttachedFile>())
                {
                    await files.RemoveAsync(draft.Id, file.Id, CancellationToken.None);
                }
            }
        }
    }
}
