using Duplicates.Service.Content;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.Editor;

/// <summary>Writes a Markdown text as the public will read it; HTML in it is shown as letters.</summary>
[HtmlTargetElement("markdown-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkdownTextTagHelper : TagHelper
{
    /// <summary>The text.</summary>
    public string Source { get; set; } = string.Empty;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(ContentMarkdown.Html(Source));
    }
}
