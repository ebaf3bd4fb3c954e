using System.Xml;
using Duplicates.Domain;
using Duplicates.Service.Web;

namespace Duplicates.Service.Discovery;

/// <summary>Writes the Atom feed of a language: which public pages changed, the newest first.</summary>
internal sealed class ChangesFeed(PublicPages pages, TextsByLanguage texts)
{
    private const string Schema = "http://www.w3.org/2005/Atom";
    private const int MostOffices = 50;

    /// <summary>Writes the feed.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="site">Address of the site without a slash at the end.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public async Task WriteAsync(Stream output, string site, string language)
    {
        // a list of thousands of schools that is imported on one day must not push the texts out
        List<PublicPage> changed = [.. pages.Edited
            .Concat(pages.Offices.OrderByDescending(office => office.ChangedOn).Take(MostOffices))
            .OrderByDescending(page => page.ChangedOn)
            .ThenBy(page => page.Path(language), StringComparer.Ordinal)];
        var address = $"{site}/{SitePaths.Changes.In(language)}";
        await using var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, Indent = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "feed", Schema);
        await xml.WriteAttributeStringAsync("xml", "lang", null, language);
        Write(xml, "id", address);
        Write(xml, "title", texts.Get("discovery.feed.title", language, texts.Get("frame.service-name", language)));
        Write(xml, "updated", Moment(changed.Select(page => page.ChangedOn).Append(Edition.WrittenOn).Max()));
        WriteLink(xml, "self", address, "application/atom+xml", language);
        WriteLink(xml, "alternate", $"{site}/{language}", "text/html", language);
        xml.WriteStartElement("author", Schema);
        Write(xml, "name", texts.Get("discovery.owner", language));
        await xml.WriteEndElementAsync();
        foreach (var page in changed)
        {
            WriteEntry(xml, site, page, language);
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static void WriteEntry(XmlWriter xml, string site, PublicPage page, string language)
    {
        var address = site + page.Path(language);
        xml.WriteStartElement("entry", Schema);

        // Readers tell entries apart by their id: each change of a page is an entry of its own.
        Write(xml, "id", $"{address}#{page.ChangedOn:O}");
        Write(xml, "title", page.Title.In(language));
        Write(xml, "updated", Moment(page.ChangedOn));
        WriteLink(xml, "alternate", address, "text/html", language);
        if (page.Summary.In(language) is { Length: > 0 } summary)
        {
            Write(xml, "summary", summary);
        }

        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string address, string type, string language)
    {
        xml.WriteStartElement("link", Schema);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Schema, OutsideText.Writable(value));

    /// <summary>Only the day of a change is published: midnight of Almaty stands for it.</summary>
    private static string Moment(DateOnly day) => $"{day:O}T00:00:00+05:00";
}
