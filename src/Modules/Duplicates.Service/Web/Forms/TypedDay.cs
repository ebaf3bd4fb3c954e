using System.Globalization;

namespace Duplicates.Service.Web.Forms;

/// <summary>A day as people type it: 24.11.2026, with or without zeros in front, or as the browser's own field sends it.</summary>
internal static class TypedDay
{
    private static readonly string[] Forms = ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>The day; null when it is none.</summary>
    public static DateOnly? Find(string? typed) => DateOnly.TryParseExact(typed?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
