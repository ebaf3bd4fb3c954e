using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Web.Forms;

/// <summary>Puts field names into the order in which the model declares its properties.</summary>
internal static class FieldOrder
{
    private const string Unknown = "99999";

    /// <summary>A sortable text for a field name; names that the model does not know come last.</summary>
    /// <param name="model">What is known of the model of the page.</param>
    /// <param name="name">Name of the field, for example Input.Iin or Files[2].Name.</param>
    public static string Of(ModelMetadata model, string name)
    {
        if (name.Length == 0)
        {
            return string.Empty;
        }

        var places = new List<string>();
        var current = model;
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var property = bracket < 0 ? part : part[..bracket];
            var place = PlaceOf(current, property);
            places.Add(place < 0 ? Unknown : Padded(place));
            if (bracket >= 0)
            {
                places.Add(part[bracket..].Trim('[', ']').PadLeft(5, '0'));
            }

            if (place < 0)
            {
                break;
            }

            var found = current.Properties[place];
            current = bracket < 0 ? found : found.ElementMetadata ?? found;
        }

        return string.Join('.', places);
    }

    private static int PlaceOf(ModelMetadata model, string property)
    {
        for (var place = 0; place < model.Properties.Count; place++)
        {
            if (string.Equals(model.Properties[place].PropertyName, property, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }

    private static string Padded(int place) => place.ToString("D5", CultureInfo.InvariantCulture);
}
