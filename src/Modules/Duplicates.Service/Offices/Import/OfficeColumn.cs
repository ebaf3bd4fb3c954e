namespace Duplicates.Service.Offices.Import;

/// <summary>A column of the list of offices; <c>docs/office-import.md</c> describes each.</summary>
internal static class OfficeColumn
{
    public const string Kind = "kind";
    public const string Bin = "bin";
    public const string Kato = "kato";
    public const string NameKk = "name_kk";
    public const string NameRu = "name_ru";
    public const string DistrictKk = "district_kk";
    public const string DistrictRu = "district_ru";
    public const string LocalityKk = "locality_kk";
    public const string LocalityRu = "locality_ru";
    public const string AddressKk = "address_kk";
    public const string AddressRu = "address_ru";
    public const string Phones = "phones";
    public const string Email = "email";
    public const string Hours = "hours";
    public const string Exceptions = "exceptions";
    public const string ExceptionReasonsKk = "exception_reasons_kk";
    public const string ExceptionReasonsRu = "exception_reasons_ru";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string FormerNamesKk = "former_names_kk";
    public const string FormerNamesRu = "former_names_ru";
    public const string ClosedSince = "closed_since";
    public const string MergedIntoBin = "merged_into_bin";
    public const string SuccessorBin = "successor_bin";
    public const string HeadKk = "head_kk";
    public const string HeadRu = "head_ru";
    public const string HeadPositionKk = "head_position_kk";
    public const string HeadPositionRu = "head_position_ru";

    /// <summary>The columns that every file has.</summary>
    public static IReadOnlyList<string> Required { get; } = [Kind, Bin, Kato, NameKk, NameRu, LocalityKk, LocalityRu, AddressKk, AddressRu];

    /// <summary>All columns, in the order of the sample.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Required, DistrictKk, DistrictRu, Phones, Email, Hours, Exceptions, ExceptionReasonsKk, ExceptionReasonsRu, Latitude, Longitude, FormerNamesKk, FormerNamesRu,
        ClosedSince, MergedIntoBin, SuccessorBin, HeadKk, HeadRu, HeadPositionKk, HeadPositionRu,
    ];

    /// <summary>Columns that hold a list.</summary>
    public static IReadOnlyList<string> Lists { get; } = [Phones, Hours, Exceptions, ExceptionReasonsKk, ExceptionReasonsRu, FormerNamesKk, FormerNamesRu];

    /// <summary>Columns that only make sense together: a file has all of a group or none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Together { get; } =
    [
        [DistrictKk, DistrictRu], [Exceptions, ExceptionReasonsKk, ExceptionReasonsRu], [Latitude, Longitude], [FormerNamesKk, FormerNamesRu], [HeadKk, HeadRu], [HeadPositionKk, HeadPositionRu],
    ];
}
