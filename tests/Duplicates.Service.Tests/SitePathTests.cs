using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Duplicates.Domain;
using Duplicates.Service.Apply;
using Duplicates.Service.Cases;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Culture;

namespace Duplicates.Service.Tests;

/// <summary>Addresses of pages come from one typed place, and each leads to a page.</summary>
public sealed partial class SitePathTests
{
    /// <summary>Literals that stay where they are, with the reason. One that is no longer there fails the test.</summary>
    private static readonly Dictionary<string, string> Tolerated = new(StringComparer.Ordinal)
    {
        ["Duplicates.Domain/Numbers/VerificationCode.cs"] = "reads what people paste, also from letters printed long ago",
    };

    /// <summary>Pages whose address is not a pattern of its own: info pages of the recipes, the feed, and a folder.</summary>
    private static readonly SitePath[] WithoutPattern = [SitePaths.Requirements, SitePaths.Changes, SitePaths.Administration];

    private static readonly string[] Patterns =
    [
        .. from line in SourceTexts.Lines
           let match = Pattern().Match(line.Line)
           where match.Success
           select match.Groups["rest"].Value.TrimStart('/') into rest
           where rest != "{slug}"
           select rest,
    ];

    [Fact]
    public void Source_AddressesOfPages_StandInOneTable()
    {
        var first = Patterns.Select(pattern => pattern.Split('/')[0]).Where(part => part.Length > 0).Append(SitePaths.Requirements.BelowLanguage).Distinct(StringComparer.Ordinal);
        var literal = new Regex(
            $$"""(~/@?\{?[\w.]+\}?/|\{[^{}"]+\}/|(GoTo|GoOn)\(\$?"|"/)({{string.Join('|', first)}})(?![\w-])|"({{string.Join('|', first)}})/""",
            RegexOptions.None, TimeSpan.FromSeconds(1));
        var found = SourceTexts.Lines
            .Where(line => line.Path != "Modules/Duplicates.Service/Web/SitePaths.cs" && !line.Line.StartsWith("@page", StringComparison.Ordinal))
            .Where(line => !line.Line.TrimStart().StartsWith("///", StringComparison.Ordinal) && literal.IsMatch(line.Line))
            .ToLookup(line => line.Path, line => $"{line.Path}:{line.Number}: {line.Line.Trim()}", StringComparer.Ordinal);
        Assert.Empty(found.Where(file => !Tolerated.ContainsKey(file.Key)).SelectMany(file => file));
        Assert.DoesNotContain(Tolerated.Keys, path => !found.Contains(path));
    }

    [Fact]
    public void SitePaths_EachAddress_LeadsToAPage() =>
        Assert.Empty(All().Except(WithoutPattern).Where(path => !Patterns.Any(pattern => Leads(path.BelowLanguage, pattern))).Select(path => path.BelowLanguage));

    [Fact]
    public void SitePaths_FoldersOfPages_AreAllNamed() =>
        Assert.Equal(
            SitePaths.OfStaff.Concat(SitePaths.OfPeople).Concat(SitePaths.OfEverybody).Except([SitePaths.Changes]).Append(SitePaths.Schedule)
                .Select(path => path.BelowLanguage).Order(StringComparer.Ordinal),
            Patterns.Select(pattern => pattern.Split('/')[0]).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void SitePath_OfALanguage_StandsBelowIt()
    {
        Assert.Equal("ru/my/messages", SitePaths.MyMessages.In(Languages.Russian));
        Assert.Equal("kk", SitePaths.Start.In(Languages.Kazakh));
        Assert.Equal("kk/counter?stale=true", SitePaths.Counter.With("?stale=true").In(Languages.Kazakh));
    }

    private static IEnumerable<SitePath> All()
    {
        foreach (var property in typeof(SitePaths).GetProperties().Where(property => property.PropertyType == typeof(SitePath)))
        {
            yield return (SitePath)property.GetValue(null)!;
        }

        foreach (var method in typeof(SitePaths).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsSpecialName && method.ReturnType == typeof(SitePath)))
        {
            foreach (var path in Samples(method))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<SitePath> Samples(MethodInfo method) => method.Name switch
    {
        nameof(SitePaths.Draft) => ApplySteps.All.Select(step => SitePaths.Draft(Guid.Empty, step.Path())).Append(SitePaths.Draft(Guid.Empty, "no-school")),
        nameof(SitePaths.DeskDraft) => ((string[])["person", "request", "papers", "form"]).Select(page => SitePaths.DeskDraft(Guid.Empty, page)),
        nameof(SitePaths.CaseAction) => Enum.GetValues<NextAction>().Select(action => SitePaths.CaseAction("A1", action.Path())),
        nameof(SitePaths.CaseFiles) or nameof(SitePaths.MyCaseFiles) => [Sample(method).Below(Guid.Empty.ToString())],
        _ => [Sample(method)],
    };

    private static SitePath Sample(MethodInfo method) => (SitePath)method.Invoke(null,
        [.. method.GetParameters().Select(object (parameter) => parameter.ParameterType == typeof(Guid) ? Guid.Empty : parameter.ParameterType == typeof(int) ? 2026 : parameter.ParameterType == typeof(DateOnly) ? new DateOnly(2026, 12, 1) : "A1")])!;

    private static bool Leads(string path, string pattern)
    {
        var (parts, wanted) = (path.Split('/'), pattern.Split('/'));
        return parts.Length <= wanted.Length && wanted.Select((part, index) => index < parts.Length ? Fits(parts[index], part) : part.EndsWith("?}", StringComparison.Ordinal)).All(fits => fits);
    }

    private static bool Fits(string part, string wanted) =>
        !wanted.StartsWith('{') ? part == wanted
        : wanted.Contains(":guid", StringComparison.Ordinal) ? Guid.TryParse(part, out _)
        : !wanted.Contains(":int", StringComparison.Ordinal) || int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex($"^@page \"/\\{{culture:{LanguageRouteConstraint.Name}\\}}(?<rest>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
