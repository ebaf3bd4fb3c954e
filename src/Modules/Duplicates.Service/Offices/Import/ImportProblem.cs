namespace Duplicates.Service.Offices.Import;

/// <summary>What is wrong with a list of offices, or with a cell of it. Each has a text <c>office-import.problem.…</c>.</summary>
internal enum ImportProblemKind
{
    NotUtf8,
    WorkbookBroken,
    NoHeader,
    NoLines,
    ColumnUnknown,
    ColumnMissing,
    ColumnTwice,
    TooManyLines,
    LineTooLong,
    QuotesBroken,
    CellCount,
    Missing,
    TooLong,
    SignsForbidden,
    KindUnknown,
    BinWrong,
    BinRounded,
    BinTwice,
    BinOfSeveral,
    KatoWrong,
    KatoFormer,
    RegionUnknown,
    PhoneWrong,
    EmailWrong,
    EmailSeveral,
    EmailTwice,
    EmailTaken,
    OrganisationOfNoManagers,
    HoursWrong,
    ExceptionWrong,
    ExceptionTwice,
    CountsDiffer,
    CoordinateWrong,
    CoordinateAlone,
    CoordinateAbroad,
    DateWrong,
    BinNotFound,
    BinOwn,
    NotClosed,
    NotPublishable,
}

/// <summary>One thing to put right, told without any language so that it can be read in both.</summary>
/// <param name="Line">The line of the file on which the row begins; the header is line 1.</param>
/// <param name="Column">The column; empty when the row or the file as a whole is meant.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Value">What stands there, or what it clashes with; shortened.</param>
internal sealed record ImportProblem(int Line, string Column, ImportProblemKind Kind, string Value)
{
    private const int LongestValue = 120;

    /// <summary>A problem with its value cut to what a table can show.</summary>
    public static ImportProblem Of(int line, string column, ImportProblemKind kind, string value) =>
        new(line, column, kind, value.Length > LongestValue ? value[..LongestValue] + "…" : value);
}
