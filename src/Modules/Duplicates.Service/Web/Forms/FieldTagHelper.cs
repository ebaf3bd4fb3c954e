using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>A form field with its label, hint and error message tied together for assistive technology.</summary>
/// <param name="texts">The service's texts.</param>
public abstract class FieldTagHelper(IStringLocalizer<ServiceTexts> texts) : TagHelper
{
    /// <summary>The property that the field fills.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>One or two lines of help above the field.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether the label is the h1 of the page.</summary>
    public bool PageHeading { get; set; }

    /// <summary>Whether the label says that the field may be left empty.</summary>
    public bool Optional { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The service's texts.</summary>
    protected IStringLocalizer<ServiceTexts> Texts { get; } = texts;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = FieldState.Of(ViewContext, For);
        var attributes = output.Attributes.Where(attribute => !string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase)).ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", state.Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Fill(output.Content, state, attributes);
    }

    /// <summary>Writes the inside of the form group.</summary>
    /// <param name="content">Where to write.</param>
    /// <param name="state">The state of the field.</param>
    /// <param name="attributes">Attributes of the tag that are meant for the control itself.</param>
    protected abstract void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes);

    /// <summary>The caption of the field, with the note that it may be left empty.</summary>
    /// <param name="caption">Label or legend.</param>
    protected string Caption(string caption) => Optional ? $"{caption} {Texts["form.optional"].Value}" : caption;

    /// <summary>Writes a label for one control.</summary>
    /// <param name="content">Where to write.</param>
    /// <param name="state">The state of the field.</param>
    /// <param name="caption">Text of the label.</param>
    protected void AppendLabel(IHtmlContentBuilder content, FieldState state, string caption)
    {
        var label = Element("label", PageHeading ? "govuk-label govuk-label--l" : "govuk-label");
        label.Attributes["for"] = state.Id;
        label.InnerHtml.Append(Caption(caption));
        content.AppendHtml(PageHeading ? Wrap("h1", "govuk-label-wrapper", label) : label);
    }

    /// <summary>Writes the hint and the error message.</summary>
    /// <param name="content">Where to write.</param>
    /// <param name="state">The state of the field.</param>
    protected void AppendHelp(IHtmlContentBuilder content, FieldState state)
    {
        if (Hint is not null)
        {
            var hint = Element("div", "govuk-hint");
            hint.Attributes["id"] = state.HintId;
            hint.InnerHtml.Append(Hint);
            content.AppendHtml(hint);
        }

        if (state.Error is not null)
        {
            var error = Element("p", "govuk-error-message");
            error.Attributes["id"] = state.ErrorId;
            var prefix = Element("span", "govuk-visually-hidden");
            prefix.InnerHtml.Append(Texts["form.error-prefix"].Value);
            error.InnerHtml.AppendHtml(prefix).Append(" ").Append(state.Error);
            content.AppendHtml(error);
        }
    }

    /// <summary>Opens a control with its name, id and ties to the help.</summary>
    /// <param name="tag">Name of the element.</param>
    /// <param name="css">Its class; the class for errors is derived from it.</param>
    /// <param name="state">The state of the field.</param>
    /// <param name="attributes">More attributes for the control.</param>
    protected TagBuilder Control(string tag, string css, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        var control = Element(tag, state.Error is null ? css : $"{css} {css}--error");
        foreach (var attribute in attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString();
        }

        control.Attributes["id"] = state.Id;
        control.Attributes["name"] = state.Name;
        Describe(control, state);
        if (state.Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        return control;
    }

    /// <summary>Ties an element to the hint and the error message.</summary>
    /// <param name="element">The element.</param>
    /// <param name="state">The state of the field.</param>
    protected void Describe(TagBuilder element, FieldState state)
    {
        if (state.DescribedBy(Hint is not null) is { } ids)
        {
            element.Attributes["aria-describedby"] = ids;
        }
    }

    /// <summary>Makes an element with a class.</summary>
    /// <param name="tag">Name of the element.</param>
    /// <param name="css">Its class.</param>
    protected static TagBuilder Element(string tag, string css)
    {
        var element = new TagBuilder(tag);
        element.Attributes["class"] = css;
        return element;
    }

    /// <summary>Puts an element into another.</summary>
    /// <param name="tag">Name of the outer element.</param>
    /// <param name="css">Class of the outer element.</param>
    /// <param name="inner">The inner element.</param>
    protected static TagBuilder Wrap(string tag, string css, IHtmlContent inner)
    {
        var outer = Element(tag, css);
        outer.InnerHtml.AppendHtml(inner);
        return outer;
    }
}
