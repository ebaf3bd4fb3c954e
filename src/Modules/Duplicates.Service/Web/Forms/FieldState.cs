using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Duplicates.Service.Web.Forms;

/// <summary>What a form field is called, what was typed into it and what is to be put right.</summary>
public sealed class FieldState
{
    private FieldState(string name, IReadOnlyList<string> values, string? error)
    {
        Name = name;
        Id = TagBuilder.CreateSanitizedId(name, "_");
        Values = values;
        Error = error;
    }

    /// <summary>Name under which the field is sent.</summary>
    public string Name { get; }

    /// <summary>Id of the field, made from its name.</summary>
    public string Id { get; }

    /// <summary>The values to show: as typed when the form comes back, else those of the model.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The first message about the field.</summary>
    public string? Error { get; }

    /// <summary>The only value, or an empty string.</summary>
    public string Value => Values.Count == 0 ? string.Empty : Values[0];

    /// <summary>Id of the hint.</summary>
    public string HintId => Id + "-hint";

    /// <summary>Id of the error message.</summary>
    public string ErrorId => Id + "-error";

    /// <summary>Reads the state of a field.</summary>
    /// <param name="view">The view being rendered.</param>
    /// <param name="field">The expression of the field.</param>
    public static FieldState Of(ViewContext view, ModelExpression field)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);
        if (!view.ViewData.ModelState.TryGetValue(name, out var entry))
        {
            return new FieldState(name, ModelValues(field.Model), error: null);
        }

        var error = entry.Errors.Count == 0 ? null : entry.Errors[0].ErrorMessage;
        var values = entry.RawValue switch
        {
            null when entry.AttemptedValue is null => ModelValues(field.Model),
            string[] several => several,
            _ => [entry.AttemptedValue ?? string.Empty],
        };
        return new FieldState(name, values, error);
    }

    /// <summary>Whether a choice is the chosen one.</summary>
    /// <param name="value">Value of the choice.</param>
    public bool Has(string value) => Values.Contains(value, StringComparer.Ordinal);

    /// <summary>The ids that describe the field, for aria-describedby; null when there are none.</summary>
    /// <param name="hasHint">Whether a hint stands above the field.</param>
    public string? DescribedBy(bool hasHint) => (hasHint, Error is not null) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    private static IReadOnlyList<string> ModelValues(object? model) => model switch
    {
        null => [],
        string text => [text],
        bool flag => [flag ? "true" : "false"],
        Enum choice => [choice.ToString()],
        IEnumerable several => [.. several.Cast<object?>().Select(Shown)],
        _ => [Shown(model)],
    };

    private static string Shown(object? value) => Convert.ToString(value, CultureInfo.CurrentCulture) ?? string.Empty;
}
