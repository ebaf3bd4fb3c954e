using System.Globalization;
using System.Text;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Offices;

/// <summary>An office as a vCard 4.0 (RFC 6350), for the address book of a phone: UTF-8, lines of at most 75 bytes.</summary>
internal sealed class OfficeCard(IStringLocalizer<ServiceTexts> texts)
{
    private const int LongestLine = 75;
    private const string LineEnd = "\r\n";

    /// <summary>Writes the card in the reader's language.</summary>
    /// <param name="office">The office.</param>
    /// <param name="address">Whole address of its page.</param>
    public byte[] Write(Office office, string address)
    {
        var language = texts.Language();
        var card = new StringBuilder();
        void Add(string name, string value) => AppendFolded(card, $"{name}:{value}");
        Add("BEGIN", "VCARD");
        Add("VERSION", "4.0");
        Add("KIND", "org");
        Add("UID", address);
        Add("FN", Escape(office.Name.In(language)));
        Add("ORG", Escape(office.Name.In(language)));
        Add($"ADR;LANGUAGE={language}", $";;{Escape(office.Address.In(language))};{string.Join(',', new[] { office.Locality.In(language), office.District.In(language) }.Where(part => part.Length > 0).Select(Escape))};{Escape(Regions.Name(office.Region).In(language))};;{Escape(texts["offices.country"].Value)}");
        foreach (var phone in office.Phones)
        {
            Add("TEL;VALUE=uri;TYPE=\"voice,work\"", $"tel:{phone.Replace(" ", string.Empty, StringComparison.Ordinal)}");
        }

        if (office.Email.Length > 0)
        {
            Add("EMAIL;TYPE=work", Escape(office.Email));
        }

        if (office.Point is { } point)
        {
            Add("GEO", string.Create(CultureInfo.InvariantCulture, $"geo:{point.Latitude},{point.Longitude}"));
        }

        Add("TZ", "Asia/Almaty");
        Add("URL", address);
        if (office is { ClosedSince: null, Hours: { } hours })
        {
            Add($"NOTE;LANGUAGE={language}", Escape(string.Join('\n', WeekSpan.Of(hours).Select(Words))));
        }

        Add("REV", office.LastUpdated.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "T000000Z");
        Add("END", "VCARD");
        return Encoding.UTF8.GetBytes(card.ToString());
    }

    /// <summary>A text with the signs that separate values made harmless (RFC 6350, 3.4).</summary>
    internal static string Escape(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>Appends a line, broken before it grows longer than 75 bytes and never inside a letter (RFC 6350, 3.2).</summary>
    internal static void AppendFolded(StringBuilder card, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                card.Append(LineEnd).Append(' ');
                bytes = 1;
            }

            card.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        card.Append(LineEnd);
    }

    private string Words(WeekSpan span)
    {
        var days = span.First == span.Last ? texts.Weekday(span.First) : $"{texts.Weekday(span.First)}–{texts.Weekday(span.Last)}";
        var words = $"{days} {texts.Time(span.Hours.Opens)}–{texts.Time(span.Hours.Closes)}";
        return span.Hours is { LunchFrom: { } from, LunchTo: { } to }
            ? $"{words}, {texts["offices.lunch", texts.Time(from), texts.Time(to)].Value}"
            : words;
    }
}
