using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Duplicates.Service.Documents;

/// <summary>Renders a template to text.</summary>
internal sealed class DocumentPages(IRazorViewEngine views, ITempDataProvider tempData)
{
    /// <summary>The key under which a template learns whether a PDF can be offered.</summary>
    public const string OfferPdfKey = "OfferPdf";

    /// <summary>Renders the template with this name.</summary>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    public async Task<string> RenderAsync<TModel>(PageModel page, string name, TModel model, bool offerPdf)
    {
        var found = views.FindView(page.PageContext, name, isMainPage: true);
        if (!found.Success)
        {
            throw new InvalidOperationException($"There is no template {name}; looked in {string.Join(", ", found.SearchedLocations)}.");
        }

        await using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<TModel>(page.MetadataProvider, page.ModelState) { Model = model, [OfferPdfKey] = offerPdf };
        var context = new ViewContext(page.PageContext, found.View, data, new TempDataDictionary(page.HttpContext, tempData), writer, new HtmlHelperOptions());
        await found.View.RenderAsync(context);
        return writer.ToString();
    }
}
