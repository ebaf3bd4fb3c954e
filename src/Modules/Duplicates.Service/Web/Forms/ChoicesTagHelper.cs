using System.Globalization;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>A group of answers under one question; the first answer has the id of the field, so that an error can lead to it.</summary>
/// <param name="texts">The service's texts.</param>
public abstract class ChoicesTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>The question.</summary>
    public string Legend { get; set; } = null!;

    /// <summary>The answers.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>radio or checkbox.</summary>
    private protected abstract string Kind { get; }

    /// <summary>Class of the group.</summary>
    private protected abstract string Css { get; }

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        var fieldset = Element("fieldset", "govuk-fieldset");
        Describe(fieldset, state);
        fieldset.InnerHtml.AppendHtml(LegendElement());
        AppendHelp(fieldset.InnerHtml, state);
        var group = Element("div", Css);
        var position = 0;
        foreach (var choice in Items)
        {
            position++;
            var id = position == 1 ? state.Id : state.Id + "-" + position.ToString(CultureInfo.InvariantCulture);
            group.InnerHtml.AppendHtml(Item(choice, id, state));
        }

        fieldset.InnerHtml.AppendHtml(group);
        content.AppendHtml(fieldset);
    }

    private TagBuilder LegendElement()
    {
        var legend = Element("legend", PageHeading ? "govuk-fieldset__legend govuk-fieldset__legend--l" : "govuk-fieldset__legend");
        if (!PageHeading)
        {
            legend.InnerHtml.Append(Caption(Legend));
            return legend;
        }

        var heading = Element("h1", "govuk-fieldset__heading");
        heading.InnerHtml.Append(Caption(Legend));
        legend.InnerHtml.AppendHtml(heading);
        return legend;
    }

    private TagBuilder Item(Choice choice, string id, FieldState state)
    {
        var input = Element("input", Css + "__input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Kind;
        input.Attributes["id"] = id;
        input.Attributes["name"] = state.Name;
        input.Attributes["value"] = choice.Value;
        if (state.Has(choice.Value))
        {
            input.Attributes["checked"] = "checked";
        }

        var label = Element("label", $"govuk-label {Css}__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(choice.Text);
        var item = Element("div", Css + "__item");
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (choice.Hint is not null)
        {
            var hint = Element("div", $"govuk-hint {Css}__hint");
            hint.Attributes["id"] = id + "-item-hint";
            hint.InnerHtml.Append(choice.Hint);
            input.Attributes["aria-describedby"] = id + "-item-hint";
            item.InnerHtml.AppendHtml(hint);
        }

        return item;
    }
}
