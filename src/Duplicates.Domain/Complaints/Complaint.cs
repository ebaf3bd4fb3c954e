using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Complaints;

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    /// <summary>Filed, not yet numbered.</summary>
    Filed,

    /// <summary>Somebody has to answer it.</summary>
    Registered,

    /// <summary>Answered; nothing changes it any more.</summary>
    Answered,
}

/// <summary>
/// A complaint: a case of its own beside the application it is about. All it knows follows from its history; a command either
/// appends an event or throws <see cref="RuleViolationException"/> and changes nothing.
/// </summary>
public sealed class Complaint
{
    private readonly List<ComplaintEvent> _history = [];

    private Complaint(Guid id) => Id = id;

    /// <summary>The internal identity; the public one is <see cref="Number"/>.</summary>
    public Guid Id { get; }

    /// <summary>Where it stands.</summary>
    public ComplaintState State { get; private set; }

    /// <summary>Everything that happened, oldest first.</summary>
    public IReadOnlyList<ComplaintEvent> History => _history.AsReadOnly();

    /// <summary>How many events were already stored when it was read.</summary>
    public int StoredEvents { get; private set; }

    /// <summary>What was complained about.</summary>
    public ComplaintFiled Filed => (ComplaintFiled)_history[0];

    /// <summary>The number, once registered.</summary>
    public ComplaintNumber? Number { get; private set; }

    /// <summary>Its own term, once registered.</summary>
    public Deadline? Deadline { get; private set; }

    /// <summary>Who has to answer it, once registered.</summary>
    public ComplaintHolder? Holder { get; private set; }

    /// <summary>The last day before it goes higher; null when it cannot.</summary>
    public DateOnly? HolderUntil { get; private set; }

    /// <summary>The answer, once given.</summary>
    public ComplaintAnswer? Answer { get; private set; }

    /// <summary>It came after the term for complaining; it is dealt with all the same, and the record says so.</summary>
    public bool IsLate => Filed.LateReason is not null;

    /// <summary>The applicant complains about a case.</summary>
    /// <param name="id">The internal identity.</param>
    /// <param name="application">The case.</param>
    /// <param name="subject">What of it; the case must offer it.</param>
    /// <param name="text">In the applicant's own words.</param>
    /// <param name="lateReason">Why it comes so late; needed after the term only.</param>
    /// <param name="terms">The settings.</param>
    /// <param name="by">The applicant of the case.</param>
    /// <param name="at">UTC instant.</param>
    /// <exception cref="RuleViolationException">It is somebody else's case, there is nothing to complain about, or words are missing.</exception>
    public static Complaint File(
        Guid id, DuplicateApplication application, ComplaintSubject subject, string text, string? lateReason, ComplaintTerms terms, Actor by, DateTimeOffset at)
    {
        Require(application.IsApplicant(by), RuleViolation.RoleNotAllowed);
        var today = DateOnly.FromDateTime(AlmatyTime.ToLocal(at));
        Require(ComplaintSubjects.Of(application, today).Contains(subject), RuleViolation.NotInThisState);
        Require(!string.IsNullOrWhiteSpace(text), RuleViolation.ReasonsRequired);
        var lastDay = terms.LastFilingDay(ComplaintSubjects.HappenedOn(subject, application));
        var isLate = today > lastDay;
        Require(!isLate || !string.IsNullOrWhiteSpace(lateReason), RuleViolation.LateReasonRequired);
        var complaint = new Complaint(id);
        string[] concerned = [.. ComplaintSubjects.TookPart(application).Select(actor => actor.Id)];
        complaint.Append(new ComplaintFiled(at, by, application.Id, subject, text.Trim(), lastDay, isLate ? lateReason!.Trim() : null, concerned));
        return complaint;
    }

    /// <summary>Reads a complaint from its stored history.</summary>
    /// <exception cref="ArgumentException">The history does not begin with <see cref="ComplaintFiled"/>.</exception>
    public static Complaint FromHistory(Guid id, IEnumerable<ComplaintEvent> history)
    {
        var complaint = new Complaint(id);
        foreach (var happened in history)
        {
            complaint.Append(happened);
        }

        if (complaint._history is not [ComplaintFiled, ..])
        {
            throw new ArgumentException("A history begins with the filing.", nameof(history));
        }

        complaint.StoredEvents = complaint._history.Count;
        return complaint;
    }

    /// <summary>Gives it its number, its own term and its first holder.</summary>
    public void Register(ComplaintNumber number, ComplaintHolder holder, ComplaintTerms terms, WorkingCalendar calendar, DateTimeOffset at)
    {
        Require(State is ComplaintState.Filed, RuleViolation.NotInThisState);
        var today = Today(at);
        var deadline = Deadline.Calculate(today, terms.AnswerWorkingDays, calendar);
        Append(new ComplaintRegistered(at, Actor.Service, number, deadline, holder, terms.LastDayOf(holder.Level, today, calendar)));
    }

    /// <summary>Goes one step higher when the holder's days have passed; returns whether it did.</summary>
    public bool EscalateIfDue(ComplaintLadder ladder, ComplaintTerms terms, WorkingCalendar calendar, DateTimeOffset at)
    {
        var today = Today(at);
        if (State is not ComplaintState.Registered || HolderUntil is not { } until || today <= until || ladder.Above(Holder!) is not { } above)
        {
            return false;
        }

        Append(new ComplaintEscalated(at, Actor.Service, Holder!, above, terms.LastDayOf(above.Level, today, calendar)));
        return true;
    }

    /// <summary>Whether somebody may read and answer it: of the holder's level and office, and never who took part in the case.</summary>
    /// <param name="person">The person in their role.</param>
    /// <param name="officeId">The office the person works for.</param>
    public bool MayBeAnsweredBy(Actor person, string? officeId) =>
        State is ComplaintState.Registered && Holder!.Includes(person.Role, officeId) && !Filed.Concerned.Contains(person.Id, StringComparer.Ordinal);

    /// <summary>Answers it.</summary>
    public void Decide(ComplaintAnswer answer, Actor by, string? officeId, DateTimeOffset at)
    {
        Require(State is ComplaintState.Registered, RuleViolation.NotInThisState);
        Require(!Filed.Concerned.Contains(by.Id, StringComparer.Ordinal), RuleViolation.OwnActRequiresAnother);
        Require(MayBeAnsweredBy(by, officeId), RuleViolation.RoleNotAllowed);
        Require(Enum.IsDefined(answer.Outcome) && !string.IsNullOrWhiteSpace(answer.Reasons), RuleViolation.ReasonsRequired);
        Append(new ComplaintAnswered(at, by, answer with { Reasons = answer.Reasons.Trim() }));
    }

    /// <summary>The service has stored all events: none is new any more.</summary>
    public void MarkStored() => StoredEvents = _history.Count;

    private void Append(ComplaintEvent happened)
    {
        switch (happened)
        {
            case ComplaintFiled:
                State = ComplaintState.Filed;
                break;
            case ComplaintRegistered registered:
                State = ComplaintState.Registered;
                (Number, Deadline, Holder, HolderUntil) = (registered.Number, registered.Deadline, registered.Holder, registered.HolderUntil);
                break;
            case ComplaintEscalated escalated:
                (Holder, HolderUntil) = (escalated.To, escalated.HolderUntil);
                break;
            case ComplaintAnswered answered:
                (State, Answer) = (ComplaintState.Answered, answered.Answer);
                break;
        }

        _history.Add(happened);
    }

    private static DateOnly Today(DateTimeOffset at) => DateOnly.FromDateTime(AlmatyTime.ToLocal(at));

    private static void Require(bool holds, RuleViolation violation)
    {
        if (!holds)
        {
            throw new RuleViolationException(violation);
        }
    }
}
