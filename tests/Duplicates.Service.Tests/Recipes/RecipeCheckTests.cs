using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Processes;

namespace Duplicates.Service.Tests.Recipes;

/// <summary>A recipe can be checked without importing it, and all that is wrong is said at once.</summary>
public sealed class RecipeCheckTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    public static TheoryData<string> Recipes => [.. Directory.EnumerateFiles(Folder, "*.recipe.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "recipes");

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Check_RecipeOfTheService_FindsNothing(string recipe) => Assert.Empty(await host.Services.CheckRecipeAsync(Path.Combine(Folder, recipe)));

    [Fact]
    public async Task Check_RecipeWithSeveralFaults_NamesEachAndItsPlace()
    {
        var file = await WriteAsync(host.DataFolder, """
            { "steps": [
              { "name": "Content", "data": [ { "ContentItemId": "item1", "ContentType": "BlogPost" } ] },
              { "name": "Lucene" },
              { },
              { "name": "Roles", "Roles": [ { "Name": "Superuser" } ] },
              { "name": "Recipes", "Values": [ { "name": "nowhere" } ] },
              { "name": "WorkflowType", "data": [ { "WorkflowTypeId": "w", "Name": "W" } ] },
              { "name": "StaffAccounts", "accounts": [ { "email": "a@example.org", "role": "Janitor" } ] } ] }
            """);
        Assert.Equal(
            [
                "faulty.recipe.json, step 1 (Content): item item1 is of the unknown type BlogPost.",
                "faulty.recipe.json, step 2 (Lucene): there is no such kind of step.",
                "faulty.recipe.json, step 3: it has no name.",
                "faulty.recipe.json, step 4 (Roles): the role Superuser is unknown to the service.",
                "faulty.recipe.json: there is no recipe named nowhere beside it.",
                "faulty.recipe.json, step 6 (WorkflowType): workflow w: it has no activities.",
                "faulty.recipe.json, step 6 (WorkflowType): workflow w: it has no start.",
                "faulty.recipe.json, step 7 (StaffAccounts): the account a@example.org has the unknown role Janitor.",
            ],
            await host.Services.CheckRecipeAsync(file));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))", "links to javascript:alert(1)")]
    [InlineData("[x](//evil.example/kk)", "links to //evil.example/kk")]
    [InlineData("[x](//kk/requirements)", "links to //kk/requirements")]
    [InlineData("<javascript:alert(1)>", "links to javascript:alert(1)")]
    [InlineData("<data:text/html,x>", "links to data:text/html,x")]
    [InlineData("[x](http://example.org)", "links to http://example.org")]
    [InlineData("![x](https://evil.example/pixel.gif)", "links to https://evil.example/pixel.gif")]
    [InlineData("[x](/kk/not-there-yet)", null)]
    [InlineData("[x](https://egov.kz), <mailto:a@example.org>, <a@example.org> [1414](tel:1414)", null)]
    [InlineData("a\\u0000b", "has a control character in a text")]
    public async Task Check_TextThatIsImported_IsHeldToTheLinksOfTheEditor(string markdown, string? problem)
    {
        var file = await WriteAsync(host.DataFolder, $$$"""
            { "steps": [ { "name": "Content", "data": [ {{{Page("kk", markdown)}}}, {{{Page("ru", markdown)}}} ] } ] }
            """);
        var problems = await host.Services.CheckRecipeAsync(file);
        Assert.Equal(problem is null ? 0 : 2, problems.Count);
        Assert.All(problems, line => Assert.Contains(problem!, line, StringComparison.Ordinal));
    }

    private static string Page(string culture, string markdown) => $$$"""
        { "ContentItemId": "page-{{{culture}}}", "ContentType": "InfoPage", "DisplayText": "T", "ModifiedUtc": "2026-01-01T00:00:00Z", "TitlePart": { "Title": "T" },
          "AutoroutePart": { "Path": "{{{culture}}}/t" }, "LocalizationPart": { "LocalizationSet": "set", "Culture": "{{{culture}}}" }, "MarkdownBodyPart": { "Markdown": "{{{markdown}}}" } }
        """;

    [Fact]
    public async Task Command_ValidateRecipe_SaysWhatIsWrongAndImportsNothing()
    {
        using var built = new BuiltHost();
        built.Settings["PublicAddress"] = "http://localhost";
        var right = await built.RunAsync("validate-recipe", Path.Combine(Folder, "duplicates.recipe.json"));
        Assert.Equal((0, "duplicates.recipe.json is in order."), (right.ExitCode, right.Output.Trim()));
        var wrong = await built.RunAsync("validate-recipe", await WriteAsync(built.Folder, """{ "steps": [ { "name": "Lucene" } ] }"""));
        Assert.Equal((1, "faulty.recipe.json, step 1 (Lucene): there is no such kind of step."), (wrong.ExitCode, wrong.Output.Trim()));
        Assert.Empty(built.Folder.EnumerateFiles("*.db", SearchOption.AllDirectories));
    }

    private static async Task<string> WriteAsync(DirectoryInfo folder, string recipe)
    {
        var file = Path.Combine(folder.FullName, "faulty.recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        return file;
    }
}
