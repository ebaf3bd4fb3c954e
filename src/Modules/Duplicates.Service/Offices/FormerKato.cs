using System.Collections.Frozen;

namespace Duplicates.Service.Offices;

/// <summary>
/// Codes of KATO that places had before other regions got them: in 2022 Abai, Zhetisu and Ulytau were parted from their neighbours, in 2018
/// South Kazakhstan became Turkistan and Shymkent. Lists that people keep still have these codes.
/// </summary>
/// <remarks>
/// Districts and their towns kept their order, so they are known; villages were numbered anew, and only the beginning of their code is known.
/// Districts that were divided between two regions (former Kokpekty and Tarbagatai) are left out: their codes tell nothing.
/// </remarks>
internal static class FormerKato
{
    private const int DistrictLength = 4;
    private const string OfDistrict = "00000";
    private const string OfItsTown = "10000";

    private static readonly FrozenDictionary<string, string> Districts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // to Abai: Semey, Kurchatov, Abai, Ayagoz (its town had a code of its own), Beskaragai, Borodulikha, Zharma, Urjar
        ["6328"] = "1010",
        ["6322"] = "1018",
        ["6332"] = "1032",
        ["6318"] = "1036",
        ["6334"] = "1036",
        ["6336"] = "1038",
        ["6338"] = "1040",
        ["6344"] = "1042",
        ["6364"] = "1046",

        // to Zhetisu: Taldykorgan, Tekeli, Aksu, Alakol, Eskeldi, Kerbulak, Koksu, Karatal, Panfilov, Sarkand
        ["1910"] = "3310",
        ["1926"] = "3318",
        ["1932"] = "3332",
        ["1934"] = "3334",
        ["1964"] = "3336",
        ["1946"] = "3340",
        ["1948"] = "3342",
        ["1950"] = "3344",
        ["1956"] = "3346",
        ["1960"] = "3348",

        // to Ulytau: Zhezkazgan, Karazhal, Satpayev, Zhanaarka, Ulytau
        ["3518"] = "6210",
        ["3520"] = "6218",
        ["3523"] = "6220",
        ["3544"] = "6236",
        ["3560"] = "6238",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>With which digits the code of the place begins today; null when the code is not a former one.</summary>
    /// <param name="code">Nine digits.</param>
    public static string? BeginningOf(string code) =>
        Districts.TryGetValue(code[..DistrictLength], out var district) ? district
        : code.StartsWith("5110", StringComparison.Ordinal) ? "79"
        : code.StartsWith("51", StringComparison.Ordinal) ? "61"
        : null;

    /// <summary>The code of today for a district or a town that is one; null for a village, and when the code is not a former one.</summary>
    /// <param name="code">Nine digits.</param>
    public static string? TodayOf(string code)
    {
        // a town within a district has a number of its own there
        var (town, rest) = (code[..DistrictLength] is "6318", code[DistrictLength..]);
        return !town && rest is OfDistrict or OfItsTown && Districts.TryGetValue(code[..DistrictLength], out var district) ? district + rest : null;
    }
}
