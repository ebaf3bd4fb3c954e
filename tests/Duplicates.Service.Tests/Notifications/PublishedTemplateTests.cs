using System.Text.Json.Nodes;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Recipes;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Notifications;

public sealed class PublishedTemplateTestsOnSqlite(SqliteHost host) : PublishedTemplateTests(host), IClassFixture<SqliteHost>;

public sealed class PublishedTemplateTestsOnPostgreSql(PostgreSqlHost host) : PublishedTemplateTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Messages are written by the templates that are published.</summary>
public abstract class PublishedTemplateTests(ServiceHost host)
{
    private const string Recipe = "message-templates.recipe.json";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Message_AfterATemplateWasChanged_IsWrittenByItInItsLanguage(string language)
    {
        using var visitor = host.NewVisitor();
        await ImportAsync(item => item["MessageTemplatePart"]!["Body"]!["Text"] = $"{Culture(item)}: {{number}} {{due}} {{link}}");
        var person = host.NewPerson();
        var number = await visitor.ApplyAsync(host, person, language);
        var sms = Assert.Single(await host.NoticesToAsync(person));
        Assert.StartsWith($"{language}: {Journeys.Spoken(number)} ", sms.Body, StringComparison.Ordinal);
        await host.Services.ImportRecipeAsync(Path.Combine(AppContext.BaseDirectory, "recipes", Recipe));
        var again = host.NewPerson();
        await host.NewCaseAsync(again, language);
        Assert.StartsWith(Said.Message(language, "registered", MessageForm.Sms).Split(':')[0], (await host.NoticesToAsync(again))[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfATemplateWithAnUnknownName_IsRefusedWithThePlace()
    {
        using var visitor = host.NewVisitor(); // starts the host
        var refusal = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(item => item["MessageTemplatePart"]!["Body"]!["Text"] = "{number} {due} {link}\n{surname}"));
        Assert.Contains("Body, line 2, character 1: Unknown {surname}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfATemplateInOneLanguage_IsRefused()
    {
        using var visitor = host.NewVisitor();
        var refusal = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(item =>
        {
            if (Culture(item) == "ru")
            {
                item["LocalizationPart"]!["LocalizationSet"] = "40000000000000000000000000";
            }
        }));
        Assert.Contains("needs exactly one", refusal.Message, StringComparison.Ordinal);
    }

    private static string Culture(JsonObject item) => item["LocalizationPart"]!["Culture"]!.GetValue<string>();

    /// <summary>Imports the SMS of the registration as a test changes it.</summary>
    private async Task ImportAsync(Action<JsonObject> change)
    {
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "recipes", Recipe)))!.AsObject();
        var data = recipe["steps"]![0]!["data"]!.AsArray();
        var items = data.Select(item => item!.AsObject()).Where(item => MessageTemplate.SlotOf(new(item)) is { Event: "registered", Form: MessageForm.Sms, Audience: MessageAudience.Applicant }).ToList();
        data.Clear();
        foreach (var item in items)
        {
            change(item);
            data.Add(item);
        }

        var file = Path.Combine(host.DataFolder.FullName, "changed.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString());
        await host.Services.ImportRecipeAsync(file);
    }
}
