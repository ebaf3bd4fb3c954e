using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Site;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Records;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Environment.Shell.Scope;
using YesSql;

namespace Duplicates.OrchardCore.Content;

/// <summary>
/// What an editor did not change stays as it was, to the byte: a browser sends other line ends, Orchard's drivers write empty texts as null and
/// add what their parts know, and both languages of an office would differ in facts that nobody touched. What a driver wrote and what was
/// there are compared by their meaning; the former writing stays where both mean the same (decision 79).
/// </summary>
internal static class UnchangedContent
{
    /// <summary>Brings what was written back to the former writing wherever both mean the same; texts that are new have their own line ends.</summary>
    public static void Keep(JsonObject before, JsonObject after)
    {
        var kept = Kept(before, after);
        after.Clear();
        foreach (var (name, value) in kept.ToList())
        {
            kept.Remove(name);
            after[name] = value;
        }
    }

    private static JsonObject Kept(JsonObject before, JsonObject after)
    {
        var kept = new JsonObject();
        foreach (var (name, former) in before.Where(pair => after.ContainsKey(pair.Key) || IsEmpty(pair.Value)))
        {
            kept[name] = Kept(former, after[name]) ?? (IsEmpty(former) || former is not JsonValue text || text.GetValueKind() is not JsonValueKind.String ? null : string.Empty);
        }

        foreach (var (name, written) in after.Where(pair => !before.ContainsKey(pair.Key) && !IsEmpty(pair.Value)))
        {
            kept[name] = Tidy(written);
        }

        return kept;
    }

    private static JsonNode? Kept(JsonNode? former, JsonNode? written) => (former, written) switch
    {
        _ when MeansTheSame(former, written) => former?.DeepClone(),
        (JsonObject before, JsonObject after) => Kept(before, after),
        _ => Tidy(written),
    };

    private static bool MeansTheSame(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        _ when IsEmpty(one) || IsEmpty(other) => IsEmpty(one) && IsEmpty(other),
        (JsonObject left, JsonObject right) => left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key), StringComparer.Ordinal).All(name => MeansTheSame(left[name], right[name])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => MeansTheSame(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) => MeansTheSame(left, right),
        _ => false,
    };

    private static bool MeansTheSame(JsonValue one, JsonValue other) => (one.GetValueKind(), other.GetValueKind()) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => Lines(one.GetValue<string>()) == Lines(other.GetValue<string>()) || InstantOf(one) is { } instant && instant == InstantOf(other),
        (JsonValueKind.Number, JsonValueKind.Number) => decimal.Parse(one.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) == decimal.Parse(other.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        var (left, right) => left == right,
    };

    /// <summary>What says nothing: no value, an empty text or list, a choice that was not made.</summary>
    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonObject parts => parts.All(pair => IsEmpty(pair.Value)),
        JsonArray list => list.Count == 0,
        _ => node.GetValueKind() is JsonValueKind.Null or JsonValueKind.False || node.GetValueKind() is JsonValueKind.String && node.GetValue<string>().Length == 0,
    };

    /// <summary>New writing as recipes have it: single line ends, and a text that was emptied is an empty text.</summary>
    private static JsonNode? Tidy(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } field when field.TryGetPropertyValue("Text", out var text) && text is null => new JsonObject { ["Text"] = string.Empty },
        JsonObject parts => new JsonObject(parts.Select(pair => KeyValuePair.Create(pair.Key, Tidy(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Tidy)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(Lines(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static DateTime? InstantOf(JsonValue value) => value.GetValue<string>() is { Length: >= 19 } text && text[10] == 'T'
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}

/// <summary>Remembers what items were before an editor's form is read, as they are stored: whoever loads an item adds empty fields to it.</summary>
internal sealed class ContentBeforeEditing(IStore store) : ContentDisplayDriver
{
    private readonly Dictionary<string, JsonObject> _before = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context)
    {
        if (SharedRecipes.PublicTypes.Contains(model.ContentType))
        {
            await using var reading = store.CreateSession();
            var stored = await reading.Query<ContentItem, ContentItemIndex>(index => index.ContentItemId == model.ContentItemId && index.Latest).FirstOrDefaultAsync();
            _before[model.ContentItemVersionId] = ((JsonObject)(stored ?? model).Content).DeepClone().AsObject();
        }

        return null;
    }

    /// <summary>What an item was before; null when it was not edited here.</summary>
    public JsonObject? Of(ContentItem item) => _before.GetValueOrDefault(item.ContentItemVersionId);
}

/// <summary>Runs after all drivers have read the form.</summary>
internal sealed class ContentAfterEditing(ContentBeforeEditing before, ISession session) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        if (before.Of(contentItem) is { } former)
        {
            Keep(former, contentItem);

            // handlers of fields add what is empty once more while the item is stored
            ShellScope.RegisterBeforeDispose(_ => KeepStoredAsync(former, contentItem));
        }

        return Task.CompletedTask;
    }

    private Task KeepStoredAsync(JsonObject former, ContentItem item)
    {
        var stored = ((JsonObject)item.Content).ToJsonString();
        Keep(former, item);
        return item.Id == 0 || ((JsonObject)item.Content).ToJsonString() == stored ? Task.CompletedTask : session.SaveAsync(item);
    }

    private static void Keep(JsonObject former, ContentItem item)
    {
        UnchangedContent.Keep(former, (JsonObject)item.Content);

        // the parts that the drivers filled are read anew from what was kept
        item.Merge(new JsonObject());
    }
}

/// <summary>Registers what editing in Orchard's admin needs beside the drivers of parts.</summary>
internal static class ContentEditing
{
    public static void AddContentEditing(this IServiceCollection services)
    {
        services.AddScoped<ContentBeforeEditing>();
        services.AddScoped<IContentDisplayDriver>(provider => provider.GetRequiredService<ContentBeforeEditing>());
        services.AddScoped<IContentDisplayHandler, ContentAfterEditing>();

        // Orchard's driver would read the lines as one value
        services.AddContentField<MultiTextField>()
            .RemoveDisplayDriver<MultiTextFieldDisplayDriver>()
            .ForDisplayMode<MultiTextFieldDisplayDriver>()
            .ForEditor<MultiTextFieldDisplayDriver>(editor => editor != MultiTextLinesDisplayDriver.Editor)
            .ForEditor<MultiTextLinesDisplayDriver>(editor => editor == MultiTextLinesDisplayDriver.Editor);
    }
}
