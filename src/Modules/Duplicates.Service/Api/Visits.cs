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

/// <summary>A wish about a visit that is booked.</summary>
/// <param name="Link">The link of the visit as the booking answered it, or its last part.</param>
/// <param name="Start">To move it, one of the free times of its office.</param>
internal sealed record VisitChange(string? Link, DateTimeOffset? Start)
{
    /// <summary>What the link holds.</summary>
    public string Token => Link?.Split('/')[^1] ?? string.Empty;
}

/// <summary>A booked visit.</summary>
/// <param name="Link">The whole address at which the person moves it or gives it up.</param>
/// <param name="OfficeId">The office.</param>
/// <param name="Service">For what the person comes.</param>
/// <param name="Start">When it begins, UTC.</param>
internal sealed record VisitAnswer(
    string Link,
    string OfficeId,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ReceptionService>))] ReceptionService Service,
    DateTimeOffset Start)
{
    /// <summary>Reads a booking.</summary>
    public static VisitAnswer Of(PlaceRow booking, string link) => new(link, booking.OfficeId, booking.Service, Bookings.StartOf(booking));
}

/// <summary>Free times and bookings of visits for programs: the same rules and limits as on the pages.</summary>
internal static class Visits
{
    public static async Task<Results<Ok<FreeTimesAnswer>, ProblemHttpResult>> TimesAsync(
        string id,
        HttpContext context,
        FreeTimes times,
        PartnerLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
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
        var free = days.SelectMany(day => day.Times).Select(time => new FreeTimeAnswer(time.Start.ToUniversalTime(), time.Places));
        return TypedResults.Ok(new FreeTimesAnswer(id, office.Plan.Minutes, [.. free]));
    }

    public static async Task<Results<Created<VisitAnswer>, ProblemHttpResult>> BookAsync(
        VisitRequest? request,
        HttpContext context,
        FreeTimes times,
        Bookings bookings,
        BookingLinks links,
        MobilePhones phones,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
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

        if (answer.Limit is { } limit)
        {
            return problems.TooMany(limit.Wait, clock);
        }

        return await RefuseAsync(problems, "phone", answer.Verdict, office!, start, times, texts, cancellationToken);
    }

    public static async Task<Results<Ok<VisitAnswer>, ProblemHttpResult>> MoveAsync(
        VisitChange? request,
        HttpContext context,
        FreeTimes times,
        Bookings bookings,
        BookingLinks links,
        PartnerLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        var (booking, refusal) = await FindAsync(request, problems, context, bookings, limits, clock, texts, cancellationToken);
        if (booking is null)
        {
            return refusal!;
        }

        if (!bookings.IsAhead(booking) || await times.FindOfficeAsync(booking.OfficeId, cancellationToken) is not { } office)
        {
            problems.Add("link", texts["api.visit-over"]);
            return problems.Invalid();
        }

        if (request!.Start is not { } start)
        {
            problems.Add("start", texts["booking.time-error"]);
            return problems.Invalid();
        }

        var answer = await bookings.MoveAsync(booking, office, start, cancellationToken);
        return answer.Verdict is PlaceVerdict.Done && await bookings.FindAsync(request.Token, cancellationToken) is { } moved
            ? TypedResults.Ok(VisitAnswer.Of(moved, links.AddressOf(moved.Id, ReaderLanguage.Current)))
            : await RefuseAsync(problems, "start", answer.Verdict, office, start, times, texts, cancellationToken);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(
        VisitChange? request,
        HttpContext context,
        Bookings bookings,
        PartnerLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        var (booking, refusal) = await FindAsync(request, problems, context, bookings, limits, clock, texts, cancellationToken);
        if (booking is null)
        {
            return refusal!;
        }

        if (await bookings.CancelAsync(booking, cancellationToken))
        {
            return TypedResults.NoContent();
        }

        problems.Add("link", texts["api.visit-over"]);
        return problems.Invalid();
    }

    /// <summary>The booking that a link opens; without one, why it is refused.</summary>
    private static async Task<(PlaceRow? Booking, ProblemHttpResult? Refusal)> FindAsync(
        VisitChange? request,
        Problems problems,
        HttpContext context,
        Bookings bookings,
        PartnerLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        if (limits.TryUse(NetworkAddress.Of(context)) is { } wait)
        {
            return (null, problems.TooMany(wait, clock));
        }

        var booking = await bookings.FindAsync(request?.Token ?? string.Empty, cancellationToken);
        return (booking, booking is null ? problems.NotFound(texts["api.no-visit"]) : null);
    }

    private static async Task<ProblemHttpResult> RefuseAsync(
        Problems problems,
        string tooMany,
        PlaceVerdict verdict,
        ReceivingOffice office,
        DateTimeOffset start,
        FreeTimes times,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        if (verdict is PlaceVerdict.TooMany)
        {
            problems.Add(tooMany, texts["booking.too-many"]);
            return problems.Invalid();
        }

        var free = (await times.DaysAsync(office, cancellationToken)).SelectMany(day => day.Times);
        var nearest = free.OrderBy(time => (time.Start - start).Duration()).Take(3).OrderBy(time => time.Start)
            .Select(time => texts.DateTime(AlmatyTime.ToLocal(time.Start))).ToList();
        problems.Add("start", nearest.Count == 0 ? texts["booking.none-free"]
            : texts[verdict is PlaceVerdict.Full ? "booking.time-full" : "booking.time-gone", string.Join("; ", nearest)]);
        return problems.Invalid();
    }
}
