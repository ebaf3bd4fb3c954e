using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Web;

namespace Duplicates.Service.Offices.Import;

/// <summary>Writes files that spreadsheets open: UTF-8 with a byte order mark, and cells that stay what they are (<see cref="CsvLine"/>).</summary>
internal sealed class OfficeImportReport(TextsByLanguage texts)
{
    /// <summary>The mistakes of a file, each in both languages.</summary>
    public byte[] Problems(IEnumerable<ImportProblem> problems) => Write(
        ["line", "column", "value", "problem_kk", "problem_ru"],
        problems.Select(problem => new[]
        {
            Text(problem.Line), problem.Column, problem.Value,
            texts.Get($"office-import.problem.{problem.Kind}", Languages.Kazakh), texts.Get($"office-import.problem.{problem.Kind}", Languages.Russian),
        }));

    /// <summary>What an import did with each row.</summary>
    public byte[] Outcome(IEnumerable<(int Line, string Bin, OfficeChange Change)> rows) => Write(
        ["line", "bin", "change_kk", "change_ru"],
        rows.Select(row => new[] { Text(row.Line), row.Bin, texts.Get($"office-import.change.{row.Change}", Languages.Kazakh), texts.Get($"office-import.change.{row.Change}", Languages.Russian) }));

    /// <summary>A list with one invented school, to begin with.</summary>
    public static byte[] Sample() => Write(
        OfficeColumn.All,
        [[
            "School", "010140000004", "750000000", "№ 5 мектеп-гимназия", "Школа-гимназия № 5", "Алматы қаласы", "город Алматы", "Абай даңғылы, 10-үй", "проспект Абая, дом 10", "", "",
            "8 727 000 00 01 | 1414", "school@example.org", "1-5 09:00-18:30 (13:00-14:00)", "2026-12-31 09:00-13:00", "Мереке алдындағы қысқартылған күн", "Сокращённый предпраздничный день",
            "43.238", "76.945", "№ 5 орта мектеп", "Средняя школа № 5", "", "", "", "Қасымова Айгүл Ерланқызы", "Касымова Айгуль Ерлановна", "Директор", "Директор",
        ]]);

    private static byte[] Write(IReadOnlyList<string> header, IEnumerable<string[]> rows) =>
        [.. System.Text.Encoding.UTF8.GetPreamble(), .. rows.Prepend([.. header]).SelectMany(row => System.Text.Encoding.UTF8.GetBytes(CsvLine.Write(row)))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
