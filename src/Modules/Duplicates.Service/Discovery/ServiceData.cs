using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Discovery;

/// <summary>Says to search engines in schema.org's words what the service is: <c>GovernmentService</c>.</summary>
internal sealed class ServiceData(IStringLocalizer<ServiceTexts> texts)
{
    private const string Schema = "https://schema.org";
    private const string Type = "@type";

    /// <summary>The service in the reader's language.</summary>
    /// <param name="site">Address of the site without a slash at the end.</param>
    public JsonObject Describe(string site)
    {
        var language = texts.Language();
        return new()
        {
            ["@context"] = Schema,
            [Type] = "GovernmentService",
            ["@id"] = $"{site}/{language}#service",
            ["name"] = texts["home.title"].Value,
            ["alternateName"] = texts["discovery.official-name"].Value,
            ["description"] = texts["home.lead"].Value,
            ["url"] = $"{site}/{language}",
            ["inLanguage"] = language,
            ["areaServed"] = new JsonObject { [Type] = "Country", ["name"] = texts["discovery.country"].Value },
            ["provider"] = new JsonObject { [Type] = "GovernmentOrganization", ["name"] = texts["discovery.owner"].Value },
            ["termsOfService"] = $"{site}/{SitePaths.Requirements.In(language)}",
            ["offers"] = new JsonObject { [Type] = "Offer", ["price"] = "0", ["priceCurrency"] = "KZT" },
            ["availableChannel"] = new JsonArray(
                Channel("serviceUrl", $"{site}/{SitePaths.Apply.In(language)}"),
                Channel("servicePhone", new JsonObject { [Type] = "ContactPoint", ["telephone"] = "1414" })),
        };
    }

    private static JsonObject Channel(string name, JsonNode value) => new()
    {
        [Type] = "ServiceChannel",
        [name] = value,
        ["availableLanguage"] = new JsonArray(Languages.Kazakh, Languages.Russian),
    };
}
