using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain;

namespace Duplicates.Service.Web.Texts;

/// <summary>Names wordings by their words, so that nobody can change the words and forget the version.</summary>
internal static class TextVersions
{
    /// <summary>How many hexadecimal digits a version has.</summary>
    public const int Length = 12;

    /// <summary>The version of the wording that these texts have in both languages: the beginning of the SHA-256 of the words, in lower-case hexadecimal.</summary>
    /// <param name="keys">Keys of texts, in the order in which they are read.</param>
    public static string Of(params IEnumerable<string> keys) =>
        OfWords(keys.Select(key => TextCatalog.Find(key) ?? throw new ArgumentException($"There is no text \"{key}\".", nameof(keys))).Select(text => $"{text.In(Languages.Kazakh)}\n{text.In(Languages.Russian)}"));

    /// <summary>The version of words.</summary>
    public static string OfWords(IEnumerable<string> words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..Length];
}
