using System.Globalization;

namespace Duplicates.Domain;

/// <summary>The two languages of the service, equal in standing. Nothing else in the code knows their codes: it asks here.</summary>
public static class Languages
{
    /// <summary>The code of Kazakh, in addresses, stored rows, recipes and the lang attribute.</summary>
    public const string Kazakh = "kk";

    /// <summary>The code of Russian.</summary>
    public const string Russian = "ru";

    /// <summary>Both codes, Kazakh first.</summary>
    public static IReadOnlyList<string> All { get; } = [Kazakh, Russian];

    /// <summary>Whether this is the code of one of the two, written exactly so.</summary>
    /// <param name="code">What stands in an address, a form or a recipe.</param>
    public static bool Has(string? code) => code is Kazakh or Russian;

    /// <summary>The other of the two.</summary>
    /// <param name="code">One of <see cref="All"/>.</param>
    public static string Other(string code) => code == Kazakh ? Russian : Kazakh;

    /// <summary>The culture that dates, numbers and sorting follow in this language.</summary>
    /// <param name="code">One of <see cref="All"/>.</param>
    /// <exception cref="CultureNotFoundException">The machine has no ICU.</exception>
    public static CultureInfo CultureOf(string code) => CultureInfo.GetCultureInfo(code == Russian ? "ru-RU" : "kk-KZ");
}
