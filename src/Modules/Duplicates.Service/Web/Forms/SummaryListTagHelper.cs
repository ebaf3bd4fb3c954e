using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.Web.Forms;

/// <summary>Pairs of a name and what is known about it, in rows.</summary>
[HtmlTargetElement("gov-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list");
    }
}
