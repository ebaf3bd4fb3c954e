using Microsoft.Extensions.Localization;
using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentFields.Settings;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;

namespace Duplicates.OrchardCore.Content;

/// <summary>An editor of a <see cref="MultiTextField"/> in which each line is a value; Orchard's own editors offer predefined values only.</summary>
internal sealed class MultiTextLinesDisplayDriver(IStringLocalizer<MultiTextLinesDisplayDriver> texts) : ContentFieldDisplayDriver<MultiTextField>
{
    /// <summary>The name by which a definition chooses this editor.</summary>
    public const string Editor = "Lines";

    private const int LongestText = 50_000;

    /// <inheritdoc />
    public override IDisplayResult Edit(MultiTextField field, BuildFieldEditorContext context) => Initialize<MultiTextLinesViewModel>(GetEditorShapeType(context), model =>
    {
        model.Lines = string.Join('\n', field.Values ?? []);
        model.Label = context.PartFieldDefinition.DisplayName();
        model.Hint = context.PartFieldDefinition.GetSettings<MultiTextFieldSettings>().Hint;
    });

    /// <inheritdoc />
    public override async Task<IDisplayResult> UpdateAsync(MultiTextField field, UpdateFieldEditorContext context)
    {
        var model = new MultiTextLinesViewModel();
        await context.Updater.TryUpdateModelAsync(model, Prefix, form => form.Lines);
        field.Values = (model.Lines ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (model.Lines?.Length > LongestText)
        {
            context.Updater.ModelState.AddModelError(Prefix, nameof(model.Lines), texts["At most {0} characters.", LongestText]);
        }

        return Edit(field, context);
    }
}

/// <summary>Values as lines.</summary>
public class MultiTextLinesViewModel
{
    /// <summary>A value on each line.</summary>
    public string? Lines { get; set; }

    /// <summary>What the field is called.</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>What to write.</summary>
    public string? Hint { get; set; }
}
