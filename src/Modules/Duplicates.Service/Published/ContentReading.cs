using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Indexing;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>Makes pages, offices and the calendar from content items; whatever is not whole in both languages is refused.</summary>
internal static class ContentReading
{
    /// <summary>Reads all items.</summary>
    /// <exception cref="FormatException">An item is incomplete, or one language of it is missing; the message names the item.</exception>
    public static ContentSnapshot Read(IReadOnlyList<ContentItem> items) => Read(items, new KnownOffices());

    /// <summary>Reads all items but the offices that are known already.</summary>
    /// <exception cref="FormatException">An item is incomplete, or one language of it is missing; the message names the item.</exception>
    public static ContentSnapshot Read(IReadOnlyList<ContentItem> items, KnownOffices known)
    {
        foreach (var set in items.Where(item => item.LocalizationSet is not null).GroupBy(item => item.LocalizationSet!, StringComparer.Ordinal))
        {
            RequireBothLanguages(set.Key, [.. set]);
        }

        if (items.Where(item => item.Path is not null).GroupBy(item => item.Path!, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new FormatException($"The address {twice.Key} belongs to more than one item ({string.Join(", ", twice.Select(item => item.Id))}).");
        }

        return new(
            [.. OfType(items, "InfoPage").Select(ReadPage)],
            known.Read(OfType(items, "Office").GroupBy(item => item.LocalizationSet!, StringComparer.Ordinal), ReadOffice),
            ReadCalendar([.. OfType(items, "WorkingCalendarYear")]))
        {
            Synonyms = [.. OfType(items, SynonymItems.ContentType).Select(SynonymItems.WordsOf)],
            MessageTemplates = MessageTemplate.Read(OfType(items, MessageTemplate.ContentType)),
        };
    }

    private static IEnumerable<ContentItem> OfType(IReadOnlyList<ContentItem> items, string type) =>
        items.Where(item => string.Equals(item.Type, type, StringComparison.Ordinal));

    private static void RequireBothLanguages(string set, IReadOnlyList<ContentItem> items)
    {
        foreach (var language in Languages.All)
        {
            if (items.Count(item => string.Equals(item.Culture, language, StringComparison.Ordinal) && item.Title.Length > 0) != 1)
            {
                throw new FormatException($"Localisation set {set} ({items[0].Title}) needs exactly one {language} item with a title; nothing is public in one language only.");
            }
        }
    }

    private static InfoPage ReadPage(ContentItem item) => new(
        item.LocalizationSet ?? throw new FormatException($"Info page {item.Id} belongs to no localisation set."),
        item.Culture!,
        item.Path ?? throw new FormatException($"Info page {item.Id} has no path."),
        item.Title,
        item.FieldText("InfoPagePart", "Summary"),
        BodyOf(item),
        DateOnly.FromDateTime(AlmatyTime.ToLocal(item.ModifiedAt)),
        (int?)item.FieldNumber("InfoPagePart", "Position") ?? int.MaxValue,
        item.FieldText("InfoPagePart", "LawList") is { Length: > 0 } list ? list : null,
        item.FieldTexts("InfoPagePart", "Questions"));

    private static Office ReadOffice(IGrouping<string, ContentItem> set)
    {
        var (kk, ru) = (set.Single(item => item.Culture == Languages.Kazakh), set.Single(item => item.Culture == Languages.Russian));
        RequireSameFacts(set.Key, kk, ru);
        var region = kk.FieldText("OfficePart", "Region");
        if (!Regions.Codes.Contains(region, StringComparer.Ordinal))
        {
            throw new FormatException($"Office {set.Key} names region {region}, which is not one of the 20 of KATO.");
        }

        BilingualText Both(string field) => new(kk.FieldText("OfficePart", field), ru.FieldText("OfficePart", field));
        var formerNames = kk.FieldTexts("OfficePart", "FormerNames").Zip(ru.FieldTexts("OfficePart", "FormerNames"), (inKk, inRu) => new BilingualText(inKk, inRu)).ToList();
        return new Office
        {
            Id = set.Key,
            Kind = Enum.TryParse<OfficeKind>(kk.FieldText("OfficePart", "Kind"), out var kind) ? kind : throw new FormatException($"Office {set.Key} is of no known kind."),
            Name = new(kk.Title, ru.Title),
            Bin = kk.FieldText("OfficePart", "Bin"),
            Region = region,
            Kato = kk.FieldText("OfficePart", "Kato"),
            Point = ReadPoint(kk),
            District = Both("District"),
            Locality = Both("Locality"),
            Address = Both("Address"),
            Phones = kk.FieldTexts("OfficePart", "Phones"),
            Email = kk.FieldText("OfficePart", "Email"),
            FormerNames = formerNames,
            Hours = ReadHours(kk),
            ClosedSince = kk.FieldDate("OfficePart", "ClosedSince"),
            MergedIntoId = Named(kk, "MergedIntoSet"),
            SuccessorId = Named(kk, "SuccessorSet") ?? Named(kk, "MergedIntoSet"),
            Head = Both("Head"),
            HeadPosition = Both("HeadPosition"),
            Body = new(BodyOf(kk), BodyOf(ru)),
            Path = new(PathOf(kk), PathOf(ru)),
            HasSoleOfficer = kk.FieldFlag("OfficePart", "SoleOfficer"),
            LastUpdated = DateOnly.FromDateTime(AlmatyTime.ToLocal(kk.ModifiedAt > ru.ModifiedAt ? kk.ModifiedAt : ru.ModifiedAt)),
        };
    }

    private static void RequireSameFacts(string set, ContentItem kk, ContentItem ru)
    {
        foreach (var fact in OfficeRules.SameInBoth)
        {
            if (!OfficeRules.IsSame(fact, kk.Json["OfficePart"]?[fact], ru.Json["OfficePart"]?[fact]))
            {
                throw new FormatException($"Office {set}: {fact} differs between kk and ru.");
            }
        }
    }

    private static WorkingHours? ReadHours(ContentItem item)
    {
        var part = item.Json["OfficePart"];
        var week = OfficeHoursJson.ReadWeek(part?["WorkingHours"]);
        return week.Count == 0 ? null : new WorkingHours(week, OfficeHoursJson.ReadExceptions(part?["Exceptions"]));
    }

    private static MapPoint? ReadPoint(ContentItem item) =>
        (item.FieldNumber("OfficePart", "Latitude"), item.FieldNumber("OfficePart", "Longitude")) is ({ } latitude, { } longitude) ? new(latitude, longitude) : null;

    private static string? Named(ContentItem item, string field) => item.FieldText("OfficePart", field) is { Length: > 0 } set ? set : null;

    private static string BodyOf(ContentItem item) => ContentMarkdown.Html(item.Text("MarkdownBodyPart", "Markdown"));

    private static string PathOf(ContentItem item) => item.Path ?? throw new FormatException($"Office {item.Id} has no path.");

    private static WorkingCalendar ReadCalendar(IReadOnlyList<ContentItem> years)
    {
        if (years.Count == 0)
        {
            return WorkingCalendar.WithoutHolidays;
        }

        var days = years.SelectMany(year => year.Structure<List<DayLine>>("WorkingCalendarPart", "Days"))
            .Select(line => new CalendarDay(line.Date, line.Kind, new(line.NameKk, line.NameRu), line.MovedFrom));
        var weeklyDaysOff = years[0].Structure<HashSet<DayOfWeek>>("WorkingCalendarPart", "WeeklyDaysOff");
        return new(days, weeklyDaysOff, years.Select(year => (int)year.Structure<YearField>("WorkingCalendarPart", "Year").Value));
    }

    private sealed record DayLine(DateOnly Date, CalendarDayKind Kind, string NameKk, string NameRu, DateOnly? MovedFrom);

    private sealed record YearField(decimal Value);
}
