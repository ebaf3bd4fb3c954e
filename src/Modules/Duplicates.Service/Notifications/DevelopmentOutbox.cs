using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duplicates.Service.Notifications;

/// <summary>Shows sent messages to a developer: there is no phone to send codes to. Never mapped in Production.</summary>
public static class DevelopmentOutbox
{
    private const int Shown = 100;

    /// <summary>Maps <c>/dev/outbox</c>; a door does it only where the setting <c>DevelopmentOutbox</c> says so.</summary>
    public static void MapDevelopmentOutbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/outbox.json", async (IOutboxReader outbox, CancellationToken cancellationToken) =>
            Results.Json(await outbox.NewestAsync(Shown, cancellationToken)));
        endpoints.MapGet("/dev/outbox", async (IOutboxReader outbox, CancellationToken cancellationToken) =>
            Results.Content(Page(await outbox.NewestAsync(Shown, cancellationToken)), "text/html; charset=utf-8"));
    }

    private static string Page(IReadOnlyList<OutboxMessage> messages)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Outbox</title><h1>Outbox (Development)</h1><dl>");
        foreach (var message in messages)
        {
            html.Append("<dt>").Append(WebUtility.HtmlEncode($"{message.CreatedAt:u} {message.Channel} → {message.Recipient} ({message.Language}) {message.Subject}"))
                .Append("</dt><dd><pre>").Append(WebUtility.HtmlEncode(message.Body)).Append("</pre></dd>");
        }

        return html.Append("</dl></html>").ToString();
    }
}
