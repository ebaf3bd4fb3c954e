using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Duplicates.Service.Tests.Hostile;

/// <summary>One request of somebody who means no good.</summary>
/// <param name="Path">Path and query, escaped as they are sent.</param>
public sealed record Attack(string Path)
{
    private List<(string Name, string Value)> Headers { get; init; } = [];

    public string Method { get; private init; } = "GET";

    private Func<HttpContent>? Body { get; init; }

    /// <summary>The same by another method.</summary>
    public Attack By(string method) => this with { Method = method };

    /// <summary>The same with one more header.</summary>
    public Attack With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>The same as a form that is sent.</summary>
    public Attack Posting(params (string Name, string Value)[] fields) => this with
    {
        Method = "POST",
        Body = () => new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    };

    /// <summary>The same as a JSON document that is sent.</summary>
    public Attack PostingJson(string json) => this with { Method = "POST", Body = () => new StringContent(json, Encoding.UTF8, "application/json") };

    public HttpRequestMessage Write()
    {
        var request = new HttpRequestMessage(new(Method), new Uri(Path, UriKind.Relative)) { Content = Body?.Invoke() };
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public override string ToString() => $"{Method} {Path} {string.Join(' ', Headers.Select(header => $"{header.Name}: {header.Value}"))}";
}

/// <summary>What came of it.</summary>
public sealed class Answer(Attack attack, HttpResponseMessage response, byte[] body)
{
    public Attack Attack { get; } = attack;

    public HttpStatusCode Status { get; } = response.StatusCode;

    /// <summary>Where it leads; empty when nowhere.</summary>
    public string Location { get; } = response.Headers.Location?.ToString() ?? string.Empty;

    public string Encoding { get; } = string.Join(',', response.Content.Headers.ContentEncoding);

    public HttpResponseHeaders Headers { get; } = response.Headers;

    public HttpContentHeaders ContentHeaders { get; } = response.Content.Headers;

    public byte[] Bytes => body;

    public string Text => System.Text.Encoding.UTF8.GetString(body);

    public JsonElement Json => JsonDocument.Parse(body).RootElement;

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Text);

    public string? Language => Page.DocumentElement.GetAttribute("lang");
}
