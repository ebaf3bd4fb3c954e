using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Content;

/// <summary>How a version is written: Orchard's item with what the columns know, but for the two flags that change later.</summary>
internal static class ContentData
{
    private static readonly string[] OfTheColumns = ["Latest", "Published", "PublishedUtc"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The stored text of a version.</summary>
    public static string Write(JsonObject item, ContentVersionRow row)
    {
        var data = item.DeepClone().AsObject();
        foreach (var name in OfTheColumns)
        {
            data.Remove(name);
        }

        data["ContentItemVersionId"] = row.ContentItemVersionId;
        data["DisplayText"] = row.DisplayText;
        data["Author"] = row.Author;
        data["CreatedUtc"] = row.CreatedUtc.UtcDateTime;
        data["ModifiedUtc"] = row.ModifiedUtc.UtcDateTime;
        return data.ToJsonString(Readable);
    }

    /// <summary>The item of a stored text; null when the text is none.</summary>
    public static JsonObject? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The item as a recipe holds it.</summary>
    public static JsonObject ForRecipe(ContentVersion version)
    {
        var item = version.Item.Json.DeepClone().AsObject();
        item["Latest"] = version.Row.Latest;
        item["Published"] = version.Row.Published;
        item["PublishedUtc"] = version.Row.PublishedUtc?.UtcDateTime;
        return item;
    }
}
