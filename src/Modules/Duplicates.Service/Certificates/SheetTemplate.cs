using System.Security.Cryptography;

namespace Duplicates.Service.Certificates;

/// <summary>Which data sheet is printed: each register entry keeps its version and hash.</summary>
internal sealed class SheetTemplate
{
    /// <summary>Counted up whenever the sheet changes in what it says.</summary>
    public const string Version = "2";

    private const string Resource = "letters/DuplicateSheet";

    /// <summary>The SHA-256 of the template as it was built, in hexadecimal digits.</summary>
    public string Sha256 { get; } = Hash();

    private static string Hash()
    {
        using var template = typeof(SheetTemplate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The file {Resource} is not embedded.");
        return Convert.ToHexStringLower(SHA256.HashData(template));
    }
}
