using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>What the service says, by the keys of its texts.</summary>
internal static class Said
{
    public static readonly string[] Languages = ["kk", "ru"];

    /// <summary>A text in a language, with ordinary spaces; the full stop of a Russian date (г.) ends the sentence too.</summary>
    public static string In(string language, string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, (TextCatalog.Find(key) ?? throw new KeyNotFoundException(key)).In(language), values)
            .Replace('\u00A0', ' ').Replace(" г..", " г.", StringComparison.Ordinal);

    /// <summary>A message by its template, with the values of its names.</summary>
    public static string Message(string language, string happened, MessageForm form, params (string Name, string Value)[] values) =>
        Words(language, happened, form).Body.Fill(values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    /// <summary>The subject of a message by its template.</summary>
    public static string Subject(string language, string happened, params (string Name, string Value)[] values) =>
        Words(language, happened, MessageForm.Email).Subject.Fill(values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    /// <summary>The words of the ground R7.2, as the list of law has them.</summary>
    public static string RequirementsNotMet(string language) => language == "ru"
        ? "Представленные документы не соответствуют требованиям Правил."
        : "Ұсынылған құжаттар Қағидаларда белгіленген талаптарға сәйкес келмейді.";

    /// <summary>The page refuses a field: beside it and in the summary, in the language of the page, and the title says so.</summary>
    public static void Refused(Visitor visitor, string language, string field, string key, params object[] values)
    {
        var message = In(language, key, values);
        Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal($"{In(language, "form.error-prefix")} {message}", visitor.Text($"#{field}-error"));
        Assert.Equal(message, visitor.Text($".govuk-error-summary a[href='#{field}']"));
        Assert.NotNull(visitor.Page.GetElementById(field));
    }

    private static readonly Lazy<IReadOnlyDictionary<MessageSlot, MessageTemplate>> Templates = new(() => MessageTemplate.Read(
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "recipes", "message-templates.recipe.json")))!["steps"]![0]!["data"]!.AsArray()
            .Select(item => new ContentItem(item!.AsObject()))));

    /// <summary>The words of a template that came with the program.</summary>
    public static TemplateWords Words(string language, MessageSlot slot) => Templates.Value[slot].In(language);

    private static TemplateWords Words(string language, string happened, MessageForm form) =>
        Words(language, MessageSlot.Find(happened, form is MessageForm.Notice ? MessageAudience.Staff : MessageAudience.Applicant, form)!);

    /// <summary>The page refuses as a whole.</summary>
    public static void RefusedAsAWhole(Visitor visitor, string language, string key, params object[] values) =>
        Assert.Contains(In(language, key, values), visitor.Text(".govuk-error-summary"), StringComparison.Ordinal);
}
