using System.Globalization;
using Duplicates.Domain;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices.Import;

/// <summary>Reads one row. It goes on after a mistake, so that all mistakes of a row are told at once.</summary>
internal sealed class OfficeLineReading
{
    private const int LongestText = 400;
    private const int MostEntries = 50;
    private const int KatoLength = 9;
    private const int BinLength = 12;

    private readonly OfficeLine _line;
    private readonly List<ImportProblem> _problems = [];

    private OfficeLineReading(OfficeLine line) => _line = line;

    /// <summary>Reads a row.</summary>
    /// <returns>The office, or the problems when there are some.</returns>
    public static (OfficeEntry? Entry, IReadOnlyList<ImportProblem> Problems) Read(OfficeLine line)
    {
        var reading = new OfficeLineReading(line);
        var entry = reading.Entry();
        return reading._problems.Count == 0 ? (entry, []) : (null, reading._problems);
    }

    private OfficeEntry Entry()
    {
        var point = Point();
        return new()
        {
            Line = _line.Line,
            Kind = Kind(),
            Bin = BinIn(OfficeColumn.Bin),
            Kato = Kato(),
            Name = Both(OfficeColumn.NameKk, OfficeColumn.NameRu, isRequired: true),
            District = Both(OfficeColumn.DistrictKk, OfficeColumn.DistrictRu, isRequired: false),
            Locality = Both(OfficeColumn.LocalityKk, OfficeColumn.LocalityRu, isRequired: true),
            Address = Both(OfficeColumn.AddressKk, OfficeColumn.AddressRu, isRequired: true),
            Phones = Phones(),
            Email = Email(),
            Hours = Hours(),
            Exceptions = Exceptions(),
            Point = point,
            FormerNames = FormerNames(),
            ClosedSince = ClosedSince(),
            MergedIntoBin = Other(OfficeColumn.MergedIntoBin),
            SuccessorBin = Other(OfficeColumn.SuccessorBin),
            Head = Both(OfficeColumn.HeadKk, OfficeColumn.HeadRu, isRequired: false),
            HeadPosition = Both(OfficeColumn.HeadPositionKk, OfficeColumn.HeadPositionRu, isRequired: false),
        };
    }

    private string Cell(string column)
    {
        // a line break that somebody made in a cell parts words, and entries of a list
        var written = OutsideText.Tidy(_line.Cells.GetValueOrDefault(column, string.Empty));
        var cell = written.Replace("\n", OfficeColumn.Lists.Contains(column, StringComparer.Ordinal) ? $" {HoursText.Separator} " : " ", StringComparison.Ordinal);
        if (cell.Any(char.IsControl))
        {
            Add(column, ImportProblemKind.SignsForbidden);
            return string.Empty;
        }

        return cell;
    }

    private void Add(string column, ImportProblemKind kind, string? value = null) =>
        _problems.Add(ImportProblem.Of(_line.Line, column, kind, value ?? _line.Cells.GetValueOrDefault(column, string.Empty)));

    private string Text(string column, bool isRequired)
    {
        var text = Cell(column);
        if (isRequired && text.Length == 0)
        {
            Add(column, ImportProblemKind.Missing);
        }
        else if (text.Length > LongestText)
        {
            Add(column, ImportProblemKind.TooLong);
        }

        return text;
    }

    /// <summary>A text of both languages: when one is there, so must be the other.</summary>
    private BilingualText Both(string kk, string ru, bool isRequired)
    {
        var isNeeded = isRequired || Cell(kk).Length > 0 || Cell(ru).Length > 0;
        return new(Text(kk, isNeeded), Text(ru, isNeeded));
    }

    private string[] List(string column)
    {
        var entries = Cell(column).Split(HoursText.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (entries.Length > MostEntries || entries.Any(entry => entry.Length > LongestText))
        {
            Add(column, ImportProblemKind.TooLong);
            return [];
        }

        return entries;
    }

    private OfficeKind Kind()
    {
        var cell = Text(OfficeColumn.Kind, isRequired: true);
        if (cell.Length == 0)
        {
            return default;
        }

        if (Enum.TryParse<OfficeKind>(cell, ignoreCase: true, out var kind) && !char.IsAsciiDigit(cell[0]) && Enum.IsDefined(kind))
        {
            return kind;
        }

        Add(OfficeColumn.Kind, ImportProblemKind.KindUnknown);
        return default;
    }

    private string BinIn(string column)
    {
        if (Text(column, isRequired: true) is not { Length: > 0 } cell)
        {
            return string.Empty;
        }

        // a spreadsheet that took it for a number lost the zero in front; the check digit tells whether that is so
        if (Bin.TryParse(cell, out var bin) || (cell.Length == BinLength - 1 && Bin.TryParse($"0{cell}", out bin)))
        {
            return bin.Value;
        }

        Add(column, cell.Contains("E+", StringComparison.OrdinalIgnoreCase) ? ImportProblemKind.BinRounded : ImportProblemKind.BinWrong);
        return string.Empty;
    }

    private string Other(string column)
    {
        if (Cell(column).Length == 0)
        {
            return string.Empty;
        }

        var bin = BinIn(column);
        if (bin.Length > 0 && Bin.TryParse(Cell(OfficeColumn.Bin), out var own) && own.Value == bin)
        {
            Add(column, ImportProblemKind.BinOwn);
        }

        if (_line.Cells.GetValueOrDefault(OfficeColumn.ClosedSince, string.Empty).Length == 0)
        {
            Add(column, ImportProblemKind.NotClosed);
        }

        return bin;
    }

    private string Kato()
    {
        var cell = Text(OfficeColumn.Kato, isRequired: true);
        if (cell.Length > 0 && (cell.Length != KatoLength || !cell.All(char.IsAsciiDigit)))
        {
            Add(OfficeColumn.Kato, ImportProblemKind.KatoWrong);
        }
        else if (cell.Length > 0 && FormerKato.BeginningOf(cell) is { } beginning)
        {
            return FormerKato.TodayOf(cell) ?? Former(cell, beginning);
        }
        else if (cell.Length > 0 && !Regions.Codes.Contains(cell[..2], StringComparer.Ordinal))
        {
            Add(OfficeColumn.Kato, ImportProblemKind.RegionUnknown, cell[..2]);
        }

        return cell;
    }

    private string Former(string code, string beginning)
    {
        Add(OfficeColumn.Kato, ImportProblemKind.KatoFormer, $"{code} → {beginning}…");
        return code;
    }

    private List<string> Phones()
    {
        var read = List(OfficeColumn.Phones).SelectMany(entry => entry.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(written => (Written: written, Phone: OfficePhone.Read(written))).ToList();
        if (read.Where(phone => phone.Phone is null).Select(phone => phone.Written).ToList() is { Count: > 0 } wrong)
        {
            Add(OfficeColumn.Phones, ImportProblemKind.PhoneWrong, string.Join(" | ", wrong));
        }

        return [.. read.Select(phone => phone.Phone).OfType<string>()];
    }

    private string Email()
    {
        var cell = Cell(OfficeColumn.Email);
        if (EmailAddress.TryParse(cell, out var address, out _))
        {
            return address.Value;
        }

        if (cell.Length > 0)
        {
            Add(OfficeColumn.Email, cell.Count(sign => sign == '@') > 1 ? ImportProblemKind.EmailSeveral : ImportProblemKind.EmailWrong);
        }

        return cell;
    }

    private IReadOnlyDictionary<DayOfWeek, OpeningHours> Hours()
    {
        if (HoursText.ReadWeek(Cell(OfficeColumn.Hours)) is { } week)
        {
            return week;
        }

        Add(OfficeColumn.Hours, ImportProblemKind.HoursWrong);
        return new Dictionary<DayOfWeek, OpeningHours>();
    }

    private List<SpecialDay> Exceptions()
    {
        var (entries, kk, ru) = (List(OfficeColumn.Exceptions), List(OfficeColumn.ExceptionReasonsKk), List(OfficeColumn.ExceptionReasonsRu));
        if (entries.Length != kk.Length || entries.Length != ru.Length)
        {
            Add(OfficeColumn.Exceptions, ImportProblemKind.CountsDiffer, string.Create(CultureInfo.InvariantCulture, $"{entries.Length} / {kk.Length} / {ru.Length}"));
            return [];
        }

        var read = new List<SpecialDay>();
        for (var index = 0; index < entries.Length; index++)
        {
            var parts = entries[index].Split(' ', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || ReadDate(parts[0]) is not { } date || HoursText.ReadDay(parts[1]) is not (true, var hours))
            {
                Add(OfficeColumn.Exceptions, ImportProblemKind.ExceptionWrong, entries[index]);
            }
            else if (read.Exists(other => other.Date == date))
            {
                Add(OfficeColumn.Exceptions, ImportProblemKind.ExceptionTwice, parts[0]);
            }
            else
            {
                read.Add(new(date, hours, new(kk[index], ru[index])));
            }
        }

        return read;
    }

    private MapPoint? Point()
    {
        var (latitude, longitude) = (Coordinate(OfficeColumn.Latitude), Coordinate(OfficeColumn.Longitude));
        if ((Cell(OfficeColumn.Latitude).Length > 0) != (Cell(OfficeColumn.Longitude).Length > 0))
        {
            Add(Cell(OfficeColumn.Latitude).Length > 0 ? OfficeColumn.Longitude : OfficeColumn.Latitude, ImportProblemKind.CoordinateAlone);
        }

        if (latitude is not { } north || longitude is not { } east)
        {
            return null;
        }

        var point = new MapPoint(north, east);
        if (!point.IsInCountry)
        {
            Add(OfficeColumn.Latitude, ImportProblemKind.CoordinateAbroad, string.Create(CultureInfo.InvariantCulture, $"{north}; {east}"));
        }

        return point;
    }

    private decimal? Coordinate(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        // spreadsheets of the country write a comma before the fraction
        if (decimal.TryParse(cell.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && degrees is > -180m and < 180m)
        {
            return decimal.Round(degrees, MapPoint.Decimals);
        }

        Add(column, ImportProblemKind.CoordinateWrong);
        return null;
    }

    private IReadOnlyList<BilingualText> FormerNames()
    {
        var (kk, ru) = (List(OfficeColumn.FormerNamesKk), List(OfficeColumn.FormerNamesRu));
        if (kk.Length != ru.Length)
        {
            Add(OfficeColumn.FormerNamesKk, ImportProblemKind.CountsDiffer, string.Create(CultureInfo.InvariantCulture, $"{kk.Length} / {ru.Length}"));
            return [];
        }

        return [.. kk.Zip(ru, (inKk, inRu) => new BilingualText(inKk, inRu))];
    }

    private DateOnly? ClosedSince()
    {
        var cell = Cell(OfficeColumn.ClosedSince);
        if (cell.Length > 0 && ReadDate(cell) is null)
        {
            Add(OfficeColumn.ClosedSince, ImportProblemKind.DateWrong);
        }

        return ReadDate(cell);
    }

    /// <summary>Reads a date as people write it: 2026-12-31 or 31.12.2026; null when it is none.</summary>
    internal static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200 ? date : null;
}
