using System.Text.RegularExpressions;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration;

namespace Duplicates.Service.Administration;

/// <summary>A setting as it holds.</summary>
/// <param name="Path">Its name below <c>Duplicates</c>.</param>
/// <param name="Value">What holds; null when it is a secret.</param>
/// <param name="IsSet">Whether it was set, or the default holds.</param>
internal sealed record HeldSetting(string Path, string? Value, bool IsSet);

/// <summary>The settings as they hold on this host. What opens something is never shown: of it the page knows only whether it is set.</summary>
internal sealed partial class HeldSettings(IConfiguration configuration)
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<HeldSetting> Read()
    {
        var section = configuration.GetSection(DuplicatesOptions.Section);
        return [.. KnownSettings.All.SelectMany(setting => setting.Path.EndsWith(":*", StringComparison.Ordinal)
            ? section.GetSection(setting.Path[..^2]).AsEnumerable().Where(pair => pair.Value is not null).Select(pair => Held(pair.Key[(DuplicatesOptions.Section.Length + 1)..], pair.Value, null))
            : [Held(setting.Path, section[setting.Path], setting.Default)]).OrderBy(setting => setting.Path, StringComparer.Ordinal)];
    }

    private static HeldSetting Held(string path, string? value, string? otherwise)
    {
        var isSet = !string.IsNullOrEmpty(value);
        return new(path, NamesSecret().IsMatch(path) ? null : Credentials().Replace(isSet ? value! : otherwise ?? string.Empty, "//…@"), isSet);
    }

    [GeneratedRegex("key|password|token|secret|database|smtp|gateway|login|user", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamesSecret();

    [GeneratedRegex("//[^/@]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credentials();
}
