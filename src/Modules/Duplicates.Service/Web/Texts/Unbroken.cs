using Microsoft.AspNetCore.Html;

namespace Duplicates.Service.Web.Texts;

/// <summary>Keeps together on a page what a line must not break. For display only: what is signed or stored keeps ordinary spaces.</summary>
internal static class Unbroken
{
    /// <summary>A phone number with spaces that do not break; any other text as it is.</summary>
    public static string Phone(string text) => text.StartsWith("+7 ", StringComparison.Ordinal) ? text.Replace(' ', '\u00A0') : text;

    /// <summary>A text in which a number goes to the next line as a whole.</summary>
    public static IHtmlContent Number(string text, string number)
    {
        var html = new HtmlContentBuilder();
        var place = text.IndexOf(number, StringComparison.Ordinal);
        return place < 0
            ? html.Append(text)
            : html.Append(text[..place]).AppendHtml("<span class=\"kept-together\">").Append(number).AppendHtml("</span>").Append(text[(place + number.Length)..]);
    }
}
