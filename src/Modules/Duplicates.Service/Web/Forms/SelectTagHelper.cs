using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>One answer out of a long list.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-select", Attributes = "asp-for,label,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Text of the label.</summary>
    public string Label { get; set; } = null!;

    /// <summary>The answers; an empty one is put before them.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Text of the empty answer; without it the usual invitation to choose.</summary>
    public string? Prompt { get; set; }

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendLabel(content, state, Label);
        AppendHelp(content, state);
        var select = Control("select", "govuk-select", state, attributes);
        select.InnerHtml.AppendHtml(Option(string.Empty, Prompt ?? Texts["form.select-prompt"].Value, state));
        foreach (var choice in Items)
        {
            select.InnerHtml.AppendHtml(Option(choice.Value, choice.Text, state));
        }

        content.AppendHtml(select);
    }

    private static TagBuilder Option(string value, string text, FieldState state)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (state.Has(value))
        {
            option.Attributes["selected"] = "selected";
        }

        option.InnerHtml.Append(text);
        return option;
    }
}
