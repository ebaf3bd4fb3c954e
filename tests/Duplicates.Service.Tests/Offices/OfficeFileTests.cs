using System.Globalization;
using System.Text;
using Duplicates.Domain.Time;
using Duplicates.Service.Offices;
using Duplicates.Service.Offices.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Offices;

/// <summary>Lists of offices are read as they were written, and each mistake is named with its line and column.</summary>
public sealed class OfficeFileTests
{
    private static readonly IReadOnlyDictionary<string, int> Nothing = new Dictionary<string, int>(StringComparer.Ordinal);

    private static readonly Gen<string> Cells =
        from pieces in Gen.Elements("a", "Ғ", ";", ",", "\"", " ", "\n", "\r\n", "=", "1", "😀").ArrayOf()
        select string.Concat(pieces.Take(20)).Trim();

    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(";,\t\" \r\n");

    [Theory]
    [InlineData(";", "\r\n", false)]
    [InlineData(";", "\n", true)]
    [InlineData(",", "\r\n", true)]
    [InlineData(",", "\n", false)]
    [InlineData("\t", "\r\n", true)]
    public void Read_AnyCells_AreThoseThatWereWritten(string delimiter, string lineEnd, bool withMark) =>
        Prop.ForAll(Cells.ArrayOf().ArrayOf().ToArbitrary(), cells =>
        {
            var columns = OfficeColumn.All;
            string[][] rows = [.. cells.Select(row => columns.Select((_, index) => index < row.Length ? row[index] : "x").ToArray()).Where(row => row.Any(cell => cell.Length > 0))];
            var file = OfficeFile.Read(Write([[.. columns], .. rows], delimiter, lineEnd, withMark));
            return rows.Length == 0
                ? file.Problems.Single().Kind == ImportProblemKind.NoLines
                : file.Problems.Count == 0 && file.Lines.Select(line => columns.Select(column => line.Cells[column])).Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyBytes_NeverFails() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => OfficeFile.Read(bytes) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CellsOverSeveralLines_KeepTheNumbersOfLines()
    {
        var rows = OfficeLists.Rows(3);
        rows[0][OfficeLists.Column("address_kk")] = "\"Абай көшесі,\r\n1-үй\"";
        Assert.Equal([2, 4, 5], OfficeFile.Read(OfficeLists.File(rows)).Lines.Select(line => line.Line));
    }

    [Theory]
    [InlineData("", ImportProblemKind.NoHeader)]
    [InlineData("kind;bin", ImportProblemKind.ColumnMissing)]
    [InlineData(OfficeLists.Header + ";director", ImportProblemKind.ColumnUnknown)]
    [InlineData(OfficeLists.Header + ";bin", ImportProblemKind.ColumnTwice)]
    [InlineData(OfficeLists.Header + ";head_kk", ImportProblemKind.ColumnMissing)]
    [InlineData(OfficeLists.Header, ImportProblemKind.NoLines)]
    [InlineData(OfficeLists.Header + "\nSchool;1", ImportProblemKind.CellCount)]
    [InlineData(OfficeLists.Header + "\nSchool;\"1\"2", ImportProblemKind.QuotesBroken)]
    public void Read_FileThatIsNoSuchList_SaysWhatIsWrong(string text, object kind) =>
        Assert.Contains(OfficeFile.Read(Encoding.UTF8.GetBytes(text)).Problems, problem => problem.Kind == (ImportProblemKind)kind);

    [Fact]
    public void Check_FileAsASpreadsheetLeavesIt_IsReadAsItWasMeant()
    {
        var rows = OfficeLists.Rows(3);
        var bin = rows[0][1];
        rows[0][1] = bin[1..];
        rows[0][OfficeLists.Column("address_kk")] = "\"Абай көшесі,\r\n1-үй\"";
        rows[0][OfficeLists.Column("phones")] = "\"8 (727) 200-00-01, 8 727 200 00 02\n1414\"";
        rows[0][OfficeLists.Column("email")] = " School@Example.org ";
        rows[1][OfficeLists.Column("email")] = "a@example.org, b@example.org";
        rows[2][1] = "2,0134E+10";
        var text = Encoding.UTF8.GetString(OfficeLists.File(rows.Select(row => row.Append(string.Empty).Append(string.Empty).ToArray()), OfficeLists.Header + ";;"));
        var (entries, problems) = OfficeCheck.Check(OfficeFile.Read(Encoding.UTF8.GetBytes("sep=;\r\n" + text)), Nothing);
        var entry = Assert.Single(entries);
        Assert.Equal((3, bin, "Абай көшесі, 1-үй", "School@example.org"), (entry.Line, entry.Bin, entry.Address.Kk, entry.Email));
        Assert.Equal(["+77272000001", "+77272000002", "1414"], entry.Phones);
        Assert.Equal(
            [(6, "email", ImportProblemKind.EmailSeveral), (7, "bin", ImportProblemKind.BinRounded)],
            problems.Select(problem => (problem.Line, problem.Column, problem.Kind)));
    }

    [Fact]
    public void Check_Workbook_IsReadAsTheSameListInCsv()
    {
        var rows = OfficeLists.Rows(3);
        var csv = OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing);
        var workbook = OfficeCheck.Check(OfficeFile.Read(OfficeLists.Workbook([OfficeLists.Header.Split(';'), .. rows])), Nothing);
        Assert.Empty(workbook.Problems);
        Assert.Equal(csv.Entries.Select(entry => (entry.Line, entry.Bin, entry.Name, entry.Email)), workbook.Entries.Select(entry => (entry.Line, entry.Bin, entry.Name, entry.Email)));
    }

    [Fact]
    public void Read_ArchiveThatIsNoWorkbook_IsToldSo() =>
        Assert.Equal(ImportProblemKind.WorkbookBroken, Assert.Single(OfficeFile.Read([.. "PK\u0003\u0004"u8, 1, 2, 3]).Problems).Kind);

    [Fact]
    public void Read_AnotherEncoding_IsRefused() =>
        Assert.Equal(ImportProblemKind.NotUtf8, Assert.Single(OfficeFile.Read([0xCC, 0xE5, 0xEA, 0xF2, 0xE5, 0xEF]).Problems).Kind);

    [Fact]
    public void Read_MoreRowsThanAllowed_StopsAndSaysSo()
    {
        var row = OfficeLists.Rows(1)[0];
        var file = OfficeFile.Read(OfficeLists.File(Enumerable.Repeat(row, OfficeFile.MostLines + 2)));
        Assert.Equal(new ImportProblem(OfficeFile.MostLines + 2, string.Empty, ImportProblemKind.TooManyLines, "20000"), Assert.Single(file.Problems));
    }

    [Fact]
    public void Read_LineLongerThanAnyRow_IsRefusedBeforeItIsParted()
    {
        var file = OfficeFile.Read(Encoding.UTF8.GetBytes($"{OfficeLists.Header}\n{new string(';', OfficeFile.LongestLine + 1)}"));
        Assert.Equal(new ImportProblem(2, string.Empty, ImportProblemKind.LineTooLong, string.Empty), Assert.Single(file.Problems));
    }

    [Fact]
    public void Read_QuoteThatIsNeverClosed_IsToldAndNotReadToItsEnd()
    {
        var file = OfficeFile.Read(Encoding.UTF8.GetBytes($"{OfficeLists.Header}\nSchool;\"{string.Concat(Enumerable.Repeat(new string('a', 100) + "\n", OfficeFile.LongestLine / 50))}"));
        Assert.Equal(ImportProblemKind.QuotesBroken, Assert.Single(file.Problems).Kind);
    }

    [Fact]
    public void Check_TenThousandRowsWithTwelveMistakes_NamesEachWithItsLineAndColumn()
    {
        var rows = OfficeLists.Rows(10_000);
        var planted = OfficeLists.PlantTwelve(rows);
        var (_, problems) = OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing);
        Assert.Equal(planted, problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void Check_RightRows_AreReadWhole()
    {
        var rows = OfficeLists.Rows(2);
        var (entries, problems) = OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing);
        Assert.Empty(problems);
        var entry = entries[0];
        Assert.Equal((OfficeKind.School, "110000000", "11"), (entry.Kind, entry.Kato, entry.Region));
        Assert.Equal(["+77270000001", "1414"], entry.Phones);
        Assert.Equal(new MapPoint(43.238m, 76.945m), entry.Point);
        Assert.Equal(WorkingHours.SchoolDefault.Week, entry.Hours);
    }

    [Theory]
    [InlineData("merged_into_bin", "010140000004", "", "2020-01-31", ImportProblemKind.BinNotFound)]
    [InlineData("merged_into_bin", "", "own", "2020-01-31", ImportProblemKind.BinOwn)]
    [InlineData("successor_bin", "", "next", "", ImportProblemKind.NotClosed)]
    public void Check_OtherOffice_IsAnotherOneThatThereIs(string column, string bin, string instead, string closed, object kind)
    {
        var rows = OfficeLists.Rows(2);
        rows[0][OfficeLists.Column(column)] = instead switch { "own" => rows[0][1], "next" => rows[1][1], _ => bin };
        rows[0][OfficeLists.Column("closed_since")] = closed;
        var problem = Assert.Single(OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing).Problems);
        Assert.Equal((2, column, (ImportProblemKind)kind), (problem.Line, problem.Column, problem.Kind));
    }

    [Theory]
    [InlineData("632810000", "101010000")]
    [InlineData("633400000", "103600000")]
    [InlineData("191010000", "331010000")]
    [InlineData("195600000", "334600000")]
    [InlineData("351810000", "621010000")]
    [InlineData("632410000", "632410000")]
    [InlineData("191610000", "191610000")]
    [InlineData("635000000", "635000000")]
    public void Check_KatoFromBefore2022_IsReadAsTheCodeOfToday(string former, string today)
    {
        var rows = OfficeLists.Rows(1);
        rows[0][OfficeLists.Column("kato")] = former;
        var (entries, problems) = OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing);
        Assert.Empty(problems);
        Assert.Equal((today, today[..2]), (entries[0].Kato, entries[0].Region));
    }

    [Theory]
    [InlineData("632855100", "632855100 → 1010…")]
    [InlineData("631810000", "631810000 → 1036…")]
    [InlineData("356033100", "356033100 → 6238…")]
    [InlineData("511010000", "511010000 → 79…")]
    [InlineData("515230200", "515230200 → 61…")]
    public void Check_KatoOfAPlaceThatWasNumberedAnew_SaysWithWhichDigitsTheNewOneBegins(string former, string said)
    {
        var rows = OfficeLists.Rows(1);
        rows[0][OfficeLists.Column("kato")] = former;
        var problem = Assert.Single(OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), Nothing).Problems);
        Assert.Equal(new ImportProblem(2, "kato", ImportProblemKind.KatoFormer, said), problem);
    }

    [Fact]
    public void Check_District_IsReadInBothLanguages()
    {
        var rows = OfficeLists.Rows(2).Select((row, index) => row.Append(index == 0 ? "Қарасай ауданы" : string.Empty).Append(index == 0 ? "Карасайский район" : string.Empty).ToArray());
        var (entries, problems) = OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows, OfficeLists.Header + ";district_kk;district_ru")), Nothing);
        Assert.Empty(problems);
        Assert.Equal(["Қарасай ауданы / Карасайский район", " / "], entries.Select(entry => $"{entry.District.Kk} / {entry.District.Ru}"), StringComparer.Ordinal);
    }

    [Fact]
    public void Check_BinOfSeveralOffices_IsRefused()
    {
        var rows = OfficeLists.Rows(1);
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [rows[0][1]] = 2 };
        Assert.Equal(ImportProblemKind.BinOfSeveral, Assert.Single(OfficeCheck.Check(OfficeFile.Read(OfficeLists.File(rows)), known).Problems).Kind);
    }

    [Fact]
    public void HoursText_AnyWeek_IsReadAsItWasWritten() =>
        Prop.ForAll(Weeks().ToArbitrary(), week => HoursText.ReadWeek(HoursText.Write(week)) is { } read && read.Count == week.Count && week.All(day => read[day.Key] == day.Value))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1-5 9-18")]
    [InlineData("1 – 5 9.00–18.00 | 6 09:00-13:00")]
    [InlineData("")]
    public void ReadWeek_AsPeopleType_IsRead(string text) => Assert.NotNull(HoursText.ReadWeek(text));

    [Theory]
    [InlineData("1-5")]
    [InlineData("5-1 9-18")]
    [InlineData("1-5 9-18 | 3 9-12")]
    [InlineData("1-5 18-9")]
    [InlineData("1-5 9-18 (13-14")]
    [InlineData("1-5 9-18 (8-10)")]
    [InlineData("8 9-18")]
    [InlineData("Mon 9-18")]
    [InlineData("1 25-26")]
    public void ReadWeek_Nonsense_IsRefused(string text) => Assert.Null(HoursText.ReadWeek(text));

    private static Gen<IReadOnlyDictionary<DayOfWeek, OpeningHours>> Weeks() =>
        from days in (
            from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
            from opens in Gen.Choose(0, 700)
            from lunch in Gen.Choose(1, 100)
            from hasLunch in Gen.Elements(true, false)
            select (day, opens, lunch, hasLunch)).ArrayOf()
        select (IReadOnlyDictionary<DayOfWeek, OpeningHours>)days.DistinctBy(day => day.day).ToDictionary(day => day.day, day => new OpeningHours(
            At(day.opens), At(day.opens + 600), day.hasLunch ? At(day.opens + day.lunch) : null, day.hasLunch ? At(day.opens + day.lunch + 60) : null));

    private static TimeOnly At(int minute) => TimeOnly.MinValue.AddMinutes(minute);

    private static byte[] Write(IReadOnlyList<string[]> rows, string delimiter, string lineEnd, bool withMark)
    {
        using var output = new MemoryStream();
        using (var writer = new StreamWriter(output, new UTF8Encoding(withMark), leaveOpen: true))
        {
            using var csv = new CsvHelper.CsvWriter(writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, NewLine = lineEnd, ShouldQuote = cell => cell.Field.AsSpan().ContainsAny(NeedsQuotes) });
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return output.ToArray();
    }
}
