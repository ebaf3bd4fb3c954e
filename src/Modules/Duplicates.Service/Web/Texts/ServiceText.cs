using Duplicates.Domain;
namespace Duplicates.Service.Web.Texts;

/// <summary>One text in both languages, with the file that holds it.</summary>
/// <param name="Key">Dotted key whose first part is the name of the file.</param>
/// <param name="File">Name of the file without its extension.</param>
/// <param name="Kazakh">The text in Kazakh.</param>
/// <param name="Russian">The text in Russian.</param>
public sealed record ServiceText(string Key, string File, string Kazakh, string Russian)
{
    /// <summary>The text in the given language.</summary>
    /// <param name="language">kk or ru.</param>
    public string In(string language) => string.Equals(language, Languages.Russian, StringComparison.Ordinal) ? Russian : Kazakh;
}
