using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Applications;

/// <summary>
/// Reads and writes cases. Reading by number is filtered by the reader's school or by the applicant here,
/// where data is read, and not where it is shown (design: isolation).
/// </summary>
internal sealed partial class ApplicationStore(DuplicatesDbContext db, StoredJson json, LookupKeys keys, IEnumerable<IApplicationReaction> reactions)
{
    /// <summary>The case with this number if the school holds it now; otherwise null.</summary>
    public Task<DuplicateApplication?> FindForOfficeAsync(ApplicationNumber number, string officeId, CancellationToken cancellationToken) =>
        FindAsync(db.Applications.Where(row => row.Number == number.Value && row.OfficeId == officeId), cancellationToken);

    /// <summary>The case with this number if this account may see it; otherwise null.</summary>
    public Task<DuplicateApplication?> FindForApplicantAsync(ApplicationNumber number, Citizen applicant, CancellationToken cancellationToken) =>
        FindAsync(VisibleTo(applicant).Where(row => row.Number == number.Value), cancellationToken);

    /// <summary>The number of the case that this person's draft became; null when it became none.</summary>
    /// <param name="id">The draft, which is the case.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="accountKey">The account that sent it; <see cref="ApplicationRow.NoAccount"/> for what came by another door.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<ApplicationNumber?> FindNumberAsync(Guid id, Iin applicant, string accountKey, CancellationToken cancellationToken)
    {
        var key = keys.Of(applicant);
        var number = await db.Applications.Where(row => row.Id == id && row.ApplicantKey == key && row.AccountKey == accountKey)
            .Select(row => row.Number).SingleOrDefaultAsync(cancellationToken);
        return ApplicationNumber.TryParse(number, out var read, out _) ? read : null;
    }

    /// <summary>The case with this number if the last digits of the applicant's or learner's IIN fit; otherwise null.</summary>
    public async Task<DuplicateApplication?> FindForTrackingAsync(ApplicationNumber number, string lastFourOfIin, CancellationToken cancellationToken)
    {
        var application = await FindAsync(db.Applications.Where(row => row.Number == number.Value), cancellationToken);
        var people = application?.Content is { } content ? new[] { content.Applicant, content.Learner } : [];
        return people.Any(person => string.Equals(person.Iin.LastFour, lastFourOfIin, StringComparison.Ordinal)) ? application : null;
    }

    /// <summary>The case with this number if its duplicate is collected at the office; otherwise null.</summary>
    public async Task<DuplicateApplication?> FindCollectedAtAsync(ApplicationNumber number, string officeId, CancellationToken cancellationToken)
    {
        var application = await FindAsync(db.Applications.Where(row => row.Number == number.Value), cancellationToken);
        return string.Equals(application?.CollectionOfficeId, officeId, StringComparison.Ordinal) ? application : null;
    }

    /// <summary>The case with this identity, for the service itself.</summary>
    internal Task<DuplicateApplication?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(db.Applications.Where(row => row.Id == id), cancellationToken);

    /// <summary>Whether the office holds an open case of this person.</summary>
    internal Task<bool> HasOpenCaseAtAsync(Iin applicant, string officeId, CancellationToken cancellationToken)
    {
        var key = keys.Of(applicant);
        return db.Applications.AnyAsync(row => row.ApplicantKey == key && row.OfficeId == officeId && row.IsOpen, cancellationToken);
    }

    /// <summary>The language in which the person asked to be written to, in the newest application; null when there is none.</summary>
    internal async Task<string?> FindLanguageAsync(Iin applicant, CancellationToken cancellationToken)
    {
        var key = keys.Of(applicant);
        var newest = await db.Applications.Where(row => row.ApplicantKey == key).OrderByDescending(row => row.SubmittedAt)
            .Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return newest is { } id ? (await FindAsync(id, cancellationToken))!.Content!.Language : null;
    }

    /// <summary>Whether the number exists at all; for the audit of refused reads only.</summary>
    internal Task<bool> ExistsAsync(ApplicationNumber number, CancellationToken cancellationToken) =>
        db.Applications.AnyAsync(row => row.Number == number.Value, cancellationToken);

    /// <summary>The cases that this account may see, newest first.</summary>
    public async Task<IReadOnlyList<DuplicateApplication>> OfApplicantAsync(Citizen applicant, CancellationToken cancellationToken)
    {
        var ids = await VisibleTo(applicant).OrderByDescending(row => row.SubmittedAt)
            .Select(row => row.Id).Take(100).ToListAsync(cancellationToken);
        var cases = new List<DuplicateApplication>(ids.Count);
        foreach (var id in ids)
        {
            cases.Add((await FindAsync(id, cancellationToken))!);
        }

        return cases;
    }

    /// <summary>The name under which the person applied last; null when there is no application.</summary>
    public async Task<PersonName?> FindNameAsync(Citizen applicant, CancellationToken cancellationToken)
    {
        var newest = await FindAsync(VisibleTo(applicant).OrderByDescending(row => row.SubmittedAt).Take(1), cancellationToken);
        return newest?.Content?.Applicant.Name;
    }

    /// <summary>Stores the new events of a case with its row, messages and other reactions, in one transaction.</summary>
    /// <exception cref="StaleCaseException">Somebody else changed the case since it was read.</exception>
    public async Task SaveAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await StageWithReactionsAsync(application, cancellationToken);
        await StoreAsync(cancellationToken);
        await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        application.MarkStored();
    }

    /// <summary>Drops what was staged and not stored, so that another try begins anew.</summary>
    public void Forget() => db.ChangeTracker.Clear();

    /// <summary>What was sent from the account; to a confirmed one, everything of the IIN.</summary>
    private IQueryable<ApplicationRow> VisibleTo(Citizen citizen)
    {
        var confirmed = CitizenRows.Confirmed(db);
        return db.Applications.Where(row => row.ApplicantKey == citizen.IinKey
            && (row.AccountKey == citizen.Key || confirmed.Any(account => account.AccountKey == citizen.Key && account.IinKey == citizen.IinKey)));
    }

    private async Task<DuplicateApplication?> FindAsync(IQueryable<ApplicationRow> rows, CancellationToken cancellationToken)
    {
        var events = await (
            from row in rows
            join happened in db.ApplicationEvents on row.Id equals happened.ApplicationId
            orderby happened.Sequence
            select happened).AsNoTracking().ToListAsync(cancellationToken);
        return events.Count == 0 ? null : DuplicateApplication.FromHistory(events[0].ApplicationId, events.Select(json.ToEvent));
    }

    private async Task StageWithReactionsAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        var happened = application.NewEvents.ToList();
        await StageAsync(application, cancellationToken);
        foreach (var reaction in reactions.OrderBy(reaction => reaction.Turn))
        {
            await reaction.ReactAsync(application, happened, cancellationToken);
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException exception)
        {
            throw new StaleCaseException(exception);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            throw new StaleCaseException(exception);
        }
    }

    private async Task StageAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        var row = application.StoredEvents == 0
            ? db.Applications.Add(NewRow(application)).Entity
            : (await db.Applications.FindAsync([application.Id], cancellationToken))!;
        if (application.StoredEvents > 0 && row.Version != application.StoredEvents)
        {
            throw new StaleCaseException(null);
        }

        Project(application, row);
        var sequence = application.StoredEvents;
        foreach (var happened in application.NewEvents)
        {
            db.ApplicationEvents.Add(json.ToRow(application.Id, ++sequence, happened));
        }
    }

    private ApplicationRow NewRow(DuplicateApplication application)
    {
        var (content, by) = (application.Content!, application.TakenBy!);
        return new()
        {
            Id = application.Id,
            OfficeId = content.OfficeId,
            ApplicantKey = keys.Of(content.Applicant.Iin),
            AccountKey = by.Role is ActorRole.Applicant ? by.Id : ApplicationRow.NoAccount,
            Channel = application.Intake!.Channel,
            CounterId = by.Role is ActorRole.CorporationOperator ? application.Intake.PlaceId : null,
            LearnerKey = keys.Of(content.Learner.Iin),
            LearnerName = content.Learner.Name.Full,
            LearnerNameFolded = KazakhFolding.Fold(content.Learner.Name.Full),
            Level = content.Document.Kind.Level,
            Distinction = content.Document.Kind.Distinction,
            Scope = content.Document.Scope,
            SubmittedAt = application.Signature!.SignedAt,
        };
    }

    private static void Project(DuplicateApplication application, ApplicationRow row)
    {
        row.Number = application.Number?.Value;
        row.State = application.State;
        row.IsOpen = application.State.IsOpen();
        row.OfficeId = application.OfficeId!;
        row.Proposal = application.Proposal?.Outcome;
        row.AcceptedOn = application.Deadline?.AcceptedOn;
        row.DueOn = application.Deadline?.DueOn;
        row.AwaitsResult = application.IsResultAwaited;
        (row.AnsweredOn, row.Outcome, row.RefusalGrounds) = (application.AnsweredOn, CaseOutcomes.Of(application), CaseOutcomes.GroundsOf(application));
        row.Version = application.History.Count;
    }
}
