using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.Web.Forms;

/// <summary>Leaves checking to the server, whose messages say in the reader's language what to do.</summary>
[HtmlTargetElement("form")]
public sealed class PlainFormTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
}
