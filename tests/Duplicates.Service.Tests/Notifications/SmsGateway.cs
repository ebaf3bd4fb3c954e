using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>What a gateway was asked to send.</summary>
public sealed record GatewayRequest(string Key, string Authorization, string ContentType, string Body, IReadOnlyDictionary<string, string> Fields)
{
    public string To => Fields.GetValueOrDefault("to", string.Empty);

    public string Text => Fields.GetValueOrDefault("text", string.Empty);
}

/// <summary>An SMS gateway on a port of this machine: it sends what it takes once, whatever is repeated, and answers as a test says.</summary>
public sealed class SmsGateway : IAsyncLifetime
{
    private readonly ConcurrentQueue<GatewayRequest> _requests = new();
    private readonly ConcurrentDictionary<string, GatewayRequest> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private WebApplication? _app;

    public string Address { get; private set; } = string.Empty;

    /// <summary>What it answers; the message is sent when that is a success.</summary>
    public Func<GatewayRequest, HttpResponse, Task> Answers { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Everything that came in.</summary>
    public IReadOnlyList<GatewayRequest> Requests => [.. _requests];

    /// <summary>What people got, in order.</summary>
    public IReadOnlyList<GatewayRequest> Sent => [.. _order.Select(key => _sent[key])];

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync();
        Address = $"{_app.Urls.Single()}/send";
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        _requests.Enqueue(request);
        await Answers(request, context.Response);
        if (context.Response.StatusCode == StatusCodes.Status200OK && _sent.TryAdd(request.Key, request))
        {
            _order.Enqueue(request.Key);
        }
    }

    private static async Task<GatewayRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var fields = request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
            ? System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(body)!
            : Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return new(request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization.ToString(), request.ContentType ?? string.Empty, body, fields);
    }
}
