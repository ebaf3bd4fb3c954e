using System.Text.Json.Nodes;
using Duplicates.Service.Recipes;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Processes;
using Duplicates.Service.Web.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Recipes;

public sealed class RecipeExportTestsOnSqlite(SqliteHost host) : RecipeExportTests(host), IClassFixture<SqliteHost>;

public sealed class RecipeExportTestsOnPostgreSql(PostgreSqlHost host) : RecipeExportTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What is exported and imported into an empty service is exported as the same file again.</summary>
public abstract class RecipeExportTests(ServiceHost host)
{
    private const string SomeSet = "4drafteddrafteddrafteddraf";

    private static readonly DateTime Beginning = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static string RecipesFolder => Path.Combine(AppContext.BaseDirectory, "recipes");

    [Fact]
    public async Task Export_OfEverythingIntoAnEmptyService_IsTheSameFile()
    {
        await StartFromAsync("duplicates.recipe.json", "demo.recipe.json");
        var first = await host.Services.ExportRecipeAsync(RecipeSelection.All);
        await EmptyAsync();
        await ImportAsync(first);
        Assert.Equal(first, await host.Services.ExportRecipeAsync(RecipeSelection.All));
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/requirements");
        Assert.Equal(System.Net.HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Export_OfAnyContent_IsTheSameFileAgainAndChangesNothingWhenImportedTwice()
    {
        _ = host.Server;
        await Task.Run(() => Prop.ForAll(Pages().ToArbitrary(), async pages =>
        {
            await EmptyAsync();
            await ImportAsync(Recipe(pages));
            var first = await host.Services.ExportRecipeAsync(RecipeSelection.All);
            await EmptyAsync();
            await ImportAsync(first);
            Assert.Equal(first, await host.Services.ExportRecipeAsync(RecipeSelection.All));
            var versions = await host.CountAsync("ContentVersions");
            await ImportAsync(first);
            Assert.Equal(pages.Length, versions);
            Assert.Equal(versions, await host.CountAsync("ContentVersions"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20)));
    }

    [Fact]
    public async Task Export_OfASelection_HoldsNothingElse()
    {
        await StartFromAsync("duplicates.recipe.json", "demo.recipe.json");
        var byType = Items(await host.Services.ExportRecipeAsync(new(["RefusalGround"], [])));
        Assert.Equal(6, byType.Count);
        Assert.All(byType, item => Assert.Equal("RefusalGround", item["ContentType"]!.GetValue<string>()));
        var set = Items(await host.Services.ExportRecipeAsync(new([], [Demo.AlmatySchool])));
        Assert.Equal(["kk", "ru"], set.Select(item => item["LocalizationPart"]!["Culture"]!.GetValue<string>()), StringComparer.Ordinal);
        var one = Items(await host.Services.ExportRecipeAsync(new(["Office"], [set[1]["ContentItemId"]!.GetValue<string>()])));
        Assert.Equal(set[1].ToJsonString(), Assert.Single(one).ToJsonString());
    }

    [Theory]
    [InlineData("BlogPost", "", "there is no type BlogPost")]
    [InlineData("", "4nosuchitem", "no published item or set has the id 4nosuchitem")]
    public async Task Export_OfWhatIsNotThere_SaysSo(string type, string item, string problem)
    {
        _ = host.Server;
        var selection = new RecipeSelection(type.Length > 0 ? [type] : [], item.Length > 0 ? [item] : []);
        var exception = await Assert.ThrowsAsync<RecipeException>(() => host.Services.ExportRecipeAsync(selection));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ItemThatIsNotPublished_IsADraftAndWhatIsPublicStays()
    {
        await StartFromAsync("duplicates.recipe.json");
        var items = Pair(SomeSet, "Жарияланған");
        await ImportAsync(Recipe(items));
        foreach (var item in items)
        {
            (item["Published"], item["TitlePart"]!["Title"]) = (false, "Жоба");
        }

        await ImportAsync(Recipe(items));
        await ImportAsync(Recipe(items));
        Assert.Equal(
            ["1|Жарияланған|1|0", "1|Жарияланған|1|0", "2|Жоба|0|1", "2|Жоба|0|1"],
            (await host.QueryAsync($"""SELECT "Number", "DisplayText", CASE WHEN "Published" THEN 1 ELSE 0 END, CASE WHEN "Latest" THEN 1 ELSE 0 END FROM "ContentVersions" WHERE "SetId" = '{SomeSet}' ORDER BY "Number" """)).Select(row => string.Join('|', row)),
            StringComparer.Ordinal);
        Assert.All(Items(await host.Services.ExportRecipeAsync(new([], [SomeSet]))), item => Assert.Equal("Жарияланған", item["DisplayText"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Page_FileWithFaults_NamesAllOfThemAndStoresNothing(string language)
    {
        await StartFromAsync("duplicates.recipe.json");
        var versions = await host.CountAsync("ContentVersions");
        using var admin = await host.StaffAsync(Demo.Administrator, language);
        await admin.GetAsync($"/{language}/admin/recipes");
        foreach (var handler in (string[])["Check", "Import"])
        {
            await SendAsync(admin, language, handler, """{ "steps": [ { "name": "Lucene" }, { "name": "StaffAccounts", "accounts": [] }, { "name": "Content", "data": [ { "ContentItemId": "x", "ContentType": "BlogPost" } ] } ] }""");
            Assert.Equal(Said.In(language, "recipes.import.refused"), admin.Text(".verdict strong"));
            Assert.Equal(
                ["upload.recipe.json, step 1 (Lucene): there is no such kind of step.", "upload.recipe.json, step 2 (StaffAccounts): only the command import-recipe carries this step out.", "upload.recipe.json, step 3 (Content): item x is of the unknown type BlogPost."],
                admin.Page.QuerySelectorAll(".verdict li").Select(line => line.TextContent),
                StringComparer.Ordinal);
        }

        await SendAsync(admin, language, "Import", null);
        Assert.Equal(Said.In(language, "recipes.import.no-file"), admin.Text(".govuk-error-summary a"));
        Assert.Equal(versions, await host.CountAsync("ContentVersions"));
    }

    [Fact]
    public async Task Page_SoundFile_IsCheckedWithoutATraceThenImportedOnRecordAndTextsOfLawWaitForTwoEditors()
    {
        await StartFromAsync("duplicates.recipe.json");
        using var admin = await host.StaffAsync(Demo.Administrator);
        await admin.GetAsync("/kk/admin/recipes");
        using var export = await admin.SendAsync(HttpMethod.Get, "/kk/admin/recipes?handler=Export&Types=RefusalGround&Types=InfoPage");
        Assert.Equal("duplicates.export.recipe.json", export.Content.Headers.ContentDisposition?.FileName);
        var recipe = JsonNode.Parse(await export.Content.ReadAsStringAsync())!;
        var items = recipe["steps"]![0]!["data"]!.AsArray();
        foreach (var item in items)
        {
            item!["TitlePart"]!["Title"] = item["TitlePart"]!["Title"]!.GetValue<string>() + "!";
        }

        var (versions, audit) = (await host.CountAsync("ContentVersions"), await host.CountAsync("AuditEntries"));
        await SendAsync(admin, "kk", "Check", recipe.ToJsonString());
        Assert.Equal(Said.In("kk", "recipes.import.sound"), admin.Text(".verdict strong"));
        Assert.Equal((versions, audit), (await host.CountAsync("ContentVersions"), await host.CountAsync("AuditEntries")));
        await SendAsync(admin, "kk", "Import", recipe.ToJsonString());
        Assert.Equal(Said.In("kk", "recipes.import.done"), admin.Text(".verdict strong"));
        Assert.Equal(versions + items.Count, await host.CountAsync("ContentVersions"));
        Assert.Equal(audit + 1, await host.CountAsync("AuditEntries"));
        var published = Items(await host.Services.ExportRecipeAsync(new(["RefusalGround", "InfoPage"], [])));
        Assert.All(published, item => Assert.Equal(item["ContentType"]!.GetValue<string>() == "InfoPage", item["TitlePart"]!["Title"]!.GetValue<string>().EndsWith('!')));
    }

    private async Task StartFromAsync(params string[] recipes)
    {
        _ = host.Server;
        await EmptyAsync();
        foreach (var recipe in recipes)
        {
            await host.Services.ImportRecipeAsync(Path.Combine(RecipesFolder, recipe));
        }
    }

    private Task<int> EmptyAsync() => host.ExecuteAsync("""DELETE FROM "ContentVersions"; DELETE FROM "ContentSets"; DELETE FROM "WorkflowTypes";""");

    private async Task ImportAsync(string recipe)
    {
        var file = Path.Combine(host.DataFolder.CreateSubdirectory("recipes").FullName, "one.recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        await host.Services.ImportRecipeAsync(file);
    }

    private static async Task SendAsync(Visitor admin, string language, string handler, string? recipe)
    {
        using var body = new MultipartFormDataContent { { new StringContent(admin.Value("__RequestVerificationToken")), "__RequestVerificationToken" } };
        if (recipe is not null)
        {
            body.Add(new StringContent(recipe), "Upload", "mine.json");
        }

        await admin.PostAsync($"/{language}/admin/recipes?handler={handler}", body);
    }

    private static IReadOnlyList<JsonNode> Items(string recipe) => [.. JsonNode.Parse(recipe)!["steps"]![0]!["data"]!.AsArray().Select(item => item!)];

    private static string Recipe(IEnumerable<JsonObject> items) =>
        new JsonObject { ["name"] = "one", ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["data"] = new JsonArray([.. items.Select(item => item.DeepClone())]) }) }.ToJsonString();

    private static JsonObject[] Pair(string set, string title) => [Page(set, "kk", title), Page(set, "ru", title)];

    private static JsonObject Page(string set, string language, string title) => new()
    {
        ["ContentType"] = "InfoPage",
        ["ContentItemId"] = set[..^2] + language,
        ["ContentItemVersionId"] = language + set[2..],
        ["Published"] = true,
        ["ModifiedUtc"] = Beginning,
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = set, ["Culture"] = language },
        ["AutoroutePart"] = new JsonObject { ["Path"] = $"{language}/{set}" },
    };

    /// <summary>Pages in both languages whose words, dates, numbers and further parts are whatever JSON can say.</summary>
    private static Gen<JsonObject[]> Pages()
    {
        var text = ArbMap.Default.GeneratorFor<UnicodeString>().Select(any => any.Get ?? string.Empty).Where(IsWhole);
        var page = from title in text
                   from words in text
                   from ticks in Gen.Choose(0, int.MaxValue - 1)
                   from number in Gen.Elements("0", "1.50", "-2e3", "123456789012345678901234567890")
                   from names in Gen.Elements("A", "Әріп", "\"", "z").ListOf()
                   select (title, words, ticks, number, names);
        return page.Two().ListOf().Where(sets => sets.Count is > 0 and < 6).Select(sets => sets
            .SelectMany((both, index) => new[] { Filled(index, "kk", both.Item1), Filled(index, "ru", both.Item2) }).ToArray());

        static JsonObject Filled(int index, string language, (string Title, string Words, int Ticks, string Number, IReadOnlyCollection<string> Names) any)
        {
            var item = Page($"4any{index:D20}xx", language, $"{index} {string.Concat(any.Title.Where(letter => !char.IsControl(letter)))}");
            item["ModifiedUtc"] = Beginning.AddTicks(any.Ticks);
            item["CreatedUtc"] = Beginning.AddTicks(-any.Ticks);
            item["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = any.Words };
            item["FurtherPart"] = new JsonObject([.. any.Names.Distinct(StringComparer.Ordinal).Select(name => KeyValuePair.Create<string, JsonNode?>(name, JsonNode.Parse($$"""[{{any.Number}}, null, true, {}]""")))]);
            return item;
        }
    }

    /// <summary>Half a letter of two halves is no text that a file could hold, and control characters are refused.</summary>
    private static bool IsWhole(string text) =>
        text.Length <= 300 && !ControlCharacters.AreIn(text) && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}

/// <summary>The commands, on the program as it was built.</summary>
public sealed class RecipeCommandTests
{
    [Fact]
    public async Task Command_ExportRecipe_WritesWhatWasImported()
    {
        using var built = new BuiltHost();
        built.Settings["PublicAddress"] = "http://localhost";
        var (law, file) = (Path.Combine(AppContext.BaseDirectory, "recipes", "law.recipe.json"), Path.Combine(built.Folder.FullName, "grounds.json"));
        Assert.Equal(0, (await built.RunAsync("import-recipe", law)).ExitCode);
        var written = await built.RunAsync("export-recipe", file, "--types", "RefusalGround");
        Assert.Equal((0, "grounds.json was written."), (written.ExitCode, written.Output.Trim()));
        Assert.Equal(6, JsonNode.Parse(await File.ReadAllTextAsync(file))!["steps"]![0]!["data"]!.AsArray().Count);
        var refused = await built.RunAsync("export-recipe", file, "--types", "BlogPost");
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Nothing was written. selection: there is no type BlogPost", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await built.RunAsync("export-recipe", file, "--colour", "blue")).ExitCode);
    }
}
