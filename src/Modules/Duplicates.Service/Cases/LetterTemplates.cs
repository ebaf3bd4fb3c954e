using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Cases;

/// <summary>Which template a paper was made from: the hash of its source with the words it uses, and its beginning as a version that people can compare.</summary>
internal static class LetterTemplates
{
    private static readonly string[] Shared =
        ["letters/_LetterTop", "letters/_LetterBottom", "texts/documents.json", "texts/letters.json", "texts/application-form.json"];

    private static readonly FrozenDictionary<DocumentKind, string> Hashes =
        Enum.GetValues<DocumentKind>().ToFrozenDictionary(kind => kind, kind => HashOf([$"letters/{kind}", .. Shared, .. DocumentKinds.IsOfComplaint(kind) ? ["texts/complaints.json"] : Array.Empty<string>()]));

    /// <summary>Lower-case hexadecimal SHA-256 of the template as it is in this build.</summary>
    public static string Sha256(DocumentKind kind) => Hashes[kind];

    /// <summary>The version of the template: it changes with the words. Papers from before that have "2026-11".</summary>
    public static string Version(DocumentKind kind) => Hashes[kind][..TextVersions.Length];

    private static string HashOf(IEnumerable<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
        {
            using var stream = typeof(LetterTemplates).Assembly.GetManifestResourceStream(source)
                ?? throw new InvalidOperationException($"The source {source} is not embedded.");
            using var reader = new StreamReader(stream);
            hash.AppendData(Encoding.UTF8.GetBytes(reader.ReadToEnd()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
