using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Discovery;

/// <summary>Says to search engines in schema.org's words what an office is, where it is and when it is open (R6).</summary>
internal sealed class OfficeData(IWorkingCalendarSource calendars, TimeProvider clock)
{
    private const int DaysAhead = 90;
    private const string WholeDayClosed = "00:00";
    private const string Type = "@type";
    private const string HoursType = "OpeningHoursSpecification";

    /// <summary>The office in a language.</summary>
    /// <param name="office">The office.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    /// <param name="address">Whole address of its page.</param>
    public JsonObject Describe(Office office, string language, string address)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            [Type] = TypeOf(office.Kind),
            ["@id"] = address,
            ["name"] = office.Name.In(language),
            ["url"] = address,
            ["address"] = Place(office, language),
        };
        Add(data, "alternateName", office.FormerNames.Select(name => JsonValue.Create(name.In(language))));
        Add(data, "telephone", office.Phones.Select(phone => JsonValue.Create(phone)));
        if (office.Email.Length > 0)
        {
            data["email"] = office.Email;
        }

        if (office.ClosedSince is { } closed)
        {
            data["dissolutionDate"] = closed.ToString("O", CultureInfo.InvariantCulture);
        }
        else if (office.Hours is { } hours)
        {
            data["openingHoursSpecification"] = new JsonArray([.. WeekSpan.Of(hours).SelectMany(Hours)]);
            Add(data, "specialOpeningHoursSpecification", SpecialDays(hours).SelectMany(SpecialDay));
        }

        return data;
    }

    private static string TypeOf(OfficeKind kind) => kind switch
    {
        OfficeKind.School => "School",
        OfficeKind.Archive => "ArchiveOrganization",
        OfficeKind.Ministry => "GovernmentOrganization",
        _ => "GovernmentOffice",
    };

    private static JsonObject Place(Office office, string language)
    {
        var place = new JsonObject { [Type] = "PostalAddress", ["addressCountry"] = "KZ", ["addressRegion"] = Regions.Name(office.Region).In(language) };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("addressLocality", office.Locality.In(language)), ("streetAddress", office.Address.In(language))])
        {
            if (value.Length > 0)
            {
                place[name] = value;
            }
        }

        return place;
    }

    /// <summary>A lunch break parts the day in two.</summary>
    private static IEnumerable<JsonObject> Hours(WeekSpan week) => SpansOf(week.Hours).Select(span => new JsonObject
    {
        [Type] = HoursType,
        ["dayOfWeek"] = new JsonArray([.. week.Days.Select(day => JsonValue.Create($"https://schema.org/{day}"))]),
        ["opens"] = span.Opens,
        ["closes"] = span.Closes,
    });

    /// <summary>Days on which the office keeps other hours than its week says: its own single days, however far off, and what the calendar changes in the coming months.</summary>
    private IEnumerable<OfficeDay> SpecialDays(WorkingHours hours)
    {
        var (today, calendar) = (AlmatyTime.Today(clock), calendars.Current);
        return Enumerable.Range(0, DaysAhead).Select(today.AddDays)
            .Union(hours.Exceptions.Select(exception => exception.Date).Where(date => date >= today))
            .Order()
            .Select(date => hours.DayOf(date, calendar))
            .Where(day => day.Hours != hours.Week.GetValueOrDefault(day.Date.DayOfWeek));
    }

    private static IEnumerable<JsonObject> SpecialDay(OfficeDay day)
    {
        var date = day.Date.ToString("O", CultureInfo.InvariantCulture);
        return SpansOf(day.Hours).Select(span => new JsonObject
        {
            [Type] = HoursType,
            ["validFrom"] = date,
            ["validThrough"] = date,
            ["opens"] = span.Opens,
            ["closes"] = span.Closes,
        });
    }

    private static IEnumerable<(string Opens, string Closes)> SpansOf(OpeningHours? hours) => hours switch
    {
        null => [(WholeDayClosed, WholeDayClosed)],
        { LunchFrom: { } from, LunchTo: { } to } => [(Time(hours.Opens), Time(from)), (Time(to), Time(hours.Closes))],
        _ => [(Time(hours.Opens), Time(hours.Closes))],
    };

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static void Add(JsonObject data, string name, IEnumerable<JsonNode> values)
    {
        if (values.ToList() is { Count: > 0 } listed)
        {
            data[name] = new JsonArray([.. listed]);
        }
    }
}
