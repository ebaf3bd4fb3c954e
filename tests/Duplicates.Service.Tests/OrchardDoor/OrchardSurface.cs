using System.Reflection;
using System.Text.RegularExpressions;

namespace Duplicates.Service.Tests.OrchardDoor;

/// <summary>
/// What the Orchard door uses of the service and of the rules: public types that a file of it names and whose namespace it imports, with those
/// of their members whose names stand in the door. The door cannot be compiled everywhere; its source can be read everywhere.
/// </summary>
internal static partial class OrchardSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] OfEveryType = [nameof(Equals), nameof(GetHashCode), nameof(ToString)];

    /// <summary>A line for each member, in order.</summary>
    /// <param name="door">The folder of the door's source.</param>
    /// <param name="assemblies">Where the types are.</param>
    public static IReadOnlyList<string> Of(DirectoryInfo door, params IEnumerable<Assembly> assemblies)
    {
        var sources = door.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".cs" or ".cshtml" && !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => Source.Read(File.ReadAllText(file.FullName))).ToList();
        var shared = sources.Where(source => source.Words.Count == 0).SelectMany(source => source.Imports).ToHashSet(StringComparer.Ordinal);
        var words = sources.SelectMany(source => source.Words).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. assemblies.SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => sources.Exists(source => source.Words.Contains(type.Name.Split('`')[0]) && (source.Imports.Contains(type.Namespace!) || shared.Contains(type.Namespace!))))
                .SelectMany(type => type.GetMembers(Declared).Where(member => IsUsed(member, words)).Select(member => $"{type}: {member}").Append($"{type}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsUsed(MemberInfo member, HashSet<string> words) => member switch
    {
        ConstructorInfo constructor => constructor.GetParameters().Length > 0,
        MethodInfo { IsSpecialName: true } or Type => false,
        _ => words.Contains(member.Name) && !OfEveryType.Contains(member.Name, StringComparer.Ordinal),
    };

    /// <param name="Imports">The namespaces that a file imports.</param>
    /// <param name="Words">The words of its code; a file that only imports has none.</param>
    private sealed record Source(HashSet<string> Imports, HashSet<string> Words)
    {
        public static Source Read(string text)
        {
            var code = Comment().Replace(text, string.Empty);
            return new(
                Import().Matches(code).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal),
                Word().Matches(Directive().Replace(code, string.Empty)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal));
        }
    }

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(global )?@?using (?<name>Duplicates(\.\w+)*);?\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Import();

    [GeneratedRegex(@"^(global )?@?(using|namespace|addTagHelper|inherits) .*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();
}
