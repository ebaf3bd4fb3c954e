using System.Globalization;
using Duplicates.Domain;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Culture;

/// <summary>One of the two languages of the service, equal in standing.</summary>
public sealed class SiteLanguage
{
    /// <summary>Kazakh.</summary>
    public static readonly SiteLanguage Kazakh = new(Languages.Kazakh, "Қазақша");

    /// <summary>Russian.</summary>
    public static readonly SiteLanguage Russian = new(Languages.Russian, "Русский");

    private SiteLanguage(string code, string ownName)
    {
        Code = code;
        Culture = Languages.CultureOf(code);
        OwnName = ownName;
    }

    /// <summary>Both languages, Kazakh first.</summary>
    public static IReadOnlyList<SiteLanguage> All { get; } = [Kazakh, Russian];

    /// <summary>The language of the current UI culture; Kazakh when that is neither of the two.</summary>
    public static SiteLanguage Current =>
        string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Languages.Russian, StringComparison.Ordinal) ? Russian : Kazakh;

    /// <summary>The code in addresses and in the lang attribute: kk or ru.</summary>
    public string Code { get; }

    /// <summary>The culture that dates, numbers and sorting follow.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The name of the language in itself.</summary>
    public string OwnName { get; }

    /// <summary>Language and country as Open Graph writes them: kk_KZ or ru_KZ.</summary>
    public string Territory => $"{Code}_KZ";

    /// <summary>The other language.</summary>
    public SiteLanguage Other => this == Kazakh ? Russian : Kazakh;

    /// <summary>Finds a language by its code.</summary>
    /// <param name="code">kk or ru, as it stands in an address.</param>
    public static SiteLanguage? Find(string? code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.Ordinal));

    /// <summary>The language that an address names by its first part, exactly as the service writes it; null when it names none.</summary>
    /// <param name="path">Path of the request.</param>
    public static SiteLanguage? Of(PathString path) => All.FirstOrDefault(language => path.StartsWithSegments("/" + language.Code, StringComparison.Ordinal));

    /// <summary>
    /// The language that an address means when its letters are taken for small ones, as routing takes them: the Kelvin sign is a small k too.
    /// Only <see cref="Of"/> says what a page is written in; an address that means a language without naming it leads to the one that does.
    /// </summary>
    /// <param name="path">Path of the request.</param>
    public static SiteLanguage? MeantBy(PathString path) => Of(new(path.Value?.ToLowerInvariant()));
}
