using Duplicates.Service.Offices;
using Duplicates.Service.Queue;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace Duplicates.Service.Pages.Queue;

/// <summary>The board of a hall in both languages: which ticket goes to which desk. It names nobody, so anybody may look at it.</summary>
[AllowAnonymous]
internal sealed class BoardModel(QueueAccess access, BoardReader reader, BoardFeed feed, IHostApplicationLifetime host) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "office")]
    public string OfficeId { get; set; } = string.Empty;

    public Office Office { get; private set; } = null!;

    public BoardView View { get; private set; } = new([], 0);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (access.Find(OfficeId) is { } office)
        {
            Office = office;
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await reader.ReadAsync(OfficeId, cancellationToken);

    /// <summary>The board as it is, for those whom the host feeds no more.</summary>
    public async Task<IActionResult> OnGetStateAsync(CancellationToken cancellationToken) =>
        Content((await reader.ReadAsync(OfficeId, cancellationToken)).ToJson(), "application/json; charset=utf-8");

    /// <summary>Server-sent events: the board now, and whenever it changes.</summary>
    public async Task<IActionResult> OnGetEventsAsync()
    {
        // a host that stops does not wait for its boards, which come to the next one by themselves
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(HttpContext.RequestAborted, host.ApplicationStopping);
        var gone = ended.Token;
        if (!EventStream.IsAskedFor(Request))
        {
            return StatusCode(StatusCodes.Status406NotAcceptable);
        }

        if (!feed.HasRoom)
        {
            // ends the tries of the browser; the board asks from time to time
            return StatusCode(StatusCodes.Status204NoContent);
        }

        Response.ContentType = $"{EventStream.ContentType}; charset=utf-8";
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Accel-Buffering"] = "no";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await foreach (var view in feed.ListenAsync(OfficeId, gone))
            {
                await Response.WriteAsync($"data: {view.ToJson()}\n\n", gone);
                await Response.Body.FlushAsync(gone);
            }
        }
        catch (OperationCanceledException)
        {
            // the board was switched off
        }

        return new EmptyResult();
    }
}
