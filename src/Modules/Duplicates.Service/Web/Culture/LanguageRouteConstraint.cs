using Duplicates.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Duplicates.Service.Web.Culture;

/// <summary>
/// The part of an address that is one of <see cref="Languages.All"/>: <c>@page "/{culture:lang}/…"</c>. Letter cases are taken alike, as everywhere
/// in routing; <see cref="CultureFromPath"/> has led other letter cases to the one address of the page before.
/// </summary>
internal sealed class LanguageRouteConstraint : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    /// <summary>What page patterns call it.</summary>
    public const string Name = "lang";

    /// <summary>How the pattern of every page of the service begins, without the leading slash.</summary>
    public const string Segment = $"{{culture:{Name}}}";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string code && IsLanguage(code);

    public bool MatchesLiteral(string parameterName, string literal) => IsLanguage(literal);

    private static bool IsLanguage(string code) =>
        code.Equals(Languages.Kazakh, StringComparison.OrdinalIgnoreCase) || code.Equals(Languages.Russian, StringComparison.OrdinalIgnoreCase);
}
