using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>A file to attach. Further attributes (accept, multiple) go to the input.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-file", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(IStringLocalizer<ServiceTexts> texts) : FieldTagHelper(texts)
{
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
        content.AppendHtml(input);
    }
}
