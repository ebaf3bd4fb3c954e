using System.Text.Json.Serialization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Notifications;
using Duplicates.Service.Track;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>Asks for a case. It is sent in the body, so that neither number nor digits stay in logs of addresses.</summary>
/// <param name="Number">Nine digits, with or without dashes.</param>
/// <param name="LastFour">The last four digits of the IIN of the applicant or the learner.</param>
internal sealed record TrackRequest(string? Number, string? LastFour);

/// <summary>Where a case stands; nothing personal.</summary>
/// <param name="Number">As people read it: 123-456-789.</param>
/// <param name="State">The state, a name that does not change.</param>
/// <param name="Sentence">The state as a sentence.</param>
/// <param name="Next">What comes next.</param>
/// <param name="Since">Almaty date of the latest event.</param>
/// <param name="AcceptedOn">The day of acceptance (R5.2).</param>
/// <param name="DueOn">The last day of the term (R5.1).</param>
/// <param name="WorkingDaysLeft">Working days after today; negative when late, null when nothing is awaited any more.</param>
/// <param name="IsAsked">A question waits for the applicant's answer in the cabinet; the term goes on (R5.5).</param>
/// <param name="AnsweredOn">The Almaty date on which the result was there; null while it is awaited.</param>
internal sealed record TrackAnswer(
    string Number,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ApplicationState>))] ApplicationState State,
    string Sentence,
    string Next,
    DateOnly Since,
    DateOnly AcceptedOn,
    DateOnly DueOn,
    int? WorkingDaysLeft,
    bool IsAsked,
    DateOnly? AnsweredOn);

/// <summary>Tells where a case stands to whoever knows its number and four digits (R8.2); the same limits as on the page.</summary>
internal static class CaseTracking
{
    public static async Task<Results<Ok<TrackAnswer>, ProblemHttpResult>> TrackAsync(
        TrackRequest request,
        HttpContext context,
        ApplicationStore store,
        TrackingLimits limits,
        ApplicantMessages messages,
        IWorkingCalendarSource calendars,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        if (!ApplicationNumber.TryParse(request.Number, out var number, out var error))
        {
            problems.Add("number", texts[$"track.number-error.{error}"]);
        }

        if (!Iin.TryParseLastFour(request.LastFour, out var lastFour))
        {
            problems.Add("lastFour", texts["track.last-four-error"]);
        }

        if (number is null || lastFour is null)
        {
            return problems.Invalid();
        }

        if (limits.TryUse(NetworkAddress.Of(context), number) is { } pause)
        {
            await (pause.IsWorthTelling ? messages.TellOfTriesAsync(number, cancellationToken) : Task.CompletedTask);
            return problems.TooMany(pause.Wait, clock);
        }

        if (await store.FindForTrackingAsync(number, lastFour, cancellationToken) is not { Deadline: { } deadline } application)
        {
            return problems.NotFound(texts["track.not-found"]);
        }

        limits.GiveBack(NetworkAddress.Of(context), number);
        return TypedResults.Ok(Answer(application, deadline, calendars.Current, clock, texts));
    }

    private static TrackAnswer Answer(DuplicateApplication application, Deadline deadline, WorkingCalendar calendar, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) => new(
        application.Number!.ToString(),
        application.State,
        texts[$"track.sentence.{application.SpokenState()}"],
        texts[$"track.next.{application.SpokenState()}"],
        DateOnly.FromDateTime(AlmatyTime.ToLocal(application.History[^1].At)),
        deadline.AcceptedOn,
        deadline.DueOn,
        application.IsResultAwaited ? deadline.WorkingDaysLeft(AlmatyTime.Today(clock), calendar) : null,
        application.OpenQuestion is not null,
        application.AnsweredOn);
}
