using System.Text.Json.Serialization;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>A page of the directory.</summary>
/// <param name="Total">How many offices fit in all.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
/// <param name="LeftOut">The words of the query that the offices do not hold.</param>
/// <param name="Meant">What the query probably meant, when a word was found only with a slip or in the other layout of the keyboard.</param>
/// <param name="Offices">The offices, the closest first; those as close as each other by region and then by name in the order of the alphabet.</param>
internal sealed record OfficesAnswer(int Total, int Page, int PageSize, IReadOnlyList<string> LeftOut, string? Meant, IReadOnlyList<OfficeAnswer> Offices);

/// <summary>An office.</summary>
/// <param name="Id">Its identity, the same for good.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="RegionCode">Two-digit KATO region.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Place">Where it is, from the region to the house.</param>
/// <param name="Phones">Phones as they are dialled.</param>
/// <param name="Email">E-mail; null when none is published.</param>
/// <param name="FormerNames">What it was called before.</param>
/// <param name="ClosedSince">Since when it is closed; null while it works.</param>
/// <param name="SuccessorId">The office that took over its records; null when none did.</param>
/// <param name="State">Whether it is open at this moment (R6); null when hours are not published or it is closed for good.</param>
/// <param name="StateSentence">The same as a sentence, with until or from when.</param>
/// <param name="Hours">When it is open; days without hours are left out.</param>
/// <param name="LastUpdated">When its entry was last changed.</param>
internal sealed record OfficeAnswer(
    string Id,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OfficeKind>))] OfficeKind Kind,
    string Name,
    string RegionCode,
    string Region,
    string Place,
    IReadOnlyList<string> Phones,
    string? Email,
    IReadOnlyList<string> FormerNames,
    DateOnly? ClosedSince,
    string? SuccessorId,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OfficeState>))] OfficeState? State,
    string? StateSentence,
    IReadOnlyList<HoursAnswer> Hours,
    DateOnly LastUpdated);

/// <summary>Hours of one day of the week, Almaty local time.</summary>
/// <param name="Day">The day.</param>
/// <param name="Opens">When it opens.</param>
/// <param name="Closes">When it closes.</param>
/// <param name="LunchFrom">Beginning of the break; null without one.</param>
/// <param name="LunchTo">End of the break.</param>
internal sealed record HoursAnswer(
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek Day,
    TimeOnly Opens,
    TimeOnly Closes,
    TimeOnly? LunchFrom,
    TimeOnly? LunchTo);

/// <summary>The directory of schools and offices with what is open now.</summary>
internal static class OfficeDirectory
{
    private const int PageSize = 50;
    private const int LongestSearch = 200;
    private const int LastPage = 1000;

    public static Results<Ok<OfficesAnswer>, ProblemHttpResult> Find(
        string? q,
        string? region,
        string? kind,
        int? page,
        HttpContext context,
        OfficeSearch search,
        OpenNow openNow,
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

        var kinds = Check(problems, texts, (q, region, kind, page));
        if (problems.Any)
        {
            return problems.Invalid();
        }

        var (offices, understood) = search.Find(q, ReaderLanguage.Current, kinds, region);
        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var shown = offices.Skip(((page ?? 1) - 1) * PageSize).Take(PageSize);
        return TypedResults.Ok(new OfficesAnswer(offices.Count, page ?? 1, PageSize, understood.LeftOut, understood.Meant, [.. shown.Select(office => Answer(office, openNow, now, calendars.Current))]));
    }

    private static OfficeKind[] Check(Problems problems, IStringLocalizer<ServiceTexts> texts, (string? Search, string? Region, string? Kind, int? Page) asked)
    {
        if (asked.Search?.Length > LongestSearch)
        {
            problems.Add("q", texts["apply.too-long", LongestSearch]);
        }

        if (asked.Region is not null && !Regions.Codes.Contains(asked.Region, StringComparer.Ordinal))
        {
            problems.Add("region", texts["api.region", string.Join(", ", Regions.Codes.Order(StringComparer.Ordinal))]);
        }

        if (asked.Page is < 1 or > LastPage)
        {
            problems.Add("page", texts["api.page", LastPage]);
        }

        if (asked.Kind is null)
        {
            return [];
        }

        if (Enum.GetNames<OfficeKind>().Contains(asked.Kind, StringComparer.Ordinal))
        {
            return [Enum.Parse<OfficeKind>(asked.Kind)];
        }

        problems.Add("kind", texts["api.kind", string.Join(", ", Enum.GetNames<OfficeKind>())]);
        return [];
    }

    private static OfficeAnswer Answer(Office office, OpenNow openNow, DateTime now, WorkingCalendar calendar)
    {
        var language = ReaderLanguage.Current;
        var sentence = openNow.Describe(office);
        return new(
            office.Id,
            office.Kind,
            office.Name.In(language),
            office.Region,
            Regions.Name(office.Region).In(language),
            office.Place(language),
            office.Phones,
            office.Email.Length == 0 ? null : office.Email,
            [.. office.FormerNames.Select(name => name.In(language))],
            office.ClosedSince,
            office.SuccessorId,
            office.ClosedSince is null ? office.Hours?.StatusAt(now, calendar).State : null,
            sentence,
            office.Hours is null ? [] : [.. office.Hours.Week.OrderBy(day => ((int)day.Key + 6) % 7).Select(day => Hours(day.Key, day.Value))],
            office.LastUpdated);
    }

    private static HoursAnswer Hours(DayOfWeek day, OpeningHours hours) => new(day, hours.Opens, hours.Closes, hours.LunchFrom, hours.LunchTo);
}
