using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Duplicates.Service.Apply;
using Duplicates.Service.Recipes;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.OrchardDoor;

/// <summary>What can be known of the Orchard door without Orchard: both doors read the same recipes and know what stands in them.</summary>
public sealed partial class OrchardDoorTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    /// <summary>The recipe steps that Orchard has itself.</summary>
    private static readonly string[] StepsOfOrchard = ["Content", "ContentDefinition", "feature", "Recipes", "Roles", "settings", "themes", "WorkflowType", "lucene-index", "CreateOrUpdateIndexProfile", "Queries"];

    /// <summary>The activities that Orchard has itself.</summary>
    private static readonly string[] ActivitiesOfOrchard = ["ForkTask", "UserTaskEvent"];

    internal static readonly DirectoryInfo Root = FindRoot();
    private static readonly string Door = Path.Combine(Root.FullName, "orchard", "Duplicates.OrchardCore");

    private static readonly List<string> AllRecipes = [.. RecipeFiles("recipes"), .. RecipeFiles("orchard/Duplicates.OrchardCore/Recipes")];

    public static TheoryData<string> Recipes => [.. AllRecipes];

    public static TheoryData<string> Activities => [.. Read("recipes/review-workflow.recipe.json")["steps"]!.AsArray()
        .SelectMany(step => step!["data"]!.AsArray()).SelectMany(workflow => workflow![nameof(Activities)]!.AsArray())
        .Select(activity => activity!["Name"]!.GetValue<string>()).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Recipe_Steps_AreOrchardsOrOfTheService(string file)
    {
        using var scope = host.Services.CreateScope();
        var known = scope.ServiceProvider.GetServices<IRecipeStep>().Select(step => step.Name).Concat(StepsOfOrchard).ToHashSet(StringComparer.Ordinal);
        Assert.All(StepsOf(file), name => Assert.Contains(name, known, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Recipe_NamesOtherRecipes_ThatExistOnce(string file)
    {
        var names = AllRecipes.Select(row => Read(row)["name"]!.GetValue<string>()).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            Read(file)["steps"]!.AsArray().Where(step => step!["name"]!.GetValue<string>() == "Recipes").SelectMany(step => step!["Values"]!.AsArray()),
            value => Assert.Contains(value!["name"]!.GetValue<string>(), names, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Activity_OfTheReviewWorkflow_ExistsBehindBothDoors(string name)
    {
        Assert.NotNull(ActivityKind.Find(name));
        if (ActivitiesOfOrchard.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        Assert.True(File.Exists(Path.Combine(Door, "Workflows", "Activities", $"{name}.cs")), $"The Orchard door has no activity {name}.");
        Assert.Contains($"AddActivity<{name}, {name}Driver>", Source("Startup.cs"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Door, "Views", "Items", $"{name}.Fields.Design.cshtml")), $"{name} has no picture in the designer.");
        Assert.True(File.Exists(Path.Combine(Door, "Views", "Items", $"{name}.Fields.Thumbnail.cshtml")), $"{name} cannot be chosen in the designer.");
    }

    [Fact]
    public void ReviewWorkflow_LockSettings_LetOneHostAdvanceACase()
    {
        var workflow = Read("recipes/review-workflow.recipe.json")["steps"]![0]!["data"]![0]!;
        Assert.True(workflow["LockTimeout"]!.GetValue<int>() > 0 && workflow["LockExpiration"]!.GetValue<int>() > 0, "Orchard resumes a workflow under a lock only with both settings.");
    }

    [Theory]
    [InlineData("kk/forms/application", typeof(ShortAnswers), "")]
    [InlineData("ru/forms/application", typeof(ShortAnswers), "")]
    [InlineData("kk/forms/sign", typeof(ShortSignature), "Draft CodeId Consent ")]
    [InlineData("ru/forms/sign", typeof(ShortSignature), "Draft CodeId Consent ")]
    public void Form_OfWidgets_AsksWhatTheServiceReads(string path, Type read, string askedByTheServicesWidget)
    {
        var page = Read("orchard/Duplicates.OrchardCore/Recipes/forms.recipe.json")["steps"]!.AsArray()
            .Where(step => step!["name"]!.GetValue<string>() == "Content").SelectMany(step => step!["data"]!.AsArray())
            .Single(item => item!["AutoroutePart"]!["Path"]!.GetValue<string>() == path)!;
        Assert.StartsWith(page["LocalizationPart"]!["Culture"]!.GetValue<string>(), path, StringComparison.Ordinal);
        var form = page["FlowPart"]!["Widgets"]!.AsArray().Single(widget => widget!["ContentType"]!.GetValue<string>() == "Form")!;
        Assert.True(form["FormPart"]!["EnableAntiForgeryToken"]!.GetValue<bool>());
        var widgets = form["FlowPart"]!["Widgets"]!.AsArray();
        Assert.Equal(askedByTheServicesWidget.Length > 0, widgets.Any(widget => widget!["ContentType"]!.GetValue<string>() == "ApplicationToSign"));
        var asked = widgets.Where(widget => widget!["ContentType"]!.GetValue<string>() is "Input" or "Select")
            .Select(widget => widget!["FormInputElementPart"]!["Name"]!.GetValue<string>());
        Assert.Equal(string.Join(' ', read.GetProperties().Select(property => property.Name)), askedByTheServicesWidget + string.Join(' ', asked));
    }

    [Fact]
    public void Parts_OfCaseItems_HaveTheFieldsOfTheRecipe()
    {
        var source = Source(Path.Combine("Items", "Parts.cs"));
        var parts = Read("recipes/content-types.recipe.json")["steps"]!.AsArray().SelectMany(step => step!["ContentParts"]!.AsArray())
            .Where(part => part!["Name"]!.GetValue<string>() is "ApplicationPart" or "CertificateDuplicatePart").ToList();
        Assert.Equal(2, parts.Count);
        Assert.All(parts, part =>
        {
            var text = source[source.IndexOf($"class {part!["Name"]!.GetValue<string>()}", StringComparison.Ordinal)..];
            Assert.All(part["ContentPartFieldDefinitionRecords"]!.AsArray(), field =>
                Assert.Contains($"public {field!["FieldName"]!.GetValue<string>()} {field["Name"]!.GetValue<string>()} ", text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void Texts_OfTheDoor_AreCompleteInBothLanguages(string language)
    {
        var translated = Translations(language);
        var used = Directory.EnumerateFiles(Door, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(UsedIn).ToHashSet();
        Assert.True(used.Count > 60, $"Only {used.Count} texts were found.");
        Assert.Empty(used.Except(translated.Keys));
        Assert.DoesNotContain(string.Empty, translated.Values, StringComparer.Ordinal);
        Assert.All(translated.Values, text => Assert.Matches("[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]", text));
    }

    [Fact]
    public void Sources_OfTheServiceAndTheStandaloneDoor_NameNothingOfOrchards()
    {
        var files = ((string[])["src", "tests"])
            .SelectMany(folder => Root.GetDirectories(folder)[0].EnumerateFiles("*.csproj", SearchOption.AllDirectories))
            .Concat(Root.EnumerateFiles("Duplicates.sln")).Concat(Root.EnumerateFiles("Directory.*.props")).ToList();
        Assert.True(files.Count > 8);
        Assert.All(files, file => Assert.DoesNotContain("orchard", File.ReadAllText(file.FullName), StringComparison.OrdinalIgnoreCase));
        Assert.All(
            Root.GetDirectories("src")[0].EnumerateFiles("*.cs", SearchOption.AllDirectories).Where(file => !file.FullName.Contains("/obj/", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("using OrchardCore", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public void Door_NamesTheServiceAsAModule_OnceInItsHost()
    {
        var program = File.ReadAllText(Path.Combine(Root.FullName, "orchard", "Duplicates.OrchardHost", "Program.cs"));
        Assert.Contains("[assembly: OrchardCore.Modules.Manifest.ModuleName(\"Duplicates.Service\")]", program, StringComparison.Ordinal);
        Assert.Contains("Library = \"Duplicates.Service\";", Source("Features.cs"), StringComparison.Ordinal);
        Assert.Contains("Features.Library,", Source("Manifest.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(DuplicatesService).Assembly.GetTypes(), type => type.IsPublic && type.Name == "Startup");
    }

    private static IEnumerable<string> RecipeFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root.FullName, folder), "*.recipe.json").Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(Root.FullName, file));

    private static IEnumerable<string> StepsOf(string file) => Read(file)["steps"]!.AsArray().Select(step => step!["name"]!.GetValue<string>());

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root.FullName, file)))!.AsObject();

    private static string Source(string file) => File.ReadAllText(Path.Combine(Door, file));

    /// <summary>Each translation with the class or page that says it, so that Orchard's own words are not translated by the way.</summary>
    private static Dictionary<(string Context, string Text), string> Translations(string language) =>
        Entry().Matches(Source(Path.Combine("Localization", $"{language}.po"))).ToDictionary(match => (match.Groups["context"].Value, match.Groups["id"].Value), match => match.Groups["text"].Value);

    private static IEnumerable<(string Context, string Text)> UsedIn(string file)
    {
        var source = File.ReadAllText(file);
        string[] contexts = file.EndsWith(".cshtml", StringComparison.Ordinal)
            ? [$"Duplicates.OrchardCore.{Path.GetRelativePath(Door, file)[..^".cshtml".Length].Replace(Path.DirectorySeparatorChar, '.')}"]
            : [.. Localizer().Matches(source).Select(match => $"{Namespace().Match(source).Groups["name"].Value}.{match.Groups["type"].Value}").Distinct(StringComparer.Ordinal)];
        return Text().Matches(source).SelectMany(match => contexts.Select(context => (context, match.Groups["text"].Value)));
    }

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duplicates.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found.");
        }

        return folder;
    }

    [GeneratedRegex("""\b(?:T|texts)\["(?<text>[^"]+)"[\],]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Text();

    [GeneratedRegex("""I(String|Html)Localizer<(?<type>\w+)>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Localizer();

    [GeneratedRegex("""^namespace (?<name>[\w.]+);""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex("""msgctxt "(?<context>[^"]+)"\nmsgid "(?<id>[^"]*)"\nmsgstr "(?<text>[^"]*)"\n""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
