using System.Text.Json.Nodes;
using Duplicates.Domain.People;
using Duplicates.Service.Content;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Editor;

/// <summary>What the form leaves to the service: editors name other offices by their BIN, items by their set.</summary>
internal sealed class FormCompletion(IOffices offices)
{
    /// <summary>Completes what was typed in one language.</summary>
    /// <param name="contentType">The type.</param>
    /// <param name="culture">The language.</param>
    /// <param name="item">The item as it was typed; changed in place.</param>
    /// <param name="problems">Is told of offices that there are not.</param>
    public void Complete(string contentType, string culture, JsonObject item, ICollection<FormProblem> problems)
    {
        foreach (var field in ContentDefinitions.FieldsOf(contentType).Where(field => field.Kind == "Office"))
        {
            CompleteOffice(culture, field, item, problems);
        }
    }

    /// <summary>What the form shows for an office that a field names: its BIN, or the id of one that has none.</summary>
    public static string ShowOffice(IOffices offices, string id) => id.Length > 0 && offices.Find(id)?.Bin is { Length: > 0 } bin ? bin : id;

    private void CompleteOffice(string culture, ContentField field, JsonObject item, ICollection<FormProblem> problems)
    {
        var typed = ContentForm.Show(field, item);
        if (typed.Length == 0 || offices.Find(typed) is not null)
        {
            return;
        }

        if (Bin.TryParse(typed, out var bin) && offices.All.FirstOrDefault(office => string.Equals(office.Bin, bin.Value, StringComparison.Ordinal)) is { } named)
        {
            item[field.Part]![field.Name] = new JsonObject { ["Text"] = named.Id };
        }
        else
        {
            problems.Add(new(ContentForm.NameOf(culture, field), "editor.problem.office"));
        }
    }
}
