using System.Globalization;
using System.Text;
using Duplicates.Domain;
using Duplicates.Service.Indexing;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Offices;

/// <summary>What of an office is sought: its own number and name first, then what it was called, then where it is, the house last.</summary>
internal sealed class OfficeLayout : SearchLayout<Office>
{
    /// <summary>The value of the kind of an office.</summary>
    public const string Kind = "kind";

    /// <summary>The value of the two-digit KATO region.</summary>
    public const string Region = "region-code";

    /// <inheritdoc />
    public override IReadOnlyList<SearchField> Fields { get; } =
    [
        new("bin", 12), new("number", 10), new("name", 8, HasInitials: true), new("locality", 5), new("former", 4.5f, HasInitials: true), new("district", 4), new("region", 3), new("what", 2), new("address", 1),
    ];

    /// <inheritdoc />
    public override IEnumerable<(string Field, string Text)> TextsOf(Office item)
    {
        yield return ("bin", item.Bin);
        foreach (var (field, text) in BothOf(item))
        {
            yield return (field, text.Kk);
            yield return (field, text.Ru);
        }

        yield return ("number", string.Join(' ', NumbersIn(item.Name.Kk).Concat(NumbersIn(item.Name.Ru))));
    }

    /// <inheritdoc />
    public override IEnumerable<string> NamesOf(Office item) => [item.Name.Kk, item.Name.Ru];

    /// <inheritdoc />
    public override IEnumerable<(string Name, string Value)> ValuesOf(Office item) => [(Kind, item.Kind.ToString()), (Region, item.Region)];

    /// <inheritdoc />
    public override byte[] OrderOf(Office item, string language)
    {
        var alphabet = Languages.CultureOf(language).CompareInfo;
        byte[] Key(string text) => alphabet.GetSortKey(text, CompareOptions.NumericOrdering).KeyData;
        return [.. Key(Regions.Name(item.Region).In(language)), 0, .. Key(item.Name.In(language)), 0, .. Encoding.ASCII.GetBytes(item.Id)];
    }

    private static IEnumerable<(string Field, BilingualText Text)> BothOf(Office office) =>
    [
        ("name", office.Name), ("locality", office.Locality), ("district", office.District), ("region", Regions.Name(office.Region)), ("address", office.Address),
        ("what", new(TextCatalog.Texts[$"offices.kind.{office.Kind}"].Kazakh, TextCatalog.Texts[$"offices.kind.{office.Kind}"].Russian)),
        .. office.FormerNames.Select(name => ("former", name)),
    ];

    private static IEnumerable<string> NumbersIn(string name) =>
        TextWords.Of(name).Select(word => name.Substring(word.Start, word.Length)).Where(word => char.IsDigit(word[0]));
}
