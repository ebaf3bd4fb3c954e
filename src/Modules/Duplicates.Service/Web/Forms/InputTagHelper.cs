using System.Globalization;
using Duplicates.Domain.People;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>One line of text. Further attributes (inputmode, autocomplete, spellcheck, maxlength, lang …) go to the input.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-input", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Text of the label.</summary>
    public string Label { get; set; } = null!;

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; without it the input is as wide as the column.</summary>
    public int? Width { get; set; }

    /// <summary>Whether the field takes a name in Cyrillic: Kazakh letters are offered beside it, and a look-alike Latin letter can be put right with one press.</summary>
    public bool CyrillicName { get; set; }

    /// <summary>Type of the input; a password and a one-time code are never shown again.</summary>
    public string Type { get; set; } = "text";

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendLabel(content, state, Label);
        AppendHelp(content, state);
        var input = Control("input", "govuk-input", state, attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Width is { } width)
        {
            input.AddCssClass("govuk-input--width-" + width.ToString(CultureInfo.InvariantCulture));
        }

        if (state.Value.Length > 0 && !IsSecret(attributes))
        {
            input.Attributes["value"] = state.Value;
        }

        if (CyrillicName)
        {
            input.Attributes["data-kazakh-letters"] = Texts["form.kazakh-letters"].Value;
        }

        content.AppendHtml(input);
        if (CyrillicName && state.Error is not null && LookAlikeLetters.Find(state.Value).Count > 0)
        {
            content.AppendHtml(CorrectionOf(state));
        }
    }

    private bool IsSecret(IReadOnlyList<TagHelperAttribute> attributes) => Type == "password"
        || attributes.Any(attribute => attribute.Name == "autocomplete" && attribute.Value?.ToString() == "one-time-code");

    private TagBuilder CorrectionOf(FieldState state)
    {
        var button = Element("button", "govuk-button govuk-button--secondary correction");
        button.Attributes["type"] = "submit";
        button.Attributes["name"] = NameCorrection.Field;
        button.Attributes["value"] = state.Name;
        button.InnerHtml.Append(Texts["form.correct-letters", LookAlikeLetters.Correct(state.Value)].Value);
        return button;
    }
}
