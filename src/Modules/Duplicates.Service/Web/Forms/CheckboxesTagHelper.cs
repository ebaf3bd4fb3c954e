using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>Any number of answers out of a few.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-checkboxes", Attributes = "asp-for,legend,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesTagHelper(IStringLocalizer<ServiceTexts> texts) : ChoicesTagHelper(texts)
{
    private protected override string Kind => "checkbox";

    private protected override string Css => "govuk-checkboxes";
}
