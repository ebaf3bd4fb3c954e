using System.Globalization;
using Duplicates.OrchardCore.Site;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using OrchardCore.Workflows;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Forms;

/// <summary>A form that was posted from a page of widgets to a workflow.</summary>
internal sealed class PostedForm
{
    private readonly string? _page;
    private readonly PathString _base;

    private PostedForm(HttpRequest request, IFormCollection fields)
    {
        (Fields, _base) = (fields, request.PathBase);
        var page = fields[WorkflowConstants.FormLocationKeyInputName].ToString();
        var named = page.StartsWith('/') ? ServiceAddresses.LanguageOf(page) : null;
        _page = named is null ? null : page;
        Language = named ?? ReadingPreferences.LanguageOf(request);
    }

    /// <summary>What was typed.</summary>
    public IFormCollection Fields { get; }

    /// <summary>The language of the page.</summary>
    public SiteLanguage Language { get; }

    /// <summary>The address of the site in the language of the page.</summary>
    public string Home => $"{_base}/{Language.Code}";

    /// <summary>Reads the form of a request.</summary>
    public static async Task<PostedForm> ReadAsync(IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        var request = http.HttpContext?.Request ?? throw new InvalidOperationException("A form is posted in a request.");
        return new(request, await request.ReadFormAsync(cancellationToken));
    }

    /// <summary>From here on the caller's texts are in the language of the form.</summary>
    public void SpeakItsLanguage() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Language.Culture, Language.Culture);

    /// <summary>The address of a page of the service in the language of the form.</summary>
    /// <param name="path">The path below the language.</param>
    public string AddressOf(string path) => $"{Home}/{path}";

    /// <summary>The page that the form stands on, for somebody who has to sign in first; another page when it is not known.</summary>
    public string PageOr(string path) => _page is null ? AddressOf(path) : $"{_base}{_page}";

    /// <summary>Says in the workflow where the person goes on.</summary>
    public static void GoOn(WorkflowExecutionContext workflow, string address) => workflow.Output["NextAddress"] = address;
}
