using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Content;

namespace Duplicates.Service.Law;

/// <summary>A list that the law prescribes.</summary>
internal enum LawList
{
    /// <summary>The eight requirements to the service (R1, R2, R5 to R8).</summary>
    ServicePassport,

    /// <summary>What one hands in, and nothing else (R3).</summary>
    RequiredDocument,

    /// <summary>The only grounds for a refusal (R7).</summary>
    RefusalGround,

    /// <summary>Whom the electronic queue calls first, with the basis; which groups there are is in the hands of the editors (R6.3).</summary>
    PriorityGroup,
}

/// <summary>
/// The lists of law in the words that were in force on a day. A text that is published today and holds from next month leaves the present one in
/// force until then; a letter keeps the words of its day for ever.
/// </summary>
internal sealed class LawLists
{
    private readonly Dictionary<(LawList List, string Key), IReadOnlyList<LawText>> _texts;

    /// <summary>Reads the lists.</summary>
    /// <param name="versions">Every version of the lists' items that was ever public, with the UTC instant of its publication, of sets that are public now.</param>
    /// <exception cref="FormatException">An item is not as it should be.</exception>
    public LawLists(IEnumerable<(ContentItem Item, DateTimeOffset PublishedUtc)> versions) =>
        _texts = versions.GroupBy(version => (Set: version.Item.LocalizationSet!, Day: InForceFrom(version.Item)))
            .Select(group => ReadPair(group.Key.Set, group.Key.Day, [.. group.OrderByDescending(version => version.PublishedUtc).Select(version => version.Item)]))
            .OfType<(LawList, LawText)>()
            .GroupBy(pair => (pair.Item1, pair.Item2.Key))
            .ToDictionary(group => group.Key, group => (IReadOnlyList<LawText>)[.. group.Select(pair => pair.Item2).OrderByDescending(text => text.InForceFrom)]);

    /// <summary>Nothing published.</summary>
    public static LawLists Empty { get; } = new([]);

    /// <summary>A list in the words in force on a day, in the order of the law.</summary>
    public IReadOnlyList<LawText> On(LawList list, DateOnly day) =>
        [.. _texts.Where(entry => entry.Key.List == list).Select(entry => InForce(entry.Value, day)).OrderBy(text => PlaceOf(list, text.Key)).ThenBy(text => text.Key, StringComparer.Ordinal)];

    /// <summary>One text in the words in force on a day.</summary>
    /// <exception cref="InvalidOperationException">The list has no such text; what the law names by itself the editors cannot withdraw.</exception>
    public LawText On(LawList list, string key, DateOnly day) => _texts.TryGetValue((list, key), out var texts)
        ? InForce(texts, day)
        : throw new InvalidOperationException($"The list {list} has no text for {key}.");

    /// <summary>The list whose items are of a type; null when it is none.</summary>
    public static LawList? Find(string contentType) => Enum.TryParse<LawList>(contentType, out var list) && list.ToString() == contentType ? list : null;

    /// <summary>Refuses an item that could not be read once it was public.</summary>
    /// <exception cref="FormatException">It lacks something, or stands for nothing that the law knows.</exception>
    public static void RequireReadable(LawList list, ContentItem item)
    {
        if (item.LocalizationSet is null || item.Culture is null || item.Title.Length == 0)
        {
            throw new FormatException($"Item {item.Id} has no set, language or title.");
        }

        _ = InForceFrom(item);
        _ = item.FieldText(PartOf(list).Part, "Text");
        var key = KeyOf(list, item);
        if (key.Length == 0 || (list is not LawList.PriorityGroup && PlaceOf(list, key) == int.MaxValue))
        {
            throw new FormatException($"Item {item.Id} stands for nothing that the law knows.");
        }
    }

    /// <summary>Whether an item can be read; <see cref="RequireReadable"/> says why it cannot.</summary>
    public static bool IsReadable(ContentItem item)
    {
        try
        {
            RequireReadable(Enum.Parse<LawList>(item.Type), item);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Where the texts of a list stand in items of its type, and under which name the item says what it stands for.</summary>
    public static (string Part, string Key) PartOf(LawList list) => list switch
    {
        LawList.ServicePassport => ("ServicePassportPart", "Number"),
        LawList.RequiredDocument => ("RequiredDocumentPart", "Document"),
        LawList.PriorityGroup => ("PriorityGroupPart", "Group"),
        _ => ("RefusalGroundPart", "Ground"),
    };

    /// <summary>What an item stands for; empty when it does not say.</summary>
    public static string KeyOf(LawList list, ContentItem item)
    {
        var (part, name) = PartOf(list);
        return list is LawList.ServicePassport
            ? item.Json[part]?[name]?["Value"]?.GetValue<decimal>().ToString("0", CultureInfo.InvariantCulture) ?? string.Empty
            : item.FieldText(part, name);
    }

    /// <summary>The day from which a text holds.</summary>
    public static DateOnly InForceFrom(ContentItem item) =>
        item.FieldDate(PartOf(Enum.Parse<LawList>(item.Type)).Part, "InForceFrom") ?? throw new FormatException($"Item {item.Id} does not say from which day it is in force.");

    /// <summary>The place of a text in its list.</summary>
    public static int PlaceOf(LawList list, string key) => list switch
    {
        LawList.ServicePassport => int.Parse(key, CultureInfo.InvariantCulture),
        LawList.RequiredDocument => Enum.TryParse<HandedInDocument>(key, out var document) ? (int)document : int.MaxValue,
        _ => Enum.TryParse<Domain.Applications.RefusalGround>(key, out var ground) ? (int)ground : int.MaxValue,
    };

    /// <summary>The newest words that hold on the day; before the first of them, these first ones.</summary>
    private static LawText InForce(IReadOnlyList<LawText> newestFirst, DateOnly day) => newestFirst.FirstOrDefault(text => text.InForceFrom <= day) ?? newestFirst[^1];

    private static (LawList, LawText)? ReadPair(string set, DateOnly day, IReadOnlyList<ContentItem> newestFirst)
    {
        var list = Enum.Parse<LawList>(newestFirst[0].Type);
        var part = PartOf(list).Part;
        return newestFirst.FirstOrDefault(item => item.Culture == Languages.Kazakh) is { } kk && newestFirst.FirstOrDefault(item => item.Culture == Languages.Russian) is { } ru
            ? (list, new(set, KeyOf(list, kk), new(kk.Title, ru.Title), new(kk.FieldText(part, "Text"), ru.FieldText(part, "Text")), day))
            : null;
    }
}

/// <summary>What one may be asked to hand in (R3.2).</summary>
internal enum HandedInDocument
{
    /// <summary>The application of Appendix 1.</summary>
    Application = 1,

    /// <summary>What shows who the learner is.</summary>
    Identity = 2,

    /// <summary>The damaged original, if the name changed (R3.3).</summary>
    Original = 3,
}
