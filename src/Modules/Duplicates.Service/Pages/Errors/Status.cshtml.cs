using System.Diagnostics;
using Duplicates.Service.Web.Errors;
using Duplicates.Service.Web.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Errors;

/// <summary>Says what a refused or failed request means, what to do and whom to call. It has no address of its own.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel(TimeProvider clock) : PageModel
{
    /// <summary>The part of the texts' keys that names the case.</summary>
    public string Name { get; private set; } = "404";

    /// <summary>What a person on the phone can be found by, when the failure is ours.</summary>
    public string? Reference { get; private set; }

    /// <summary>When it is worth trying again (Almaty); null when it is not a matter of time.</summary>
    public TimeOnly? TryAgainAt { get; private set; }

    /// <inheritdoc />
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var isReExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not null;
        if (!isReExecuted)
        {
            context.Result = NotFound();
            return;
        }

        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failure && MachineAnswers.Serves(failure.Path))
        {
            context.Result = new StatusCodeResult(Response.StatusCode); // made a problem document where every such answer is
            return;
        }

        Name = NameOf(Response.StatusCode);
        TryAgainAt = Response.StatusCode == 429 ? Response.TryAgainAt(clock) : null;
        Reference = Response.StatusCode >= 500 ? Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier : null;
    }

    private string NameOf(int code) => code switch
    {
        400 when ExpiredForms.Refused(HttpContext) => HttpContext.Request.Cookies.Count == 0 ? "cookies" : "expired",
        401 or 403 => "403",
        404 or 405 or 410 => "404",
        413 => "413",
        429 => "429",
        503 => "503",
        >= 500 => "500",
        _ => "400",
    };
}
