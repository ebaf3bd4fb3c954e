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
                : new LocalizedString(name, Fill(text.Value, arguments));
        }
    }

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        TextCatalog.Texts.Values.Select(text => new LocalizedString(text.Key, text.In(SiteLanguage.Current.Code)));

    private static string Fill(string text, object[] arguments)
    {
        for (var place = 0; place < arguments.Length; place++)
        {
            var name = $"{{{place.ToString(CultureInfo.InvariantCulture)}}}";
            if (text.Contains(name + SentenceEnd.Mark, StringComparison.Ordinal) && SentenceEnd.IsBroughtBy(Convert.ToString(arguments[place], CultureInfo.CurrentCulture)))
            {
                text = text.Replace(name + SentenceEnd.Mark, name, StringComparison.Ordinal);
            }
        }

        return string.Format(CultureInfo.CurrentCulture, text, arguments);
    }
}
