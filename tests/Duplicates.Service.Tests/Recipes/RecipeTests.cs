using System.Text.Json.Nodes;
using Duplicates.Service.Recipes;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Recipes;

public sealed class RecipeTestsOnSqlite(SqliteHost host) : RecipeTests(host), IClassFixture<SqliteHost>;

public sealed class RecipeTestsOnPostgreSql(PostgreSqlHost host) : RecipeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A recipe is imported as a whole or not at all, and whoever wrote it learns where it is wrong.</summary>
public abstract class RecipeTests(ServiceHost host)
{
    private const string NewSet = "4testtesttesttesttesttestt";

    [Theory]
    [InlineData("""{ "steps": [""", "wrong.recipe.json", "not JSON")]
    [InlineData("[]", "wrong.recipe.json", "not a JSON object")]
    [InlineData("""{ "name": "x", "name": "y", "steps": [] }""", "wrong.recipe.json", "not JSON")]
    [InlineData("""{ "name": "x" }""", "wrong.recipe.json", "no steps")]
    [InlineData("""{ "steps": [ { "name": "Content", "data": [] }, { "name": "Lucene" } ] }""", "wrong.recipe.json, step 2 (Lucene)", "no such kind of step")]
    [InlineData("""{ "steps": [ { } ] }""", "wrong.recipe.json, step 1", "no name")]
    [InlineData("""{ "steps": [ { "name": 5 } ] }""", "wrong.recipe.json, step 1", "no name")]
    [InlineData("""{ "steps": [ { "name": "Content" } ] }""", "wrong.recipe.json, step 1 (Content)", "no data")]
    [InlineData("""{ "steps": [ { "name": "Content", "data": [ { "ContentItemId": "item1", "ContentType": "BlogPost" } ] } ] }""", "wrong.recipe.json, step 1 (Content)", "item1 is of the unknown type BlogPost")]
    [InlineData("""{ "steps": [ { "name": "Content", "data": [ { "ContentType": "Office" } ] } ] }""", "wrong.recipe.json, step 1 (Content)", "ContentItemId is missing")]
    [InlineData("""{ "steps": [ { "name": "Recipes", "Values": [ { "name": "no-such-recipe" } ] } ] }""", "wrong.recipe.json", "no-such-recipe")]
    [InlineData("""{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Superuser" } ] } ] }""", "wrong.recipe.json, step 1 (Roles)", "Superuser")]
    [InlineData("""{ "steps": [ { "name": "ContentDefinition", "ContentTypes": [ { "Name": "BlogPost" } ] } ] }""", "wrong.recipe.json, step 1 (ContentDefinition)", "BlogPost")]
    public Task Import_WrongRecipe_NamesThePlaceAndStoresNothing(string json, string place, string problem) => RefusesAsync(json, place, problem);

    [Fact]
    public Task Import_OneLanguageMissing_NamesTheItemAndStoresNothing() =>
        RefusesAsync(Recipe(AlmatyPair()[..1], NewSet), "wrong.recipe.json", $"Localisation set {NewSet} (№ 5 мектеп-гимназия (демо)) needs exactly one ru item");

    [Theory]
    [InlineData("Email", "{ \"Text\": \"other@example.org\" }")]
    [InlineData("Phones", "{ \"Values\": [\"+77270000009\"] }")]
    [InlineData("Region", "{ \"Text\": \"71\" }")]
    [InlineData("WorkingHours", "[]")]
    public Task Import_PairWithDifferingFacts_NamesTheFactAndStoresNothing(string fact, string value)
    {
        var pair = AlmatyPair();
        pair[1]["OfficePart"]![fact] = JsonNode.Parse(value);
        return RefusesAsync(Recipe(pair, NewSet), "wrong.recipe.json", $"Office {NewSet}: {fact} differs between kk and ru");
    }

    [Fact]
    public Task Import_TwoItemsWithOneAddress_IsRefusedAndStoresNothing()
    {
        var pair = AlmatyPair();
        pair[1]["AutoroutePart"]!["Path"] = pair[0]["AutoroutePart"]!["Path"]!.GetValue<string>();
        return RefusesAsync(Recipe(pair, NewSet, keepPaths: true), "wrong.recipe.json", "address");
    }

    [Theory]
    [InlineData("ContentItemId", "has an id of more than 26 characters")]
    [InlineData("ContentItemVersionId", "has a version with an id of more than 26 characters")]
    public Task Import_IdLongerThanAnyIs_IsRefusedAndStoresNothing(string id, string problem)
    {
        var recipe = JsonNode.Parse(Recipe(AlmatyPair(), NewSet))!;
        recipe["steps"]![0]!["data"]![0]![id] = new string('4', 300);
        return RefusesAsync(recipe.ToJsonString(), "wrong.recipe.json, step 1 (Content)", problem);
    }

    [Fact]
    public async Task Import_Again_ChangesNothing()
    {
        _ = host.Server;
        var before = await ContentAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var name in (string[])["duplicates.recipe.json", "demo.recipe.json"])
        {
            await host.Services.ImportRecipeAsync(Path.Combine(RecipesFolder, name));
            Assert.False(await host.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, name)));
        }

        Assert.Equal(before, await ContentAsync());
        using var head = host.NewVisitor();
        await head.SignInAsStaffAsync(Demo.AlmatyHead);
    }

    [Fact]
    public async Task Import_AnotherOffice_IsPublicAtOnceInBothLanguages()
    {
        var pair = AlmatyPair();
        (pair[0]["TitlePart"]!["Title"], pair[1]["TitlePart"]!["Title"]) = ("Құлагер мектебі", "Школа «Кулагер»");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Services.ImportRecipeAsync(await WriteAsync("right.recipe.json", Recipe(pair, "4rightrightrightrightright")));
        using var visitor = host.NewVisitor();
        foreach (var (language, name) in ((string, string)[])[("kk", "Құлагер мектебі"), ("ru", "Школа «Кулагер»")])
        {
            await visitor.GetAsync($"/{language}/addresses?q=%D0%BA%D1%83%D0%BB%D0%B0%D0%B3%D0%B5%D1%80");
            Assert.Contains(name, visitor.Main, StringComparison.Ordinal);
        }
    }

    private static string RecipesFolder => Path.Combine(AppContext.BaseDirectory, "recipes");

    private async Task RefusesAsync(string json, string place, string problem)
    {
        _ = host.Server;
        var before = await ContentAsync();
        var exception = await Assert.ThrowsAsync<RecipeException>(async () => await host.Services.ImportRecipeAsync(await WriteAsync("wrong.recipe.json", json)));
        Assert.StartsWith(place, exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await ContentAsync());
    }

    private async Task<string> WriteAsync(string name, string json)
    {
        var folder = host.DataFolder.CreateSubdirectory("recipes");
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, json);
        return file;
    }

    private async Task<string> ContentAsync() => string.Join(
        '\n',
        (await host.QueryAsync("""SELECT * FROM "ContentVersions" ORDER BY "ContentItemVersionId" """))
            .Select(row => string.Join('|', row)));

    /// <summary>Both items of the school in Almaty.</summary>
    private static JsonObject[] AlmatyPair()
    {
        var recipe = JsonNode.Parse(File.ReadAllText(Path.Combine(RecipesFolder, "demo.recipe.json")))!;
        return [.. recipe["steps"]!.AsArray().Single(step => step!["name"]!.GetValue<string>() == "Content")!["data"]!.AsArray()
            .Where(item => item!["LocalizationPart"]!["LocalizationSet"]!.GetValue<string>() == Demo.AlmatySchool)
            .Select(item => item!.DeepClone().AsObject())];
    }

    /// <summary>A recipe with items as a set of their own, so that nothing stored is in the way.</summary>
    private static string Recipe(JsonObject[] items, string set, bool keepPaths = false)
    {
        var data = new JsonArray();
        foreach (var item in items)
        {
            var culture = item["LocalizationPart"]!["Culture"]!.GetValue<string>();
            item["ContentItemId"] = set[..^2] + culture;
            item["LocalizationPart"]!["LocalizationSet"] = set;
            if (!keepPaths)
            {
                item["AutoroutePart"]!["Path"] = $"{culture}/addresses/{set}";
            }

            data.Add(item);
        }

        return new JsonObject { ["name"] = "test", ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["data"] = data }) }.ToJsonString();
    }
}
