using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Notifications;

public sealed class TemplateRenewalTestsOnSqlite(SqliteHost host) : TemplateRenewalTests(host), IClassFixture<SqliteHost>;

public sealed class TemplateRenewalTestsOnPostgreSql(PostgreSqlHost host) : TemplateRenewalTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An installation that imported an older recipe gets the new templates, and keeps the words of its editors.</summary>
public abstract class TemplateRenewalTests(ServiceHost host)
{
    private static readonly string Recipe = Path.Combine(AppContext.BaseDirectory, "recipes", "message-templates.recipe.json");

    [Fact]
    public async Task Start_OnAnOlderInstallation_BringsWhatIsNewAndLeavesWhatEditorsWrote()
    {
        using var visitor = host.NewVisitor(); // starts the host
        await MakeOlderAsync();
        Assert.Empty(await WordsAsync("withdrawn"));

        await host.Services.RenewMessageTemplatesAsync(Recipe);
        Assert.Equal(await ShippedAsync("withdrawn"), await WordsAsync("withdrawn"));
        Assert.Equal(await ShippedAsync("hearing"), await WordsAsync("hearing"));
        Assert.Contains("kk: {number} {link}", await WordsAsync("question"), StringComparer.Ordinal);
        Assert.Contains((await ShippedAsync("question")).Single(words => words.StartsWith("Дубликат аттестата, {number}", StringComparison.Ordinal)), await WordsAsync("question"), StringComparer.Ordinal);

        var versions = await CountAsync();
        await host.Services.RenewMessageTemplatesAsync(Recipe);
        Assert.Equal(versions, await CountAsync());
    }

    /// <summary>As if the recipe of an older program had been imported: no word of withdrawals, other words of hearings; an editor has written a question since.</summary>
    private Task<int> MakeOlderAsync() => InDatabaseAsync(async db =>
    {
        db.ImportedRecipes.RemoveRange(await db.ImportedRecipes.Where(row => row.Name.StartsWith("message-templates.recipe.json@")).ToListAsync());
        foreach (var row in await db.ContentVersions.Where(row => row.ContentType == MessageTemplate.ContentType).ToListAsync())
        {
            var item = JsonNode.Parse(row.Data)!;
            var part = item["MessageTemplatePart"]!;
            switch (part["Event"]!["Text"]!.GetValue<string>())
            {
                case "withdrawn":
                    db.Remove(row);
                    break;
                case "hearing":
                    part["Body"]!["Text"] = "{number} {time} {place} {link}";
                    row.Data = item.ToJsonString();
                    break;
                case "question" when row.Culture == "kk" && part["Form"]!["Text"]!.GetValue<string>() == "Sms":
                    part["Body"]!["Text"] = "kk: {number} {link}";
                    (row.Data, row.AuthorId) = (item.ToJsonString(), "editor");
                    break;
            }
        }

        await db.SaveChangesAsync();
        return 0;
    });

    /// <summary>The words of all public templates for an event.</summary>
    private Task<List<string>> WordsAsync(string happened) => InDatabaseAsync(async db =>
        (await db.ContentVersions.AsNoTracking().Where(row => row.ContentType == MessageTemplate.ContentType && row.Published).ToListAsync())
            .Select(row => new ContentItem(JsonNode.Parse(row.Data)!.AsObject())).Where(item => item.FieldText(MessageTemplate.Part, "Event") == happened)
            .Select(item => item.FieldText(MessageTemplate.Part, "Body")).Order(StringComparer.Ordinal).ToList());

    private static async Task<List<string>> ShippedAsync(string happened) =>
        [.. JsonNode.Parse(await File.ReadAllTextAsync(Recipe))!["steps"]![0]!["data"]!.AsArray().Select(item => new ContentItem(item!.AsObject()))
            .Where(item => item.FieldText(MessageTemplate.Part, "Event") == happened).Select(item => item.FieldText(MessageTemplate.Part, "Body")).Order(StringComparer.Ordinal)];

    private Task<int> CountAsync() => InDatabaseAsync(db => db.ContentVersions.CountAsync());

    private async Task<T> InDatabaseAsync<T>(Func<DuplicatesDbContext, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>());
    }
}
