using System.Globalization;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>
/// Several lines of text. Under the field stands how long it may be, and with scripts how much is left; more can be typed, so that
/// nothing pasted is cut off unseen. Further attributes (lang, spellcheck …) go to the textarea.
/// </summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-textarea", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Text of the label.</summary>
    public string Label { get; set; } = null!;

    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>How many characters the text may have; null when that is not counted.</summary>
    public int? Longest { get; set; }

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendLabel(content, state, Label);
        AppendHelp(content, state);
        var textarea = Control("textarea", "govuk-textarea", state, attributes);
        textarea.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        textarea.InnerHtml.AppendHtml("\n").Append(state.Value);
        if (Longest is not { } longest)
        {
            content.AppendHtml(textarea);
            return;
        }

        var count = Element("div", "govuk-hint");
        count.Attributes["id"] = $"{state.Id}-count";
        count.Attributes["data-longest"] = longest.ToString(CultureInfo.InvariantCulture);
        count.Attributes["data-left"] = Texts["form.characters-left"].Value;
        count.Attributes["data-over"] = Texts["form.characters-over"].Value;
        count.InnerHtml.Append(Texts["form.longest", longest].Value);
        textarea.Attributes["aria-describedby"] = string.Join(' ', new[] { state.DescribedBy(Hint is not null), count.Attributes["id"] }.OfType<string>());
        content.AppendHtml(textarea).AppendHtml(count);
    }
}
