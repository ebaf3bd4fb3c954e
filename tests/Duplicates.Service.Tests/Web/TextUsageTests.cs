using System.Text.RegularExpressions;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Web;

public sealed partial class TextUsageTests
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Content)>> Sources = new(ReadSources);

    [Fact]
    public void Sources_EveryKeyAskedFor_IsInTheCatalog()
    {
        var missing = Sources.Value
            .SelectMany(source => Asked().Matches(source.Content).Select(match => (source.Name, Key: match.Groups["key"].Value)))
            .Where(asked => TextCatalog.Find(asked.Key) is null)
            .Concat(Sources.Value
                .SelectMany(source => Counted().Matches(source.Content).Select(match => (source.Name, Key: match.Groups["key"].Value)))
                .Where(asked => TextCatalog.Find(asked.Key + ".many") is null));
        Assert.Empty(missing);
    }

    [Fact]
    public void Catalog_EveryKey_IsAskedForSomewhere()
    {
        var literals = Sources.Value.SelectMany(source => Literal().Matches(source.Content)).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        var patterns = Sources.Value
            .SelectMany(source => Composed().Matches(source.Content))
            .Select(match => match.Groups["key"].Value)
            .Where(text => TextCatalog.Files.Any(file => text.StartsWith(file + ".", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Select(text => new Regex("^" + string.Join(".+", Hole().Split(text).Select(Regex.Escape)) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ToList();
        var unused = TextCatalog.Texts.Keys
            .Where(key => !literals.Contains(key) && !literals.Contains(CountForm().Replace(key, string.Empty)) && !patterns.Exists(pattern => pattern.IsMatch(key)));
        Assert.Empty(unused);
    }

    private static List<(string Name, string Content)> ReadSources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Duplicates.sln")))
        {
            root = root.Parent;
        }

        var service = Path.Combine(root!.FullName, "src");
        string[] left = ["bin", "obj", "node_modules"];
        return [.. Directory.EnumerateFiles(service, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Where(file => !Path.GetRelativePath(service, file).Split(Path.DirectorySeparatorChar).Intersect(left, StringComparer.Ordinal).Any())
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];
    }

    [GeneratedRegex("""\b(?:T|[Tt]exts|_texts)\["(?<key>[^"]+)"[,\]]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("""\bCounted\("(?<key>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<!\$)""(?<key>[a-z0-9-]+(?:\.[a-z0-9-]+)+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""(?<key>[a-z0-9.-]+\{[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Composed();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\.(one|few|many)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountForm();
}
