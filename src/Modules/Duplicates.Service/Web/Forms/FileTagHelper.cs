using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>
/// A file to attach. Further attributes (accept, multiple) go to the input. The words of a browser's own field are in the browser's
/// language; the script puts a button in the page's language in its place.
/// </summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-file", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
    private static readonly (string Word, string Key)[] Words =
    [
        ("choose-files-button", "form.file.choose"),
        ("drop-instruction", "form.file.drop"),
        ("no-file-chosen", "form.file.none"),
        ("multiple-files-chosen.one", "form.file.chosen"),
        ("multiple-files-chosen.few", "form.file.chosen"),
        ("multiple-files-chosen.many", "form.file.chosen"),
        ("multiple-files-chosen.other", "form.file.chosen"),
        ("entered-drop-zone", "form.file.over"),
        ("left-drop-zone", "form.file.away"),
    ];

    /// <summary>Text of the label.</summary>
    public string Label { get; set; } = null!;

    /// <inheritdoc />
    protected override void Fill(TagHelperContent content, FieldState state, IReadOnlyList<TagHelperAttribute> attributes)
    {
        AppendLabel(content, state, Label);
        AppendHelp(content, state);
        var input = Control("input", "govuk-file-upload", state, attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        var zone = Wrap("div", "govuk-drop-zone", input);
        zone.Attributes["data-module"] = "govuk-file-upload";
        foreach (var (word, key) in Words)
        {
            zone.Attributes[$"data-i18n.{word}"] = Texts[key].Value;
        }

        content.AppendHtml(zone);
    }
}
