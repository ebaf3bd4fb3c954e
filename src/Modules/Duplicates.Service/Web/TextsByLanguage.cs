using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web;

/// <summary>
/// Texts in a language that is not the reader's: letters and messages speak the applicant's. Dates are plain text here, with ordinary
/// spaces: what is signed and what goes out by SMS must not depend on how a page breaks its lines.
/// </summary>
internal sealed class TextsByLanguage(IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>A text with its values.</summary>
    public string Get(string key, string language, params object[] values)
    {
        using var scope = new LanguageScope(language);
        return texts[key, values].Value;
    }

    /// <summary>A date in words.</summary>
    public string Date(DateOnly date, string language)
    {
        using var scope = new LanguageScope(language);
        return Plain(texts.Date(date));
    }

    /// <summary>A date with the time.</summary>
    public string DateTime(DateTime almatyLocal, string language)
    {
        using var scope = new LanguageScope(language);
        return Plain(texts.DateTime(almatyLocal));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}

/// <summary>Everything written until its end is in this language.</summary>
internal sealed class LanguageScope : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo UiCulture) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public LanguageScope(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
