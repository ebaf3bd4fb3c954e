using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Duplicates.Service.Settings;

/// <summary>A setting as an operator writes it.</summary>
/// <param name="Path">Its configuration key below <c>Duplicates</c>; <c>*</c> stands for an id or the number of an entry.</param>
/// <param name="Default">What holds without it, as it would be written; null when nothing does.</param>
public sealed record KnownSetting(string Path, string? Default)
{
    /// <summary>The name of the environment variable.</summary>
    public string Variable => $"{DuplicatesOptions.Section}__{Path.Replace(":", "__", StringComparison.Ordinal)}";
}

/// <summary>All settings, as <see cref="DuplicatesOptions"/> has them; what each means stands in docs/settings.md, where a test demands every one.</summary>
public static class KnownSettings
{
    private const int FarthestTypo = 3;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } = [.. Of(new DuplicatesOptions(), string.Empty)];

    /// <summary>Refuses a name that no setting has: a slip of the pen would leave the default in force without a word.</summary>
    /// <exception cref="SettingException">Names it, and the setting that may be meant.</exception>
    public static void RequireKnownNames(IConfiguration section)
    {
        if (section is IConfigurationSection { Value.Length: > 0 } own)
        {
            throw new SettingException(own.Path, "is a section and holds no value itself; docs/settings.md lists all settings.");
        }

        foreach (var leaf in section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null && !section.GetSection(pair.Key).GetChildren().Any()).Select(pair => pair.Key))
        {
            if (!All.Any(setting => IsNamed(setting.Path, leaf)))
            {
                var (near, distance) = All.Select(setting => (setting.Path, Distance: Distance(setting.Path.ToUpperInvariant(), leaf.ToUpperInvariant()))).MinBy(candidate => candidate.Distance);
                throw new SettingException($"{DuplicatesOptions.Section}:{leaf}", distance <= FarthestTypo ? $"does not exist; {DuplicatesOptions.Section}:{near} may be meant." : "does not exist; docs/settings.md lists all settings.");
            }
        }
    }

    private static IEnumerable<KnownSetting> Of(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var (path, value) = ($"{prefix}{property.Name}", property.GetValue(options));
            var settings = value switch
            {
                IDictionary or IList => [new($"{path}:*", null)],
                null or string or IFormattable or bool => [new(path, Written(value))],
                _ => Of(value, $"{path}:"),
            };
            foreach (var setting in settings)
            {
                yield return setting;
            }
        }
    }

    private static string? Written(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        TimeSpan time => time.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static bool IsNamed(string path, string leaf) => path.EndsWith(":*", StringComparison.Ordinal)
        ? leaf.StartsWith(path[..^1], StringComparison.OrdinalIgnoreCase) && leaf.Length >= path.Length
        : leaf.Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters must be added, taken away or changed to make one name of the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
