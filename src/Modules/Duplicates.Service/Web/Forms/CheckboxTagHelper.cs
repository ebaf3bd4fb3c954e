using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>One thing to agree to or to tick; it sends true or nothing.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-checkbox", Attributes = "asp-for,text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>What is agreed to.</summary>
    public string Text { get; set; } = null!;

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendHelp(content, state);
        var input = Control("input", "govuk-checkboxes__input", state, attributes);
        input.Attributes["class"] = "govuk-checkboxes__input";
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (state.Has("true"))
        {
            input.Attributes["checked"] = "checked";
        }

        var label = Element("label", "govuk-label govuk-checkboxes__label");
        label.Attributes["for"] = state.Id;
        label.InnerHtml.Append(Caption(Text));
        var item = Element("div", "govuk-checkboxes__item");
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        content.AppendHtml(Wrap("div", "govuk-checkboxes", item));
    }
}
