using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.InfoPages;

/// <summary>
/// Writes the text of an info page or an office. It comes from Markdown with HTML switched off, so it is written as it is;
/// links within the service get the prefix under which the service runs.
/// </summary>
[HtmlTargetElement("info-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InfoTextTagHelper : TagHelper
{
    /// <summary>The text as HTML made from Markdown.</summary>
    public string Html { get; set; } = null!;

    /// <summary>The request being answered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var prefix = ViewContext.HttpContext.Request.PathBase;
        output.TagName = null;
        output.Content.SetHtmlContent(prefix.HasValue ? Html.Replace("href=\"/", $"href=\"{prefix}/", StringComparison.Ordinal) : Html);
    }
}
