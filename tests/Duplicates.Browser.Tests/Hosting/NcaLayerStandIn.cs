using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Duplicates.Service.Tests.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Duplicates.Browser.Tests.Hosting;

/// <summary>Stands in for NCALayer on the reader's computer: speaks its socket protocol and signs with a key of the tests.</summary>
internal sealed class NcaLayerStandIn : IAsyncDisposable
{
    private const int LongestRequest = 1024 * 1024;
    private readonly WebApplication _app;
    private readonly TestAuthority _authority;
    private readonly string _iin;

    private NcaLayerStandIn(WebApplication app, TestAuthority authority, string iin) => (_app, _authority, _iin) = (app, authority, iin);

    /// <summary>The person closes the window in place of choosing a key.</summary>
    public bool Cancels { get; set; }

    /// <summary>The extended uses of the key that the page asked for last.</summary>
    public string AskedFor { get; private set; } = string.Empty;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal);

    public static async Task<NcaLayerStandIn> StartAsync(TestAuthority authority, string iin)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new NcaLayerStandIn(builder.Build(), authority, iin);
        standIn._app.UseWebSockets();
        standIn._app.Run(standIn.TalkAsync);
        await standIn._app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TalkAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await SayAsync(socket, """{"result":{"version":"1.4"}}""");
        var buffer = new byte[LongestRequest];
        while (socket.State is WebSocketState.Open)
        {
            var length = await HearAsync(socket, buffer);
            if (length == 0)
            {
                return;
            }

            await SayAsync(socket, Answer(Encoding.UTF8.GetString(buffer, 0, length)));
        }
    }

    private string Answer(string request)
    {
        using var asked = JsonDocument.Parse(request);
        if (asked.RootElement.GetProperty("module").GetString() != "kz.gov.pki.knca.basics")
        {
            return """{"status":false,"code":"500","message":"MODULE_NOT_FOUND","details":""}""";
        }

        var args = asked.RootElement.GetProperty("args");
        Assert.Equal("cms", args.GetProperty("format").GetString());
        Assert.False(args.GetProperty("signingParams").GetProperty("encapsulate").GetBoolean());
        var uses = args.GetProperty("signerParams").GetProperty("extKeyUsageOids").EnumerateArray().Select(use => use.GetString()!).ToArray();
        AskedFor = string.Join(' ', uses);
        if (Cancels)
        {
            return """{"status":true,"body":{}}""";
        }

        var signature = TestAuthority.Sign(Convert.FromBase64String(args.GetProperty("data").GetString()!), _authority.Issue(_iin, uses));
        return $$$"""{"status":true,"body":{"result":["{{{signature}}}"]}}""";
    }

    private static async Task<int> HearAsync(WebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return 0;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return length;
            }
        }
    }

    private static ValueTask SayAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
