using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>The way to the page before; it belongs into the section BeforeMain of the layout.</summary>
/// <param name="urls">Turns addresses that begin with ~/ into real ones.</param>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-back-link", Attributes = "href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackLinkTagHelper(IUrlHelperFactory urls, IStringLocalizer<ServiceTexts> texts) : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = null!;

    /// <summary>What it says; without it simply "back".</summary>
    public string? Text { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-back-link");
        output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Content(Href));
        output.Content.SetContent(Text ?? texts["form.back"].Value);
    }
}
