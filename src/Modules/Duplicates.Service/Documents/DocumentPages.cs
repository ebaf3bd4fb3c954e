using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace Duplicates.Service.Documents;

/// <summary>Renders a template to text, with or without a request: letters are also written by background work.</summary>
internal sealed class DocumentPages(IRazorViewEngine views, ITempDataProvider tempData, IModelMetadataProvider metadata, IServiceProvider services)
{
    /// <summary>The key under which the print page learns whether a PDF can be offered.</summary>
    public const string OfferPdfKey = "OfferPdf";

    /// <summary>Renders the template with this name.</summary>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    public async Task<string> RenderAsync<TModel>(string name, TModel model, PathString pathBase = default)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.PathBase = pathBase;
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var found = views.FindView(action, name, isMainPage: true);
        if (!found.Success)
        {
            // a site that takes this library for a module keeps its pages in an area of the library's name
            action = InOwnArea(http);
            found = views.FindView(action, name, isMainPage: true);
        }

        if (!found.Success)
        {
            throw new InvalidOperationException($"There is no template {name}; looked in {string.Join(", ", found.SearchedLocations)}.");
        }

        await using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model };
        var context = new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), writer, new HtmlHelperOptions());
        await found.View.RenderAsync(context);
        return writer.ToString();
    }

    /// <summary>Templates lie beside the shared parts of pages, which only a page of the area is given.</summary>
    private static ActionContext InOwnArea(HttpContext http)
    {
        const string Page = "/Documents/Template";
        var area = typeof(DocumentPages).Assembly.GetName().Name!;
        var route = new RouteData();
        (route.Values["area"], route.Values["page"]) = (area, Page);
        return new(http, route, new() { RouteValues = { ["area"] = area, ["page"] = Page } });
    }
}
