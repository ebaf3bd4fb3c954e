using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Complaints;

/// <summary>Takes complaints in, passes them up and answers them; each with its letter and its messages in one transaction.</summary>
internal sealed class ComplaintDesk(
    ComplaintStore complaints,
    ApplicationStore applications,
    ComplaintLetters letters,
    ComplaintNotices notices,
    IOffices offices,
    IWorkingCalendarSource calendars,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    private const int Tries = 5;
    private const int Batch = 50;

    private ComplaintTerms Terms => options.Value.Complaints;

    /// <summary>Files and registers a complaint of the case's applicant.</summary>
    /// <exception cref="RuleViolationException">The rules do not allow it.</exception>
    /// <exception cref="StaleCaseException">The same complaint was filed by another click.</exception>
    public async Task FileAsync(DuplicateApplication application, ComplaintSubject subject, string text, string? lateReason, Actor by, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var complaint = Complaint.File(Guid.CreateVersion7(now), application, subject, text, lateReason, Terms, by, now);
            complaint.Register(ComplaintNumber.Create(RandomNumberGenerator.GetInt32(10_000_000)), LadderOf(application.OfficeId!).FirstFor(application), Terms, calendars.Current, now);
            try
            {
                await using var transaction = await complaints.BeginAsync(cancellationToken);
                await complaints.StageAsync(complaint, application.Number!.Value, cancellationToken);
                await letters.IssueAsync(DocumentKind.ComplaintAcknowledgement, complaint, application, cancellationToken);
                await notices.RegisteredAsync(complaint, application, cancellationToken);
                await complaints.SaveAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (StaleCaseException) when (attempt < Tries)
            {
                complaints.Forget();
                if ((await complaints.OfApplicationAsync(application.Id, cancellationToken)).Any(other => other.State is not ComplaintState.Answered && other.Filed.Subject == subject))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Answers a complaint; a satisfied one about a refusal reopens the case.</summary>
    /// <exception cref="RuleViolationException">The person may not answer it.</exception>
    /// <exception cref="StaleCaseException">Somebody else answered it, or it went higher.</exception>
    public async Task AnswerAsync(Complaint complaint, DuplicateApplication application, ComplaintAnswer answer, ComplaintHandler by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        complaint.Decide(answer, by.Actor, by.OfficeId, now);
        if (answer.IsSatisfied() && complaint.Filed.Subject is ComplaintSubject.Refusal && application.State is ApplicationState.Refused)
        {
            application.Reopen(complaint, calendars.Current, now);
        }

        await using var transaction = await complaints.BeginAsync(cancellationToken);
        await complaints.StageAsync(complaint, application.Number!.Value, cancellationToken);
        await letters.IssueAsync(DocumentKind.ComplaintAnswer, complaint, application, cancellationToken);
        await notices.AnsweredAsync(complaint, application, cancellationToken);
        await applications.SaveAllAsync([application], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        complaint.MarkStored();
    }

    /// <summary>Passes up what was not answered in its days: each complaint one level at a time, whatever host is faster.</summary>
    public async Task EscalateAsync(CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        foreach (var complaint in await complaints.PassedAsync(today, Batch, cancellationToken))
        {
            var application = (await applications.FindAsync(complaint.Filed.ApplicationId, cancellationToken))!;
            if (!complaint.EscalateIfDue(LadderOf(application.OfficeId!), Terms, calendars.Current, clock.GetUtcNow()))
            {
                continue;
            }

            try
            {
                await complaints.StageAsync(complaint, application.Number!.Value, cancellationToken);
                notices.Escalated(complaint, application);
                await complaints.SaveAsync(cancellationToken);
            }
            catch (StaleCaseException)
            {
                // another host passed it up, or it was answered this moment
            }

            complaints.Forget();
        }
    }

    /// <summary>The levels above an organisation: the education department of its region, if one is published, and the ministry.</summary>
    private ComplaintLadder LadderOf(string officeId)
    {
        var region = offices.Find(officeId)?.Region;
        var department = offices.All
            .Where(office => office.Kind is OfficeKind.EducationDepartment && office.ClosedSince is null && string.Equals(office.Region, region, StringComparison.Ordinal))
            .MinBy(office => office.Id, StringComparer.Ordinal);
        return new(officeId, department?.Id);
    }
}
