using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>One answer out of a few.</summary>
/// <param name="texts">The service's texts.</param>
[HtmlTargetElement("gov-radios", Attributes = "asp-for,legend,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosTagHelper(IStringLocalizer<ServiceTexts> texts) : ChoicesTagHelper(texts)
{
    private protected override string Kind => "radio";

    private protected override string Css => "govuk-radios";
}
