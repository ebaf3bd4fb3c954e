using System.Text.Encodings.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.InfoPages;

/// <summary>
/// Writes the text of an info page or an office. It comes from Markdown with HTML switched off, so it is written as it is;
/// links within the service get the prefix under which the service runs. Where the text says <c>{signing}</c>, it is told how this
/// very service lets people sign, since that depends on its settings.
/// </summary>
[HtmlTargetElement("info-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InfoTextTagHelper(HtmlEncoder encoder, IStringLocalizer<ServiceTexts> texts) : TagHelper
{
    private const string SigningMarker = "{signing}";

    /// <summary>The text as HTML made from Markdown.</summary>
    public string Html { get; set; } = null!;

    /// <summary>The request being answered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var text = Html;
        if (text.Contains(SigningMarker, StringComparison.Ordinal))
        {
            var offered = ViewContext.HttpContext.RequestServices.GetRequiredService<ISigningOffer>().IsOffered;
            text = text.Replace(SigningMarker, encoder.Encode(texts[offered ? "signing.info.offered" : "signing.info.by-code-only"].Value), StringComparison.Ordinal);
        }

        var prefix = ViewContext.HttpContext.Request.PathBase;
        output.TagName = null;
        output.Content.SetHtmlContent(prefix.HasValue ? text.Replace("href=\"/", $"href=\"{prefix}/", StringComparison.Ordinal) : text);
    }
}
