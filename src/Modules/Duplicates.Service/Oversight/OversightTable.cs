using Duplicates.Domain.Applications;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Oversight;

/// <summary>A line of the table: a region or an organisation.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="Region">The region to look into; null for an organisation.</param>
/// <param name="Figures">The figures.</param>
internal sealed record OversightLine(string Name, string? Region, OversightFigures Figures);

/// <summary>Puts the figures into lines and columns, in the reader's language.</summary>
internal sealed class OversightTable(IOffices offices, IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>The columns after the name; texts <c>oversight.column.{key}</c>.</summary>
    public static IReadOnlyList<(string Key, Func<OversightFigures, int> Value)> Columns { get; } =
    [
        ("received", figures => figures.Received),
        ("in-time", figures => figures.InTime),
        ("late", figures => figures.Late),
        ("in-work", figures => figures.InWork),
        ("overdue", figures => figures.Overdue),
        ("withdrawn", figures => figures.Withdrawn),
        ("refused", figures => figures.Refused),
        ("untrue", figures => figures.Untrue),
        ("not-met", figures => figures.NotMet),
        ("no-consent", figures => figures.NoConsent),
        ("complaints", figures => figures.Complaints),
        ("redirected-late", figures => figures.RedirectedLate),
    ];

    /// <summary>The columns that a door has, too.</summary>
    public static IEnumerable<(string Key, Func<OversightFigures, int> Value)> ChannelColumns => Columns.Where(column => column.Key is not ("complaints" or "redirected-late"));

    /// <summary>The figures of each door, in the order of the table of doors.</summary>
    /// <param name="figures">Of all organisations.</param>
    /// <param name="region">Of this region only; null for all.</param>
    public IReadOnlyList<OversightLine> LinesByChannel(IReadOnlyCollection<OfficeFigures> figures, string? region)
    {
        var shown = figures.Where(office => region is null || offices.Find(office.OfficeId)?.Region == region).ToList();
        return [.. ChannelRules.All.Select(rule => new OversightLine(
            texts[$"intake.channel.{rule.Channel}"].Value, null, OversightFigures.Sum(shown.Select(office => office.ByChannel.GetValueOrDefault(rule.Channel) ?? new()))))];
    }

    /// <summary>The organisations of a region; null stands for the whole country.</summary>
    public IReadOnlyCollection<string>? OfficesOf(string? region) =>
        region is null ? null : [.. offices.All.Where(office => office.Region == region).Select(office => office.Id)];

    /// <summary>The regions, or the organisations of one; where most people wait in vain comes first.</summary>
    public IReadOnlyList<OversightLine> Lines(IEnumerable<OfficeFigures> figures, string? region)
    {
        var lines = region is null
            ? figures.GroupBy(office => offices.Find(office.OfficeId)?.Region, StringComparer.Ordinal).Select(group => new OversightLine(
                group.Key is null ? texts["oversight.unknown-office"].Value : Regions.Name(group.Key).In(ReaderLanguage.Current),
                group.Key,
                OversightFigures.Sum(group.Select(office => office.Figures))))
            : figures.Where(office => offices.Find(office.OfficeId)?.Region == region).Select(office => new OversightLine(NameOf(office.OfficeId), null, office.Figures));
        return [.. lines.OrderByDescending(line => line.Figures.Overdue).ThenByDescending(line => line.Figures.Late).ThenBy(line => line.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The name of an organisation.</summary>
    public string NameOf(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? texts["oversight.unknown-office"].Value;

    /// <summary>The lines of the file: region, organisation and figures, the headings first.</summary>
    public IEnumerable<IEnumerable<string>> Sheet(IEnumerable<OfficeFigures> figures, string? region)
    {
        yield return
        [
            texts["oversight.region"].Value,
            texts["oversight.office"].Value,
            .. Columns.Select(column => texts[$"oversight.column.{column.Key}"].Value),
            .. ChannelRules.All.Select(rule => texts["oversight.received-by", texts[$"intake.channel.{rule.Channel}"].Value].Value),
        ];
        var found = figures.Select(office => (Office: offices.Find(office.OfficeId), office.OfficeId, office.Figures, office.ByChannel)).Where(line => region is null || line.Office?.Region == region);
        foreach (var line in found.OrderBy(line => line.Office?.Region, StringComparer.Ordinal).ThenBy(line => NameOf(line.OfficeId), StringComparer.CurrentCulture))
        {
            yield return
            [
                line.Office is null ? string.Empty : Regions.Name(line.Office.Region).In(ReaderLanguage.Current),
                NameOf(line.OfficeId),
                .. Columns.Select(column => column.Value(line.Figures).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                .. ChannelRules.All.Select(rule => (line.ByChannel.GetValueOrDefault(rule.Channel)?.Received ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ];
        }
    }
}
