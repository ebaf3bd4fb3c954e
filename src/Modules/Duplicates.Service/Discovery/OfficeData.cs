using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Discovery;

/// <summary>Says to search engines in schema.org's words what an office is, where it is and when it is open (R6).</summary>
public static class OfficeData
{
    private const string Type = "@type";

    /// <summary>The office in a language.</summary>
    /// <param name="office">The office.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    /// <param name="address">Whole address of its page.</param>
    public static JsonObject Describe(Office office, string language, string address)
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
        Add(data, "alternateName", office.FormerNames.Select(name => name.In(language)));
        Add(data, "telephone", office.Phones);
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
    private static IEnumerable<JsonObject> Hours(WeekSpan span) => span.Hours is { LunchFrom: { } from, LunchTo: { } to }
        ? [Hours(span, span.Hours.Opens, from), Hours(span, to, span.Hours.Closes)]
        : [Hours(span, span.Hours.Opens, span.Hours.Closes)];

    private static JsonObject Hours(WeekSpan span, TimeOnly opens, TimeOnly closes) => new()
    {
        [Type] = "OpeningHoursSpecification",
        ["dayOfWeek"] = new JsonArray([.. span.Days.Select(day => JsonValue.Create($"https://schema.org/{day}"))]),
        ["opens"] = opens.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["closes"] = closes.ToString("HH:mm", CultureInfo.InvariantCulture),
    };

    private static void Add(JsonObject data, string name, IEnumerable<string> values)
    {
        if (values.ToList() is { Count: > 0 } listed)
        {
            data[name] = new JsonArray([.. listed.Select(value => JsonValue.Create(value))]);
        }
    }
}
