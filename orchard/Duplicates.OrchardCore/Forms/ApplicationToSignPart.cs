using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// What the reader signs and agrees to, as a widget inside a form: the text of the draft that the address names, and the consent in the
/// wording that is in force. Both are the service's; no editor of the site changes them.
/// </summary>
public sealed class ApplicationToSignPart : ContentPart;

/// <summary>Shows the widget.</summary>
internal sealed class ApplicationToSignPartDisplayDriver(IShortApplication applications, IHttpContextAccessor http) : ContentPartDisplayDriver<ApplicationToSignPart>
{
    /// <inheritdoc />
    public override IDisplayResult Display(ApplicationToSignPart part, BuildPartDisplayContext context) =>
        Initialize<ApplicationToSignViewModel>(nameof(ApplicationToSignPart), FillAsync).Location("Detail", "Content:1");

    private async ValueTask FillAsync(ApplicationToSignViewModel model)
    {
        var request = http.HttpContext!.Request;
        model.Page = $"{request.Path}{request.QueryString}";
        if (!applications.MayApply(http.HttpContext.User)
            || !Guid.TryParse(request.Query["draft"], out var draft)
            || !Guid.TryParse(request.Query["code"], out var code))
        {
            return;
        }

        (model.Draft, model.CodeId) = (draft, code);
        model.Application = await applications.FindAsync(http.HttpContext.User, draft, http.HttpContext.RequestAborted);
    }
}

/// <summary>What the widget shows; Orchard derives the shape from it.</summary>
public class ApplicationToSignViewModel
{
    /// <summary>The address of the page, to which the reader comes back when something is wrong.</summary>
    public string Page { get; set; } = string.Empty;

    /// <summary>The draft.</summary>
    public Guid Draft { get; set; }

    /// <summary>The id of the code that was sent.</summary>
    public Guid CodeId { get; set; }

    /// <summary>What is signed; null when the reader has no such draft.</summary>
    public ApplicationToSign? Application { get; set; }
}
