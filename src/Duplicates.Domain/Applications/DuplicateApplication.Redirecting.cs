namespace Duplicates.Domain.Applications;

/// <summary>The terms of passing an application on to the organisation that has to answer it (R5.9), in working days; they are settings of the service.</summary>
/// <param name="WorkingDays">It is passed on within so long of its acceptance, or of its coming from another organisation.</param>
/// <param name="WarningWorkingDaysBefore">Staff are warned so long before the last day.</param>
public sealed record RedirectTerms(int WorkingDays = 3, int WarningWorkingDaysBefore = 1);

/// <content>The case of a wrong addressee (R5.9).</content>
public sealed partial class DuplicateApplication
{
    /// <summary>Whether the organisation has yet to find out that it is the right one: nothing is decided and its records are not searched.</summary>
    public bool IsAddresseeOpen => IsBeforeHearing && RecordsSearch is null;

    /// <summary>
    /// The last day on which the case is passed on in time, counted by the list of days of <see cref="Deadline"/>, so that it moves with the
    /// calendar; the due date where that list ends earlier. Null before the registration.
    /// </summary>
    /// <param name="terms">The settings of R5.9.</param>
    public DateOnly? LastRedirectDay(RedirectTerms terms)
    {
        if (Deadline is null)
        {
            return null;
        }

        var came = _history.OfType<ApplicationRedirected>().LastOrDefault() is { } redirected ? Day(redirected.At) : Deadline.AcceptedOn;
        var from = came > Deadline.AcceptedOn ? came : Deadline.AcceptedOn;
        return Deadline.Days.Where(day => day.Counted is not null && day.Date > from).Skip(terms.WorkingDays - 1).FirstOrDefault()?.Date ?? Deadline.DueOn;
    }

    /// <summary>
    /// Passes the case to the organisation that holds the records; the term goes on (R5.5). It is possible after the last day, too, because
    /// the right organisation has to get it; the event then says that it is late.
    /// </summary>
    /// <param name="toOfficeId">The organisation that gets it.</param>
    /// <param name="toOfficeName">Its name.</param>
    /// <param name="cause">Why.</param>
    /// <param name="terms">The settings of R5.9.</param>
    /// <param name="by">A clerk or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void Redirect(string toOfficeId, BilingualText toOfficeName, string cause, RedirectTerms terms, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(IsBeforeHearing, RuleViolation.NotInThisState);
        Require(!string.Equals(toOfficeId, OfficeId, StringComparison.Ordinal), RuleViolation.SameOffice);
        Require(!string.IsNullOrWhiteSpace(cause), RuleViolation.ReasonsRequired);
        var lastDay = LastRedirectDay(terms);
        Append(new ApplicationRedirected(at, by, OfficeId!, toOfficeId, toOfficeName, cause.Trim()) { MissedDay = Day(at) > lastDay ? lastDay : null });
    }
}
