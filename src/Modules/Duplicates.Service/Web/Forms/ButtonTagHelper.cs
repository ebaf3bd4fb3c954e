using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duplicates.Service.Web.Forms;

/// <summary>A button that sends the form once, or, with an address, a link that looks like one.</summary>
/// <param name="urls">Turns addresses that begin with ~/ into real ones.</param>
[HtmlTargetElement("gov-button", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ButtonTagHelper(IUrlHelperFactory urls) : TagHelper
{
    /// <summary>What the button says.</summary>
    public string Text { get; set; } = null!;

    /// <summary>Where the link leads; without it the button sends the form.</summary>
    public string? Href { get; set; }

    /// <summary>Whether it stands beside a more important button.</summary>
    public bool Secondary { get; set; }

    /// <summary>Whether what it does cannot be undone.</summary>
    public bool Warning { get; set; }

    /// <summary>Whether it begins the service.</summary>
    public bool Start { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Css());
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is null)
        {
            output.TagName = "button";
            if (!output.Attributes.ContainsName("type"))
            {
                output.Attributes.SetAttribute("type", "submit");
            }

            output.Attributes.SetAttribute("data-prevent-double-click", "true");
        }
        else
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Content(Href));
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
        }

        output.Content.SetContent(Text);
    }

    private string Css()
    {
        var css = "govuk-button";
        css += Secondary ? " govuk-button--secondary" : string.Empty;
        css += Warning ? " govuk-button--warning" : string.Empty;
        return css + (Start ? " govuk-button--start" : string.Empty);
    }
}
