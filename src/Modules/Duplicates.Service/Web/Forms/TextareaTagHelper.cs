using System.Globalization;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>Several lines of text. Further attributes (maxlength, lang …) go to the textarea.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-textarea", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Text of the label.</summary>
    public string Label { get; set; } = null!;

    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendLabel(content, state, Label);
        AppendHelp(content, state);
        var textarea = Control("textarea", "govuk-textarea", state, attributes);
        textarea.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        textarea.InnerHtml.AppendHtml("\n").Append(state.Value);
        content.AppendHtml(textarea);
    }
}
