using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>One row of a summary list, with a link to change it where that is allowed.</summary>
/// <param name="urls">Turns addresses that begin with ~/ into real ones.</param>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-summary-row", Attributes = "key")]
public sealed class SummaryRowTagHelper(IUrlHelperFactory urls, IStringLocalizer<ServiceTexts> texts) : TagHelper
{
    /// <summary>The name.</summary>
    public string Key { get; set; } = null!;

    /// <summary>Where it can be changed.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", ChangeHref is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        var key = Part("dt", "govuk-summary-list__key");
        key.InnerHtml.Append(Key);
        var value = Part("dd", "govuk-summary-list__value");
        value.InnerHtml.AppendHtml(content);
        output.Content.SetHtmlContent(key).AppendHtml(value);
        if (ChangeHref is not null)
        {
            var actions = Part("dd", "govuk-summary-list__actions");
            actions.InnerHtml.AppendHtml(ChangeLink(ChangeHref));
            output.Content.AppendHtml(actions);
        }
    }

    private TagBuilder ChangeLink(string address)
    {
        var link = Part("a", "govuk-link");
        link.Attributes["href"] = urls.GetUrlHelper(ViewContext).Content(address);
        var what = Part("span", "govuk-visually-hidden");
        // those who hear the link without its row
        what.InnerHtml.Append(Key);
        link.InnerHtml.Append(texts["form.change"].Value).AppendHtml(" ").AppendHtml(what);
        return link;
    }

    private static TagBuilder Part(string tag, string css)
    {
        var part = new TagBuilder(tag);
        part.Attributes["class"] = css;
        return part;
    }
}
