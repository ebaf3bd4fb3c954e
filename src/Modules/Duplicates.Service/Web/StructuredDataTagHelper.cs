using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.Web;

/// <summary>
/// Writes data for search engines as <c>application/ld+json</c>. It is a block of data and no script, so the content security policy
/// lets it be; signs that could end the block are written as escapes.
/// </summary>
[HtmlTargetElement("structured-data", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StructuredDataTagHelper : TagHelper
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What is said; nothing is written when it is null.</summary>
    public JsonObject? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");
        output.Content.SetHtmlContent(Value.ToJsonString(Options));
    }
}
