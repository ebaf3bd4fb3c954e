using System.Text;
using System.Text.RegularExpressions;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Web;

public sealed partial class TextCatalogTests
{
    public static TheoryData<string> Files => [.. TextCatalog.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_EveryKey_SpeaksBothLanguages(string file)
    {
        Assert.DoesNotContain(TextsOf(file), text => string.IsNullOrWhiteSpace(text.Kazakh) || string.IsNullOrWhiteSpace(text.Russian));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_EveryKey_HasTheSamePlaceholdersInBothLanguages(string file)
    {
        Assert.Empty(TextsOf(file).Where(text => !Placeholders(text.Kazakh).SetEquals(Placeholders(text.Russian))).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_EveryWord_KeepsToOneScript(string file)
    {
        var mixed = TextsOf(file)
            .SelectMany(text => new[] { (text.Key, Text: text.Kazakh), (text.Key, Text: text.Russian) })
            .SelectMany(entry => Words().Matches(entry.Text).Select(word => $"{entry.Key}: {word.Value}"))
            .Where(entry => Latin().IsMatch(entry.Split(": ")[1]) && Cyrillic().IsMatch(entry.Split(": ")[1]));
        Assert.Empty(mixed);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_EveryText_IsComposed(string file)
    {
        Assert.DoesNotContain(TextsOf(file), text => !text.Kazakh.IsNormalized(NormalizationForm.FormC) || !text.Russian.IsNormalized(NormalizationForm.FormC));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_RussianText_HasNoKazakhLetters(string file)
    {
        Assert.Empty(TextsOf(file).Where(text => KazakhLetters().IsMatch(text.Russian.Replace("«Алтын белгі»", string.Empty, StringComparison.Ordinal))).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_CountedNoun_HasAllFormsAndOneInKazakh(string file)
    {
        var counted = TextsOf(file).Where(text => CountForm().IsMatch(text.Key)).GroupBy(text => CountForm().Replace(text.Key, string.Empty), StringComparer.Ordinal);
        Assert.All(counted, forms =>
        {
            Assert.Equal(3, forms.Count());
            Assert.Single(forms.Select(form => form.Kazakh).Distinct(StringComparer.Ordinal));
        });
    }

    [Theory]
    [InlineData("""{ "a.x": { "kk": "1", "ru": "1" }, "a.x": { "kk": "2", "ru": "2" } }""")]
    [InlineData("""{ "b.x": { "kk": "1", "ru": "1" } }""")]
    [InlineData("""{ "a.x": { "kk": "1" } }""")]
    public void Read_WrongFile_Fails(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Throws<InvalidDataException>(() => TextCatalog.Read("a", stream));
    }

    private static IEnumerable<ServiceText> TextsOf(string file) =>
        TextCatalog.Texts.Values.Where(text => string.Equals(text.File, file, StringComparison.Ordinal));

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"[A-Za-z\u00C0-\u02AF]", RegexOptions.None, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1000)]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", RegexOptions.None, 1000)]
    private static partial Regex KazakhLetters();

    [GeneratedRegex(@"\.(one|few|many)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountForm();
}
