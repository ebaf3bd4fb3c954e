using System.Globalization;
using Duplicates.Service.Web.Culture;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Texts;

/// <summary>Speaks with the texts of <see cref="TextCatalog"/> in the language of the current UI culture.</summary>
/// <remarks>Registered as a closed type, so that a host which replaces the localizer factory changes nothing here.</remarks>
public sealed class SideBySideLocalizer : IStringLocalizer<ServiceTexts>
{
    /// <inheritdoc />
    public LocalizedString this[string name] =>
        TextCatalog.Find(name) is { } text
            ? new LocalizedString(name, text.In(SiteLanguage.Current.Code))
            : new LocalizedString(name, name, resourceNotFound: true);

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return text.ResourceNotFound
                ? text
                : new LocalizedString(name, WithOneFullStop(string.Format(CultureInfo.CurrentCulture, text.Value, arguments)));
        }
    }

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        TextCatalog.Texts.Values.Select(text => new LocalizedString(text.Key, text.In(SiteLanguage.Current.Code)));

    /// <summary>A Russian date ends with an abbreviation (г.); at the end of a sentence its full stop is the sentence's too.</summary>
    private static string WithOneFullStop(string text) => text.Replace(" г..", " г.", StringComparison.Ordinal);
}
