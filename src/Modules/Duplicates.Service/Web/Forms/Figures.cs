using System.Globalization;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Forms;

/// <summary>A line of figures.</summary>
/// <param name="Name">What it is of: a region, an office, an hour, a weekday.</param>
/// <param name="Key">By what the line is opened; null when it is not.</param>
/// <param name="Numbers">The figures.</param>
internal sealed record FigureLine<T>(string Name, string? Key, T Numbers);

/// <summary>A column of figures.</summary>
/// <param name="Key">The end of the key of its name.</param>
/// <param name="Number">The number of a line; null when there is none.</param>
/// <param name="ShareOf">Of what people see it as a share; null when they see the number.</param>
/// <param name="IsPublic">Whether everybody sees it.</param>
internal sealed record FigureColumn<T>(string Key, Func<T, int?> Number, Func<T, int>? ShareOf = null, bool IsPublic = false)
{
    /// <summary>The number as people read it.</summary>
    public string Shown(T numbers) => ShareOf is null ? InFile(numbers)
        : ShareOf(numbers) == 0 ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"{100 * Number(numbers) / ShareOf(numbers)} %");

    /// <summary>The number as programs read it.</summary>
    public string InFile(T numbers) => Number(numbers)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}

/// <summary>Figures as a table, the sum in its last line.</summary>
/// <param name="Id">The id of its caption on the page.</param>
/// <param name="Caption">What the lines are of.</param>
/// <param name="Headings">The names of the columns.</param>
/// <param name="Lines">Name, address that opens the line or null, and a cell for each column.</param>
internal sealed record FigureTable(string Id, string Caption, IReadOnlyList<string> Headings, IReadOnlyList<(string Name, string? Address, IReadOnlyList<string> Cells)> Lines)
{
    /// <summary>Puts lines and their sum into a table.</summary>
    /// <param name="id">The id of its caption on the page.</param>
    /// <param name="caption">What the lines are of.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="names">The beginning of the keys of the columns' names.</param>
    /// <param name="address">What the key of a line completes to its address.</param>
    /// <param name="texts">The service's texts.</param>
    public static FigureTable Of<T>(
        string id, string caption, IReadOnlyList<FigureLine<T>> lines, T total, IReadOnlyList<FigureColumn<T>> columns, string names, string address, IStringLocalizer<ServiceTexts> texts) => new(
        id,
        caption,
        [.. columns.Select(column => texts[$"{names}.{column.Key}"].Value)],
        [.. lines.Append(new(texts["oversight.total"].Value, null, total)).Select(line =>
            (line.Name, line.Key is { } key ? address + key : null, (IReadOnlyList<string>)[.. columns.Select(column => column.Shown(line.Numbers))]))]);
}
