using System.Globalization;
using System.Xml;
using Duplicates.Domain;
using Duplicates.Service.Web.Culture;

namespace Duplicates.Service.Discovery;

/// <summary>Writes <c>sitemap.xml</c>: each public page in each language, with its counterparts and the date of its last change.</summary>
internal static class Sitemap
{
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Writes the map.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="site">Address of the site without a slash at the end.</param>
    /// <param name="pages">The pages.</param>
    public static async Task WriteAsync(Stream output, string site, IEnumerable<PublicPage> pages)
    {
        await using var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, Indent = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Schema);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        foreach (var page in pages)
        {
            foreach (var language in SiteLanguage.All)
            {
                await WritePageAsync(xml, site, page, language.Code);
            }
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task WritePageAsync(XmlWriter xml, string site, PublicPage page, string language)
    {
        await xml.WriteStartElementAsync(null, "url", Schema);
        await xml.WriteElementStringAsync(null, "loc", Schema, site + page.Path(language));
        await xml.WriteElementStringAsync(null, "lastmod", Schema, page.ChangedOn.ToString("O", CultureInfo.InvariantCulture));
        foreach (var (code, path) in (ReadOnlySpan<(string, string)>)[(Languages.Kazakh, page.PathKk), (Languages.Russian, page.PathRu), ("x-default", page.PathKk)])
        {
            xml.WriteStartElement("xhtml", "link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", code);
            xml.WriteAttributeString("href", site + path);
            xml.WriteEndElement();
        }

        await xml.WriteEndElementAsync();
    }
}
