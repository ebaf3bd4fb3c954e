using System.Globalization;
using Duplicates.Service.Web.Culture;

namespace Duplicates.Service.Tests.Web;

/// <summary>Runs a test in one of the languages and puts the culture back afterwards.</summary>
internal sealed class InLanguage : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public InLanguage(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = SiteLanguage.Find(language)!.Culture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
