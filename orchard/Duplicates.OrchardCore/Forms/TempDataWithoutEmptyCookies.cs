using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// Orchard's forms look on every page for what a refused form left behind, and the browser would be told each time to forget a cookie that
/// it does not have. Public pages are kept for everybody only when nothing is said to one browser.
/// </summary>
internal sealed class TempDataWithoutEmptyCookies(CookieTempDataProvider cookies, IOptions<CookieTempDataProviderOptions> options) : ITempDataProvider
{
    /// <inheritdoc />
    public IDictionary<string, object> LoadTempData(HttpContext context) => cookies.LoadTempData(context)!;

    /// <inheritdoc />
    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values is { Count: > 0 } || context.Request.Cookies.ContainsKey(options.Value.Cookie.Name!))
        {
            cookies.SaveTempData(context, values);
        }
    }
}
