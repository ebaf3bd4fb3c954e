using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>
/// Lists what is to be put right, with links to the fields, in the order in which the model declares them.
/// It writes nothing while there is nothing to put right.
/// </summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<ServiceTexts> texts) : TagHelper
{
    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        var alert = new TagBuilder("div");
        alert.Attributes["role"] = "alert";
        var title = new TagBuilder("h2");
        title.AddCssClass("govuk-error-summary__title");
        title.InnerHtml.Append(texts["form.error-summary"].Value);
        var body = new TagBuilder("div");
        body.AddCssClass("govuk-error-summary__body");
        body.InnerHtml.AppendHtml(List());
        alert.InnerHtml.AppendHtml(title).AppendHtml(body);
        output.Content.SetHtmlContent(alert);
    }

    private TagBuilder List()
    {
        var list = new TagBuilder("ul");
        list.AddCssClass("govuk-list govuk-error-summary__list");
        var root = ViewContext.ViewData.ModelMetadata;
        var fields = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value?.Errors.Count > 0)
            .OrderBy(entry => FieldOrder.Of(root, entry.Key), StringComparer.Ordinal);
        foreach (var (name, entry) in fields)
        {
            list.InnerHtml.AppendHtml(Item(name, entry!.Errors[0]));
        }

        return list;
    }

    private static TagBuilder Item(string name, ModelError error)
    {
        var item = new TagBuilder("li");
        if (name.Length == 0)
        {
            item.InnerHtml.Append(error.ErrorMessage);
            return item;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(name, "_");
        link.InnerHtml.Append(error.ErrorMessage);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}
