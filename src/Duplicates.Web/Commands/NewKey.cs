using System.Security.Cryptography;

namespace Duplicates.Web.Commands;

/// <summary><c>new-key [encryption|lookup|verification] [ID]</c>: makes keys and prints them as settings; without a kind, all that a new service needs.</summary>
internal static class NewKey
{
    private const string UsualId = "k1";
    private const int Length = 32;

    /// <summary>The kinds and the settings of each.</summary>
    private static readonly (string Kind, Func<string, IEnumerable<string>> Make)[] Kinds =
    [
        ("encryption", id => [$"Duplicates__Encryption__CurrentKey={id}", $"Duplicates__Encryption__Keys__{id}={Random()}"]),
        ("lookup", _ => [$"Duplicates__Encryption__LookupKey={Random()}"]),
        ("verification", Verification),
    ];

    /// <summary>Carries the command out, which needs no settings and no database.</summary>
    /// <returns>The exit code; null when the command line names another command.</returns>
    public static async Task<int?> RunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not ["new-key", .. var rest])
        {
            return null;
        }

        var (kind, id) = (rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1) ?? UsualId);
        var made = Kinds.Where(known => kind is null || known.Kind == kind).ToList();
        if (made.Count == 0 || rest.Length > 2 || id.Length > 8 || !id.All(char.IsAsciiLetterOrDigit))
        {
            await output.WriteLineAsync($"Usage: new-key [{string.Join('|', Kinds.Select(known => known.Kind))}] [ID]; an ID has at most 8 letters and digits.");
            return 2;
        }

        foreach (var line in made.SelectMany(known => known.Make(id)))
        {
            await output.WriteLineAsync(line);
        }

        return 0;
    }

    private static IEnumerable<string> Verification(string id)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return
        [
            $"Duplicates__Verification__CurrentKey={id}",
            $"Duplicates__Verification__Keys__{id}={Convert.ToBase64String(key.ExportPkcs8PrivateKey())}",
            "# in place of the line above once the key signs no more:",
            $"# Duplicates__Verification__Keys__{id}={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}",
        ];
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));
}
