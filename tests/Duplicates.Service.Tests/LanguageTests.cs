using System.Text.RegularExpressions;
using Duplicates.Domain;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Matching;

namespace Duplicates.Service.Tests;

/// <summary>The two languages stand in one place: their codes are written nowhere else, and every page asks for them by the same constraint.</summary>
public sealed partial class LanguageTests
{
    [Fact]
    public void Source_CodesOfTheLanguages_StandInOneTable() =>
        Assert.Empty(SourceTexts.Lines
            .Where(line => line.Path != "Duplicates.Domain/Languages.cs" && CodeOfALanguage().IsMatch(line.Line))
            .Select(line => $"{line.Path}:{line.Number}: {line.Line.Trim()}"));

    [Fact]
    public void Pages_Patterns_BeginWithTheLanguage()
    {
        var patterns = SourceTexts.Lines.Where(line => line.Line.StartsWith("@page ", StringComparison.Ordinal)).ToList();
        Assert.True(patterns.Count > 100, $"Only {patterns.Count} patterns were found.");
        Assert.Equal(
            ["@page \"/errors/{code:int}\""],
            patterns.Select(line => line.Line.Trim()).Where(line => !line.StartsWith($"@page \"/{LanguageRouteConstraint.Segment}", StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("kk", true)]
    [InlineData("ru", true)]
    [InlineData("RU", true)]
    [InlineData("en", false)]
    [InlineData("kk-KZ", false)]
    [InlineData("", false)]
    public void LanguageConstraint_FirstPartOfAnAddress_IsOneOfTheTwo(string part, bool expected)
    {
        var constraint = new LanguageRouteConstraint();
        Assert.Equal(expected, constraint.Match(null, null, "culture", new RouteValueDictionary { ["culture"] = part }, RouteDirection.IncomingRequest));
        Assert.Equal(expected, ((IParameterLiteralNodeMatchingPolicy)constraint).MatchesLiteral("culture", part));
        Assert.Equal(expected, new RegexInlineRouteConstraint("^(kk|ru)$").Match(null, null, "culture", new RouteValueDictionary { ["culture"] = part }, RouteDirection.IncomingRequest));
    }

    [Fact]
    public void Languages_Kazakh_StandsFirst()
    {
        Assert.Equal(["kk", "ru"], Languages.All, StringComparer.Ordinal);
        Assert.All(Languages.All, code => Assert.Equal(code, Languages.CultureOf(code).TwoLetterISOLanguageName));
        Assert.All(Languages.All, code => Assert.Equal(code, Languages.Other(Languages.Other(code))));
        Assert.All(Languages.All, code => Assert.NotEqual(code, Languages.Other(code), StringComparer.Ordinal));
        Assert.Equal(Languages.All, SiteLanguage.All.Select(language => language.Code), StringComparer.Ordinal);
    }

    [GeneratedRegex("""["'](kk|ru)(-KZ|-RU)?["']|\bkk\|ru\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeOfALanguage();
}
