using System.Text.Json.Serialization;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Booking;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>The free times of an office.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Minutes">How long a visit takes.</param>
/// <param name="Times">The times with places left, in order.</param>
internal sealed record FreeTimesAnswer(string OfficeId, int Minutes, IReadOnlyList<FreeTimeAnswer> Times);

/// <summary>A free time.</summary>
/// <param name="Start">When the visit begins, UTC.</param>
/// <param name="Places">How many places are left.</param>
internal sealed record FreeTimeAnswer(DateTimeOffset Start, int Places);

/// <summary>A wish for a visit.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Service">For what the person comes: Application, Collection, Paper or Question.</param>
/// <param name="Start">One of the free times.</param>
/// <param name="Phone">The mobile phone of the person, who is told by SMS.</param>
internal sealed record VisitRequest(string? OfficeId, string? Service, DateTimeOffset? Start, string? Phone);

/// <summary>A booked visit.</summary>
/// <param name="Link">The whole address at which the person moves it or gives it up.</param>
/// <param name="OfficeId">The office.</param>
/// <param name="Service">For what the person comes.</param>
/// <param name="Start">When it begins, UTC.</param>
internal sealed record VisitAnswer(
    string Link,
    string OfficeId,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ReceptionService>))] ReceptionService Service,
    DateTimeOffset Start);

/// <summary>Free times and bookings of visits for programs: the same rules and limits as on the pages.</summary>
internal static class Visits
{
    public static async Task<Results<Ok<FreeTimesAnswer>, ProblemHttpResult>> TimesAsync(
        string id, HttpContext context, FreeTimes times, PartnerLimits limits, TimeProvider clock, IStringLocalizer<ServiceTexts> texts, CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        if (limits.TryUse(NetworkAddress.Of(context)) is { } wait)
        {
            return problems.TooMany(wait, clock);
        }

        if (await times.FindOfficeAsync(id, cancellationToken) is not { } office)
        {
            return problems.NotFound(texts["api.no-bookings"]);
        }

        var days = await times.DaysAsync(office, cancellationToken);
        return TypedResults.Ok(new FreeTimesAnswer(id, office.Plan.Minutes, [.. days.SelectMany(day => day.Times).Select(time => new FreeTimeAnswer(time.Start.ToUniversalTime(), time.Places))]));
    }

    public static async Task<Results<Created<VisitAnswer>, ProblemHttpResult>> BookAsync(
        VisitRequest? request, HttpContext context, FreeTimes times, Bookings bookings, BookingLinks links, MobilePhones phones, TimeProvider clock, IStringLocalizer<ServiceTexts> texts, CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        var office = request?.OfficeId is { } id ? await times.FindOfficeAsync(id, cancellationToken) : null;
        if (office is null)
        {
            problems.Add("officeId", texts["api.no-bookings"]);
        }

        if (!phones.TryRead(request?.Phone, out var phone, out var error))
        {
            problems.Add("phone", texts[$"accounts.phone-error.{error}"]);
        }

        if (!ReceptionServices.All.Any(service => service.ToString() == request?.Service))
        {
            problems.Add("service", texts["api.service", string.Join(", ", ReceptionServices.All)]);
        }

        if (request?.Start is null)
        {
            problems.Add("start", texts["booking.time-error"]);
        }

        if (problems.Any)
        {
            return problems.Invalid();
        }

        var (kind, start, address) = (Enum.Parse<ReceptionService>(request!.Service!), request.Start!.Value, NetworkAddress.Of(context));
        var holder = Guid.NewGuid().ToString("N");
        var held = await bookings.HoldAsync(office!, kind, start, holder, address, cancellationToken);
        var answer = held is { Verdict: PlaceVerdict.Done, Id: { } place } && await bookings.FindHoldAsync(place, holder, cancellationToken) is { } hold
            ? await bookings.ConfirmAsync(hold, new(phone!, null, ReaderLanguage.Current, address), cancellationToken)
            : held;
        if (answer is { Verdict: PlaceVerdict.Done, Id: { } booked })
        {
            var link = links.AddressOf(booked, ReaderLanguage.Current);
            return TypedResults.Created(link, new VisitAnswer(link, office!.Office.Id, kind, start.ToUniversalTime()));
        }

        return await RefuseAsync(problems, answer, office!, start, times, clock, texts, cancellationToken);
    }

    private static async Task<ProblemHttpResult> RefuseAsync(
        Problems problems, BookingAnswer answer, ReceivingOffice office, DateTimeOffset start, FreeTimes times, TimeProvider clock, IStringLocalizer<ServiceTexts> texts, CancellationToken cancellationToken)
    {
        if (answer.Limit is { } limit)
        {
            return problems.TooMany(limit.Wait, clock);
        }

        if (answer.Verdict is PlaceVerdict.TooMany)
        {
            problems.Add("phone", texts["booking.too-many"]);
            return problems.Invalid();
        }

        var nearest = (await times.DaysAsync(office, cancellationToken)).SelectMany(day => day.Times).OrderBy(time => (time.Start - start).Duration()).Take(3).OrderBy(time => time.Start)
            .Select(time => texts.DateTime(AlmatyTime.ToLocal(time.Start))).ToList();
        problems.Add("start", nearest.Count == 0 ? texts["booking.none-free"] : texts[answer.Verdict is PlaceVerdict.Full ? "booking.time-full" : "booking.time-gone", string.Join("; ", nearest)]);
        return problems.Invalid();
    }
}
