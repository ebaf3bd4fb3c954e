using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>What a message can tell; whatever is null it cannot.</summary>
internal sealed record MessageFacts
{
    /// <summary>The number of the case as people read it.</summary>
    public string? Number { get; init; }

    /// <summary>The number of the complaint as people read it.</summary>
    public string? Complaint { get; init; }

    /// <summary>The last day of the term.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The page that it leads to, below <c>/{language}/my</c>.</summary>
    public string? Path { get; init; }

    /// <summary>When the hearing is or the phone was changed, Almaty local time.</summary>
    public DateTime? Time { get; init; }

    /// <summary>Where the hearing is, or the link to it.</summary>
    public string? Place { get; init; }

    /// <summary>The office where the duplicate is collected.</summary>
    public BilingualText? Office { get; init; }

    /// <summary>The last day on which the duplicate waits there.</summary>
    public DateOnly? KeptUntil { get; init; }

    /// <summary>The organisation that holds the case.</summary>
    public BilingualText? School { get; init; }

    /// <summary>A one-time code.</summary>
    public string? Code { get; init; }

    /// <summary>How many cases press in the whole country.</summary>
    public PressingCounts? Pressing { get; init; }
}

/// <summary>Writes facts as the values of templates in a language.</summary>
internal sealed class MessageValues(TextsByLanguage texts, IOptions<DuplicatesOptions> options)
{
    /// <summary>Facts of nobody, to show what a template will look like.</summary>
    public static MessageFacts Samples { get; } = new()
    {
        Number = "100-000-017",
        Complaint = "20-0000-15",
        DueOn = new(2026, 12, 14),
        Path = "100000017",
        Time = new(2026, 12, 7, 15, 0, 0),
        Place = "№ 12",
        Office = new("№ 5 мектеп-гимназия", "Школа-гимназия № 5"),
        KeptUntil = new(2027, 1, 13),
        School = new("№ 7 жалпы білім беретін мектеп", "Общеобразовательная школа № 7"),
        Code = "204815",
        Pressing = new(2, 7, 19, 40),
    };

    /// <summary>The values by their names.</summary>
    public IReadOnlyDictionary<string, string> In(string language, MessageFacts facts)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["number"] = facts.Number,
            ["complaint"] = facts.Complaint,
            ["due"] = facts.DueOn is { } due ? texts.Date(due, language) : null,
            ["link"] = facts.Path is { } path ? $"{options.Value.AddressForPeople}/{SitePaths.My.Below(path).In(language)}" : null,
            ["booking"] = $"{options.Value.AddressForPeople}/{SitePaths.Booking.In(language)}",
            ["time"] = facts.Time is { } time ? texts.DateTime(time, language) : null,
            ["place"] = facts.Place,
            ["office"] = facts.Office?.In(language),
            ["until"] = facts.KeptUntil is { } until ? texts.Date(until, language) : null,
            ["school"] = facts.School?.In(language),
            ["code"] = facts.Code,
            ["minutes"] = Whole((int)options.Value.OneTimeCodes.Lifetime.TotalMinutes),
            ["overdue"] = Whole(facts.Pressing?.Overdue),
            ["within-1"] = Whole(facts.Pressing?.WithinOne),
            ["within-3"] = Whole(facts.Pressing?.WithinThree),
            ["within-5"] = Whole(facts.Pressing?.WithinFive),
        };
        return values.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!, StringComparer.Ordinal);
    }

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
