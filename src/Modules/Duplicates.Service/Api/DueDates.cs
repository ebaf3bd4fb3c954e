using System.Globalization;
using System.Text.Json.Serialization;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>When an application that arrives at a moment is accepted and answered, and how that was counted (R5).</summary>
/// <param name="ReceivedAt">When it arrives, Almaty local time.</param>
/// <param name="AcceptedOn">The day of acceptance.</param>
/// <param name="AcceptedBecause">Why this day.</param>
/// <param name="DueOn">The last day of the term.</param>
/// <param name="WorkingDays">The length of the term.</param>
/// <param name="IsProvisional">The calendar of a year on the way is not published yet.</param>
/// <param name="Days">Every day after acceptance through the due date.</param>
internal sealed record DueDateAnswer(
    DateTime ReceivedAt,
    DateOnly AcceptedOn,
    [property: JsonConverter(typeof(JsonStringEnumConverter<AcceptanceReason>))] AcceptanceReason AcceptedBecause,
    DateOnly DueOn,
    int WorkingDays,
    bool IsProvisional,
    IReadOnlyList<DayAnswer> Days);

/// <summary>A day on the way.</summary>
/// <param name="Date">The day.</param>
/// <param name="WorkingDay">Its place in the count; null when it is not counted.</param>
/// <param name="Reason">Why it is counted or not.</param>
/// <param name="Name">The holiday; null on other days.</param>
internal sealed record DayAnswer(
    DateOnly Date,
    int? WorkingDay,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayReason>))] DayReason Reason,
    string? Name);

/// <summary>Counts the term of an application with the published working calendar.</summary>
internal static class DueDates
{
    private const int YearsAround = 3;

    public static Results<Ok<DueDateAnswer>, ProblemHttpResult> Calculate(
        string? received,
        string? office,
        HttpContext context,
        IOffices offices,
        IWorkingCalendarSource calendars,
        PartnerLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts)
    {
        var problems = new Problems(context, texts);
        if (limits.TryUse(NetworkAddress.Of(context)) is { } wait)
        {
            return problems.TooMany(wait, clock);
        }

        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var at = received is null ? now : Read(received);
        if (at is not { } moment || Math.Abs(moment.Year - now.Year) > YearsAround)
        {
            problems.Add("received", texts["api.received", now.Year - YearsAround, now.Year + YearsAround]);
            return problems.Invalid();
        }

        if (office is not null && offices.Find(office) is null)
        {
            problems.Add("office", texts["api.office"]);
            return problems.Invalid();
        }

        var hours = (office is null ? null : offices.Find(office)!.Hours) ?? WorkingHours.SchoolDefault;
        return TypedResults.Ok(Answer(moment, hours, calendars.Current));
    }

    /// <summary>A time without an offset is Almaty local time, as on the pages, however exact it is (R5.8); one with an offset is an instant.</summary>
    private static DateTime? Read(string received)
    {
        var isMoment = received.Contains('T', StringComparison.Ordinal)
            & DateTime.TryParse(received, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)
            && read.Year > DateTime.MinValue.Year && read.Year < DateTime.MaxValue.Year; // where another offset would lead out of the calendar
        return (isMoment, read.Kind) switch
        {
            (false, _) => null,
            (true, DateTimeKind.Unspecified) => read,
            _ => AlmatyTime.ToLocal(new DateTimeOffset(read)),
        };
    }

    private static DueDateAnswer Answer(DateTime moment, WorkingHours hours, WorkingCalendar calendar)
    {
        var acceptance = AcceptanceRule.Accept(AlmatyTime.ToInstant(moment), hours, calendar);
        var deadline = Deadline.Calculate(acceptance.AcceptedOn, calendar);
        return new(
            acceptance.ReceivedLocal,
            acceptance.AcceptedOn,
            acceptance.Reason,
            deadline.DueOn,
            deadline.WorkingDays,
            deadline.IsProvisional,
            [.. deadline.Days.Select(day => new DayAnswer(day.Date, day.Counted, day.Reason, day.Name?.In(Web.ReaderLanguage.Current)))]);
    }
}
