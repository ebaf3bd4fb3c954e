using System.Text.Json.Nodes;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>Offices that get another name while cases run.</summary>
internal static class OfficeNames
{
    /// <summary>Gives an office of the demonstration another name in both languages.</summary>
    public static async Task RenameOfficeAsync(this ServiceHost host, string officeId, string kk, string ru)
    {
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "recipes", "demo.recipe.json")))!;
        var data = new JsonArray();
        foreach (var item in recipe["steps"]![0]!["data"]!.AsArray().Where(item => item!["LocalizationPart"]!["LocalizationSet"]!.GetValue<string>() == officeId))
        {
            var renamed = item!.DeepClone();
            renamed["TitlePart"]!["Title"] = renamed["LocalizationPart"]!["Culture"]!.GetValue<string>() == "ru" ? ru : kk;
            data.Add(renamed);
        }

        var file = Path.Combine(host.DataFolder.FullName, "renamed.recipe.json");
        await File.WriteAllTextAsync(file, new JsonObject { ["name"] = "renamed", ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["data"] = data }) }.ToJsonString());
        await host.Services.ImportRecipeAsync(file);
    }
}
