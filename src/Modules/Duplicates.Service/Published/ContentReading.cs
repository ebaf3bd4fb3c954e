using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Indexing;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>Makes pages, offices and the calendar from content items; whatever is not whole in both languages is refused.</summary>
internal static class ContentReading
{
    /// <summary>Reads one set.</summary>
    /// <param name="setId">The set; of an item without languages, the item.</param>
    /// <param name="items">Its items.</param>
    /// <exception cref="FormatException">An item is incomplete, or one language of it is missing; the message names the item.</exception>
    public static ReadSet Read(string setId, IReadOnlyList<ContentItem> items)
    {
        if (items.Any(item => item.LocalizationSet is not null))
        {
            RequireBothLanguages(setId, items);
        }

        var set = new ReadSet(setId) { Claims = [.. items.Select(item => item.Path).OfType<string>()] };
        if (set.Claims.Distinct(StringComparer.OrdinalIgnoreCase).Count() < set.Claims.Count)
        {
            throw new FormatException($"Set {setId}: both languages have the address {set.Claims[0]}.");
        }

        return items[0].Type switch
        {
            "InfoPage" => set with { Pages = [.. items.Select(ReadPage)] },
            "Office" => set with { Office = ReadOffice(setId, items) },
            "WorkingCalendarYear" => set with { Year = ReadYear(items.Single()) },
            SynonymItems.ContentType => set with { Synonyms = SynonymItems.WordsOf(items.Single()) },
            MessageTemplate.ContentType => ReadTemplate(set, items),
            _ when LawLists.Find(items[0].Type) is { } list => ReadLaw(set, list, items),
            _ => set,
        };
    }

    /// <summary>The calendar of years; each day that differs, and the weekly days off of the first.</summary>
    public static WorkingCalendar CalendarOf(IReadOnlyList<YearOfCalendar> years) => years.Count == 0
        ? WorkingCalendar.WithoutHolidays
        : new(years.SelectMany(year => year.Days), years[0].WeeklyDaysOff, years.Select(year => year.Year));

    private static ReadSet ReadTemplate(ReadSet set, IReadOnlyList<ContentItem> items)
    {
        var template = MessageTemplate.Read(items).Values.Single();
        return set with { Template = template, Claims = [.. set.Claims, $"The message {template.Slot.Event}, {template.Slot.Audience}, {template.Slot.Form}"] };
    }

    private static ReadSet ReadLaw(ReadSet set, LawList list, IReadOnlyList<ContentItem> items)
    {
        foreach (var item in items)
        {
            LawLists.RequireReadable(list, item);
        }

        return set;
    }

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
        PathOf(item),
        item.Title,
        item.FieldText("InfoPagePart", "Summary"),
        BodyOf(item),
        DateOnly.FromDateTime(AlmatyTime.ToLocal(item.ModifiedAt)),
        (int?)item.FieldNumber("InfoPagePart", "Position") ?? int.MaxValue,
        item.FieldText("InfoPagePart", "LawList") is { Length: > 0 } list ? list : null,
        item.FieldTexts("InfoPagePart", "Questions"));

    private static Office ReadOffice(string setId, IReadOnlyList<ContentItem> set)
    {
        var (kk, ru) = (set.Single(item => item.Culture == Languages.Kazakh), set.Single(item => item.Culture == Languages.Russian));
        RequireSameFacts(setId, kk, ru);
        var region = kk.FieldText("OfficePart", "Region");
        if (!Regions.Codes.Contains(region, StringComparer.Ordinal))
        {
            throw new FormatException($"Office {setId} names region {region}, which is not one of the 20 of KATO.");
        }

        BilingualText Both(string field) => new(kk.FieldText("OfficePart", field), ru.FieldText("OfficePart", field));
        var formerNames = kk.FieldTexts("OfficePart", "FormerNames").Zip(ru.FieldTexts("OfficePart", "FormerNames"), (inKk, inRu) => new BilingualText(inKk, inRu)).ToList();
        return new Office
        {
            Id = setId,
            Kind = Enum.TryParse<OfficeKind>(kk.FieldText("OfficePart", "Kind"), out var kind) && Enum.IsDefined(kind) ? kind : throw new FormatException($"Office {setId} is of no known kind."),
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

    private static string PathOf(ContentItem item)
    {
        PagePaths.RequireOwn(item);
        return item.Path!;
    }

    private static YearOfCalendar ReadYear(ContentItem item)
    {
        var year = (int)item.Structure<YearField>("WorkingCalendarPart", "Year").Value;
        var days = item.Structure<List<DayLine>>("WorkingCalendarPart", "Days").ConvertAll(line => new CalendarDay(line.Date, line.Kind, new(line.NameKk, line.NameRu), line.MovedFrom));
        var weeklyDaysOff = item.Structure<HashSet<DayOfWeek>>("WorkingCalendarPart", "WeeklyDaysOff");

        // a year without working days would stop every reckoning of a term
        new WorkingCalendar(days, weeklyDaysOff, [year]).NextWorkingDay(new(year, 1, 1));
        return new(year, days, weeklyDaysOff);
    }

    private sealed record DayLine(DateOnly Date, CalendarDayKind Kind, string NameKk, string NameRu, DateOnly? MovedFrom);

    private sealed record YearField(decimal Value);
}
