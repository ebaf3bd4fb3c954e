using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;

namespace Duplicates.Service.Offices;

/// <summary>
/// Rules of offices: facts are the same in both languages, and each is one that a list of offices could bring. What is left empty is not published.
/// </summary>
internal sealed class OfficeRules(IOffices offices) : IContentTypeRules
{
    /// <summary>What of an office is the same in every language.</summary>
    public static IReadOnlyList<string> SameInBoth { get; } =
        ["Kind", "Bin", "Region", "Kato", "Latitude", "Longitude", "Phones", "Email", "WorkingHours", "Exceptions", "ClosedSince", "MergedIntoSet", "SuccessorSet", "SoleOfficer"];

    private const string Part = "OfficePart";
    private const int KatoLength = 9;

    /// <inheritdoc />
    public string ContentType => "Office";

    /// <inheritdoc />
    public string FactsPart => Part;

    /// <inheritdoc />
    public IReadOnlyList<string> Facts => SameInBoth;

    /// <summary>Whether both languages state a fact alike. Equal hours may be written in several ways.</summary>
    /// <exception cref="FormatException">Hours are of another shape.</exception>
    public static bool IsSame(string fact, JsonNode? kk, JsonNode? ru) => fact switch
    {
        "WorkingHours" => HoursText.Write(OfficeHoursJson.ReadWeek(kk)) == HoursText.Write(OfficeHoursJson.ReadWeek(ru)),
        "Exceptions" => OfficeHoursJson.ReadExceptions(kk).SequenceEqual(OfficeHoursJson.ReadExceptions(ru)),
        _ => JsonNode.DeepEquals(kk, ru) || (SaysNothing(kk) && SaysNothing(ru)),
    };

    /// <summary>A fact that is left out, empty or not so says nothing, however an editor writes it.</summary>
    private static bool SaysNothing(JsonNode? fact) => fact switch
    {
        null => true,
        JsonObject field => field.All(pair => SaysNothing(pair.Value)),
        JsonArray list => list.Count == 0,
        _ => fact.GetValueKind() is JsonValueKind.False || fact.GetValueKind() is JsonValueKind.String && fact.GetValue<string>().Length == 0,
    };

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items)
    {
        var (kk, ru) = (items.Single(item => item.Culture == Languages.Kazakh), items.Single(item => item.Culture == Languages.Russian));
        return items.Select(PagePaths.ProblemOf).OfType<ContentProblem>().Concat(Facts.Where(fact => !IsSame(fact, kk.Json[Part]?[fact], ru.Json[Part]?[fact])).Select(fact => Of(fact, "editor.problem.differs")))
            .Concat(PlaceProblems(kk)).Concat(ContactProblems(kk)).Concat(BinProblems(kk)).Concat(DayProblems(kk))
            .Concat(kk.FieldTexts(Part, "FormerNames").Count == ru.FieldTexts(Part, "FormerNames").Count ? [] : [Of("FormerNames", "office-import.problem.CountsDiffer")]);
    }

    private static IEnumerable<ContentProblem> PlaceProblems(ContentItem item)
    {
        var (region, kato) = (item.FieldText(Part, "Region"), item.FieldText(Part, "Kato"));
        if (!Regions.Codes.Contains(region, StringComparer.Ordinal))
        {
            yield return Of("Region", "editor.problem.region");
        }
        else if (kato.Length > 0 && (kato.Length != KatoLength || !kato.All(char.IsAsciiDigit) || !kato.StartsWith(region, StringComparison.Ordinal)))
        {
            yield return Of("Kato", "editor.problem.kato");
        }
        else if (kato.Length > 0 && FormerKato.BeginningOf(kato) is not null)
        {
            yield return Of("Kato", "editor.problem.kato-former");
        }

        var point = (item.FieldNumber(Part, "Latitude"), item.FieldNumber(Part, "Longitude"));
        if (point.Item1 is null != point.Item2 is null)
        {
            yield return Of("Latitude", "office-import.problem.CoordinateAlone");
        }
        else if (point is ({ } north, { } east) && !new MapPoint(north, east).IsInCountry)
        {
            yield return Of("Latitude", "office-import.problem.CoordinateAbroad");
        }
    }

    private static IEnumerable<ContentProblem> ContactProblems(ContentItem item)
    {
        if (item.FieldTexts(Part, "Phones").Any(phone => OfficePhone.Read(phone) is null))
        {
            yield return Of("Phones", "office-import.problem.PhoneWrong");
        }

        if (item.FieldText(Part, "Email") is { Length: > 0 } email && !EmailAddress.TryParse(email, out _, out _))
        {
            yield return Of("Email", "office-import.problem.EmailWrong");
        }
    }

    private IEnumerable<ContentProblem> BinProblems(ContentItem item)
    {
        if (item.FieldText(Part, "Bin") is not { Length: > 0 } bin)
        {
            yield break;
        }

        if (!Bin.TryParse(bin, out _))
        {
            yield return Of("Bin", "office-import.problem.BinWrong");
        }
        else if (offices.All.Any(office => string.Equals(office.Bin, bin, StringComparison.Ordinal) && office.Id != item.LocalizationSet))
        {
            yield return Of("Bin", "editor.problem.bin-taken");
        }
    }

    private static IEnumerable<ContentProblem> DayProblems(ContentItem item)
    {
        var days = OfficeHoursJson.ReadExceptions(item.Json[Part]?["Exceptions"]);
        if (OfficeHoursJson.ReadWeek(item.Json[Part]?["WorkingHours"]).Values.Any(hours => !hours.IsInOrder))
        {
            yield return Of("WorkingHours", "editor.problem.hours");
        }

        if (days.Any(day => !IsWhole(day)) || days.DistinctBy(day => day.Date).Count() < days.Count)
        {
            yield return Of("Exceptions", "editor.problem.exception");
        }
    }

    private static bool IsWhole(SpecialDay day) => day.Hours is null or { IsInOrder: true } && day.Reason.Kk.Length > 0 && day.Reason.Ru.Length > 0;

    private static ContentProblem Of(string fact, string text) => new(null, $"{Part}.{fact}", text);
}
