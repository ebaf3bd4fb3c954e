using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Duplicates.Domain;

namespace Duplicates.Service.Web.Texts;

/// <summary>All texts of the service, read once from the side-by-side files embedded in the assembly.</summary>
public static class TextCatalog
{
    private const string Folder = "texts/";

    private static readonly Lazy<FrozenDictionary<string, ServiceText>> Loaded =
        new(() => Load(typeof(TextCatalog).Assembly));

    /// <summary>Every text by its key.</summary>
    public static IReadOnlyDictionary<string, ServiceText> Texts => Loaded.Value;

    /// <summary>Names of the text files, without extension.</summary>
    public static IReadOnlyCollection<string> Files =>
        [.. Texts.Values.Select(text => text.File).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Finds a text.</summary>
    /// <param name="key">Dotted key.</param>
    /// <returns>The text, or null when no file has the key.</returns>
    public static ServiceText? Find(string key) => Loaded.Value.GetValueOrDefault(key);

    /// <summary>Reads one side-by-side file.</summary>
    /// <param name="file">Name of the file without its extension; every key has to begin with it.</param>
    /// <param name="json">Content of the file.</param>
    /// <exception cref="InvalidDataException">A key is written twice, stands in the wrong file or lacks a language.</exception>
    public static IReadOnlyList<ServiceText> Read(string file, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new List<ServiceText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!property.Name.StartsWith(file + ".", StringComparison.Ordinal))
            {
                throw new InvalidDataException($"Text \"{property.Name}\" stands in {file}.json: its key has to begin with \"{file}.\".");
            }

            if (!seen.Add(property.Name))
            {
                throw new InvalidDataException($"Text \"{property.Name}\" is written twice in {file}.json.");
            }

            texts.Add(new ServiceText(property.Name, file, Language(property, Languages.Kazakh), Language(property, Languages.Russian)));
        }

        return texts;
    }

    private static string Language(JsonProperty property, string language) =>
        property.Value.TryGetProperty(language, out var value) && value.GetString() is { } text
            ? text
            : throw new InvalidDataException($"Text \"{property.Name}\" has no \"{language}\".");

    private static FrozenDictionary<string, ServiceText> Load(Assembly assembly)
    {
        var texts = new Dictionary<string, ServiceText>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            foreach (var text in Read(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), stream))
            {
                if (!texts.TryAdd(text.Key, text))
                {
                    throw new InvalidDataException($"Text \"{text.Key}\" stands in two files.");
                }
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
