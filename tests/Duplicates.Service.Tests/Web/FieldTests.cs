using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace Duplicates.Service.Tests.Web;

public sealed class FieldTests : IDisposable
{
    private static readonly Choice[] Reasons = [new("lost", "Жоғалды"), new("damaged", "Бүлінді", "Аттестатты көрсетесіз")];

    private readonly InLanguage _language = new("kk");
    private readonly SideBySideLocalizer _texts = new();
    private readonly EmptyModelMetadataProvider _metadata = new();
    private readonly ViewContext _view;

    public FieldTests()
    {
        _view = new ViewContext
        {
            HttpContext = new DefaultHttpContext(),
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
            ViewData = new ViewDataDictionary<Form>(_metadata, new ModelStateDictionary()),
        };
    }

    public void Dispose() => _language.Dispose();

    [Fact]
    public void Input_WithErrorAndHint_TiesThemToTheFieldAndShowsWhatWasTyped()
    {
        _view.ViewData.ModelState.SetModelValue("Iin", "12<", "12<");
        _view.ViewData.ModelState.AddModelError("Iin", "ЖСН 12 саннан тұрады");
        var group = Render(new InputTagHelper(_texts) { For = Field(nameof(Form.Iin)), Label = "ЖСН", Hint = "12 сан", Width = 20, ViewContext = _view }, ("inputmode", "numeric"));
        var input = group.QuerySelector("input#Iin.govuk-input--error.govuk-input--width-20")!;
        Assert.Equal("12<", input.GetAttribute("value"));
        Assert.Equal("Iin-hint Iin-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("numeric", input.GetAttribute("inputmode"));
        Assert.Equal("Қате: ЖСН 12 саннан тұрады", group.QuerySelector("#Iin-error")!.TextContent);
        Assert.Equal("ЖСН", group.QuerySelector("label[for=Iin]")!.TextContent);
    }

    [Fact]
    public void Input_Optional_SaysSoInsteadOfMarkingTheOthers()
    {
        var group = Render(new InputTagHelper(_texts) { For = Field(nameof(Form.Story)), Label = "Әкесінің аты", Optional = true, ViewContext = _view });
        Assert.Equal("Әкесінің аты (міндетті емес)", group.QuerySelector("label")!.TextContent);
    }

    [Fact]
    public void Input_Password_IsNeverShownAgain()
    {
        _view.ViewData.ModelState.SetModelValue("Iin", "secret", "secret");
        var group = Render(new InputTagHelper(_texts) { For = Field(nameof(Form.Iin)), Label = "Код", Type = "password", ViewContext = _view });
        Assert.False(group.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public void Textarea_WithMarkup_ShowsItAsText()
    {
        _view.ViewData.ModelState.SetModelValue("Story", "</textarea><b>", "</textarea><b>");
        var group = Render(new TextareaTagHelper(_texts) { For = Field(nameof(Form.Story)), Label = "Толығырақ", ViewContext = _view });
        Assert.Equal("</textarea><b>", group.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public void Radios_AsPageHeading_AskOneQuestionAndKeepTheAnswer()
    {
        _view.ViewData.ModelState.SetModelValue("Reason", "damaged", "damaged");
        var group = Render(new RadiosTagHelper(_texts) { For = Field(nameof(Form.Reason)), Legend = "Не үшін?", Items = Reasons, PageHeading = true, ViewContext = _view });
        Assert.Equal("Не үшін?", group.QuerySelector("fieldset > legend > h1")!.TextContent);
        Assert.Equal("lost", group.QuerySelector("input#Reason")!.GetAttribute("value"));
        Assert.True(group.QuerySelector("input#Reason-2")!.HasAttribute("checked"));
        Assert.Equal("Reason-2-item-hint", group.QuerySelector("input#Reason-2")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Checkboxes_WithSeveralAnswers_KeepAllOfThem()
    {
        _view.ViewData.ModelState.SetModelValue("Many", Reasons.Select(reason => reason.Value).ToArray(), "lost,damaged");
        var group = Render(new CheckboxesTagHelper(_texts) { For = Field(nameof(Form.Many)), Legend = "Қайсысы?", Items = Reasons, ViewContext = _view });
        Assert.Equal(2, group.QuerySelectorAll("input[type=checkbox][name=Many][checked]").Length);
    }

    [Fact]
    public void Checkbox_Ticked_SendsTrue()
    {
        _view.ViewData.ModelState.SetModelValue("Agreed", "true", "true");
        var group = Render(new CheckboxTagHelper(_texts) { For = Field(nameof(Form.Agreed)), Text = "Келісемін", ViewContext = _view });
        Assert.NotNull(group.QuerySelector("input#Agreed[value=true][checked]"));
    }

    [Fact]
    public void Select_WithAnswer_HasItSelectedAfterAnEmptyOne()
    {
        _view.ViewData.ModelState.SetModelValue("Reason", "lost", "lost");
        var group = Render(new SelectTagHelper(_texts) { For = Field(nameof(Form.Reason)), Label = "Себебі", Items = Reasons, ViewContext = _view });
        Assert.Equal("lost", group.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(string.Empty, group.QuerySelector("option")!.GetAttribute("value"));
    }

    [Fact]
    public void ErrorSummary_WithErrors_LeadsToTheFieldsInTheirOrder()
    {
        _view.ViewData.ModelState.AddModelError("Agreed", "Келісіміңізді белгілеңіз");
        _view.ViewData.ModelState.AddModelError("Iin", "ЖСН жазыңыз");
        _view.ViewData.ModelState.AddModelError(string.Empty, "Бәрін тексеріңіз");
        var summary = Render(new ErrorSummaryTagHelper(_texts) { ViewContext = _view });
        Assert.Equal("#Iin #Agreed", string.Join(' ', summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))));
        Assert.NotNull(summary.QuerySelector(".govuk-error-summary[data-module=govuk-error-summary] [role=alert]"));
        Assert.Equal("Бәрін тексеріңіз", summary.QuerySelector("li")!.TextContent);
    }

    [Fact]
    public void ErrorSummary_WithoutErrors_WritesNothing()
    {
        Assert.Equal(string.Empty, Render(new ErrorSummaryTagHelper(_texts) { ViewContext = _view }).InnerHtml);
    }

    private ModelExpression Field(string name) =>
        new(name, _metadata.GetModelExplorerForType(typeof(Form), model: null).GetExplorerForProperty(name));

    private static IElement Render(TagHelper helper, params (string Name, string Value)[] attributes)
    {
        var list = new TagHelperAttributeList(attributes.Select(attribute => new TagHelperAttribute(attribute.Name, attribute.Value)));
        var output = new TagHelperOutput("x", list, (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }

    private sealed class Form
    {
        public string? Iin { get; set; }

        public string? Reason { get; set; }

        public string? Story { get; set; }

        public string[] Many { get; set; } = [];

        public bool Agreed { get; set; }
    }
}
