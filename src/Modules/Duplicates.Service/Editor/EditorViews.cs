using System.Text.Json.Nodes;
using Duplicates.Service.Content;

namespace Duplicates.Service.Editor;

/// <summary>A field of the form in one language.</summary>
/// <param name="Field">Its definition.</param>
/// <param name="Culture">The language of its column.</param>
/// <param name="Item">The item as it was typed or stored.</param>
/// <param name="Errors">What is to be put right, by the name of the form field.</param>
internal sealed record EditorField(ContentField Field, string Culture, JsonObject Item, IReadOnlyDictionary<string, string> Errors)
{
    public string Name => ContentForm.NameOf(Culture, Field);

    public string ContentType => new ContentItem(Item).Type;

    public string Id => IdOf(Name);

    public string Value => ContentForm.Show(Field, Item);

    public string? Error => Errors.GetValueOrDefault(Name);

    public static string IdOf(string name) => Microsoft.AspNetCore.Mvc.Rendering.TagBuilder.CreateSanitizedId(name, "_")!;
}

/// <summary>An item as readers will see it.</summary>
/// <param name="ContentType">The type.</param>
/// <param name="Culture">The language.</param>
/// <param name="Item">The item.</param>
internal sealed record EditorPreview(string ContentType, string Culture, JsonObject Item);

/// <summary>A field that differs between two versions.</summary>
/// <param name="Culture">The language.</param>
/// <param name="Name">What editors call the field.</param>
/// <param name="Stretches">The words, kept, removed and added.</param>
internal sealed record FieldDifference(string? Culture, string Name, IReadOnlyList<Stretch> Stretches)
{
    /// <summary>The fields that differ, with their words.</summary>
    /// <param name="contentType">The type.</param>
    /// <param name="older">The older version; null when there was none.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="language">The language in which fields are named.</param>
    public static IReadOnlyList<FieldDifference> Between(string contentType, JsonObject? older, JsonObject newer, string language)
    {
        var item = new ContentItem(newer);
        var changed = ContentDifference.Between(older is null ? null : new ContentItem(older), item).ToHashSet(StringComparer.Ordinal);
        return [.. from field in ContentDefinitions.FieldsOf(contentType)
                   where changed.Contains(field.Address)
                   let words = WordDifference.Between(older is null ? string.Empty : ContentForm.Show(field, older), ContentForm.Show(field, newer))
                   where words.Any(stretch => stretch.Kind is not StretchKind.Same)
                   select new FieldDifference(item.Culture, field.DisplayName.In(language), words)];
    }
}
