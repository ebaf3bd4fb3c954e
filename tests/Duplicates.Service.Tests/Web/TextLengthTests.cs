using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Web;

public sealed class TextLengthTestsOnSqlite(SqliteHost host) : TextLengthTests(host), IClassFixture<SqliteHost>;

public sealed class TextLengthTestsOnPostgreSql(PostgreSqlHost host) : TextLengthTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A text is counted as the person who types it counts it, wherever it is typed, and can be written wherever it goes.</summary>
public abstract partial class TextLengthTests(ServiceHost host)
{
    [Fact]
    public async Task Answer_WithLinesOfABrowser_CountsEachLineEndOnce()
    {
        var lines = $"{string.Join("\r\n", Enumerable.Repeat("қ", 500))}{new string('ж', 1)}";
        Assert.Equal(1000, lines.Replace("\r\n", "\n", StringComparison.Ordinal).Length);
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person);
        await visitor.SubmitAsync(("Reason", "Lost"), ("Details", lines + "ж"));
        Said.Refused(visitor, "kk", "Details", "apply.too-long", 1000);
        Assert.Equal("1000", visitor.Find("#Details-count").GetAttribute("data-longest"));
        Assert.Contains("Details-count", visitor.Find("#Details").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        await visitor.SubmitAsync(("Reason", "Lost"), ("Details", lines));
        Assert.NotEqual("whose", visitor.StepOf(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Answer_WithWhatNoFileCanHold_IsKeptWithoutIt()
    {
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("whose", host.NewPerson());
        await visitor.SubmitAsync(("Reason", "Lost"), ("Details", "Көше\uffff мен\ufffe үй"));
        await visitor.GetAsync($"/kk/apply/{draft}/whose?change=true");
        Assert.Equal("Көше\ufffd мен\ufffd үй", visitor.Value("Details"));
    }

    [Fact]
    public void Textareas_OfAllPages_SayHowLongTheTextMayBe()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Duplicates.sln")))
        {
            root = root.Parent!;
        }

        var silent = Directory.EnumerateFiles(Path.Combine(root.FullName, "src/Modules/Duplicates.Service/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Textarea().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Tag: match.Value)))
            .Where(found => !found.Tag.Contains("longest=\"TextLengths.", StringComparison.Ordinal) && !found.Tag.Contains("asp-for=\"Numbers\"", StringComparison.Ordinal));
        Assert.Empty(silent);
    }

    [Fact]
    public void Inputs_OfAllPages_SayHowLongTheTextMayBe() =>
        Assert.All(Inputs(), tag => Assert.Contains("maxlength=", tag, StringComparison.Ordinal));

    private static IEnumerable<string> Inputs()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Duplicates.sln")))
        {
            root = root.Parent!;
        }

        return Directory.EnumerateFiles(Path.Combine(root.FullName, "src/Modules/Duplicates.Service/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Input().Matches(File.ReadAllText(file)).Select(match => match.Value));
    }

    [GeneratedRegex("<gov-input [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("<gov-textarea [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Textarea();
}
