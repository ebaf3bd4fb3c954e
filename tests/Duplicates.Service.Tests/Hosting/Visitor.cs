using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duplicates.Service.Notifications;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>
/// Somebody with a browser without scripts: opens pages, fills in the forms that stand on them, follows redirects
/// and keeps cookies. What was answered last is in <see cref="Page"/>.
/// </summary>
public sealed partial class Visitor(HttpClient client, CookieContainer cookies, Func<Task<IReadOnlyList<OutboxMessage>>> messages) : IDisposable
{
    private const int MostRedirects = 10;

    /// <summary>A host that has just started on a busy machine answers late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A text's key where its text should be.</summary>
    private static readonly Regex UntranslatedKey = new(
        $@"(?<![\w/@.-])(?:{string.Join('|', TextCatalog.Files.Select(Regex.Escape))})\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*",
        RegexOptions.None,
        TimeSpan.FromSeconds(5));

    /// <summary>Somebody with a new browser before a service in process.</summary>
    public static Visitor At(WebApplicationFactory<Program> factory)
    {
        var cookies = new CookieContainer();
        return new(factory.CreateDefaultClient(new CookieContainerHandler(cookies)), cookies, () => ServiceHost.MessagesOfAsync(factory));
    }

    /// <summary>Somebody with a new browser before a service that listens.</summary>
    public static Visitor At(Uri address) => At(address, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>Somebody with a new browser before a service that listens, on a way of their own.</summary>
    public static Visitor At(Uri address, HttpMessageHandler way)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new CookieContainerHandler(cookies) { InnerHandler = way })
        {
            BaseAddress = address,
            Timeout = Patience,
        };
        return new(client, cookies, async () => await client.GetFromJsonAsync<List<OutboxMessage>>("/dev/outbox.json") ?? []);
    }

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument(string.Empty);

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page.</summary>
    public string Address { get; private set; } = "/";

    /// <summary>The same with the answer to the form that was sent, when there was one.</summary>
    public string AnswerAddress { get; private set; } = "/";

    /// <summary>The page as it came.</summary>
    public string Html { get; private set; } = string.Empty;

    public string Heading => Text("h1");

    public string Main => Text("main");

    /// <summary>The text of an element with its white space made single.</summary>
    public string Text(string selector) => Spaces().Replace(Find(selector).TextContent, " ").Trim();

    public IElement Find(string selector) =>
        Page.QuerySelector(selector) ?? throw new InvalidOperationException($"{Address} ({(int)Status}) holds no {selector}: {Excerpt()}");

    public bool Has(string selector) => Page.QuerySelector(selector) is not null;

    /// <summary>The value that a field shows.</summary>
    public string Value(string name) => Find($"main [name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? string.Empty,
        IHtmlInputElement { Type: "radio" or "checkbox" } => Page.QuerySelectorAll<IHtmlInputElement>($"main input[name='{name}']").FirstOrDefault(input => input.IsChecked)?.Value ?? string.Empty,
        IHtmlInputElement input => input.Value,
        var other => throw new InvalidOperationException($"{name} is no field but {other.TagName}."),
    };

    /// <summary>Opens a page and follows where it leads.</summary>
    public async Task<Visitor> GetAsync(string path)
    {
        await FollowAsync(await client.GetAsync(new Uri(path, UriKind.Relative)), path);
        return this;
    }

    /// <summary>Opens an address without following; for those who look at the answer itself.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) => client.SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Sends a body of any kind and does not follow; for those who look at the answer itself.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent body) => client.SendAsync(new HttpRequestMessage(method, path) { Content = body });

    /// <summary>Fetches an address as a browser does that takes compressed answers.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        return client.SendAsync(request);
    }

    /// <summary>
    /// Fills in the form of the page by the names of its fields and sends it. A name that the form does not have is a mistake
    /// of the test; null empties a field or takes a tick away.
    /// </summary>
    public Task<Visitor> SubmitAsync(params (string Name, string? Value)[] answers) => SubmitFormAsync("main form[method=post]", answers);

    public async Task<Visitor> SubmitFormAsync(string form, params (string Name, string? Value)[] answers)
    {
        var (path, fields) = Fill(form, answers);
        return await PostAsync(path, fields);
    }

    /// <summary>What the form would send, without sending it.</summary>
    public (string Path, List<KeyValuePair<string, string>> Fields) Fill(string selector, params (string Name, string? Value)[] answers)
    {
        var form = (IHtmlFormElement)Find(selector);
        foreach (var (name, _) in answers.Where(answer => form.QuerySelector($"[name='{answer.Name}']") is null))
        {
            throw new InvalidOperationException($"The form at {Address} has no field {name}: {Excerpt()}");
        }

        var typed = answers.ToLookup(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal);
        List<KeyValuePair<string, string>> fields =
        [
            .. form.QuerySelectorAll("input, select, textarea").SelectMany(Shown).Where(field => !typed.Contains(field.Key)),
            .. answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Name, answer.Value!)),
        ];
        return (form.GetAttribute("action") is { Length: > 0 } action ? action : Address, fields);
    }

    public async Task<Visitor> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        await PostAsync(path, content);
        return this;
    }

    /// <summary>Sends a form and tells where it leads, without going there; several may be on their way at once.</summary>
    public async Task<string> SendFormAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var location = answer.Headers.Location?.ToString() ?? answer.StatusCode.ToString();
        return AnswerShown().IsMatch(location) ? nameof(HttpStatusCode.OK) : location;
    }

    /// <summary>Sends a body of any kind and follows where it leads.</summary>
    public async Task PostAsync(string path, HttpContent body) =>
        await FollowAsync(await client.PostAsync(new Uri(path, UriKind.Relative), body), path);

    /// <summary>Somebody who has got hold of all cookies of this browser, before the same or another host.</summary>
    public Visitor CopiedAt(WebApplicationFactory<Program> factory)
    {
        var copy = new CookieContainer();
        foreach (var cookie in cookies.GetAllCookies().AsEnumerable())
        {
            copy.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return new(factory.CreateDefaultClient(new CookieContainerHandler(copy)), copy, messages);
    }

    /// <summary>Loses the session, as a closed browser does.</summary>
    public void DropSession()
    {
        foreach (var cookie in cookies.GetAllCookies().Where(cookie => cookie.Name == "duplicates-session"))
        {
            cookie.Expired = true;
        }
    }

    /// <summary>The newest one-time code that came to a phone.</summary>
    public async Task<string> CodeForAsync(string phone)
    {
        var newest = (await messages()).Where(message => message.Recipient == phone && message.Kind == "code").MaxBy(message => message.CreatedAt)
            ?? throw new InvalidOperationException($"No code was sent to {phone}; the visitor is at {Address}: {Excerpt()}");
        return SixDigits().Match(newest.Body).Value;
    }

    public void Dispose() => client.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Shown(IElement control) => control switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [KeyValuePair.Create(name, select.Value ?? string.Empty)],
        _ => [],
    };

    private async Task FollowAsync(HttpResponseMessage response, string path)
    {
        var (answer, address) = (response, Resolve("/", path));
        for (var redirects = 0; (int)answer.StatusCode is 301 or 302 or 303; redirects++)
        {
            Assert.InRange(redirects, 0, MostRedirects);
            address = Resolve(address, answer.Headers.Location!.ToString());
            answer.Dispose();
            answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        }

        using (answer)
        {
            (Status, Address, AnswerAddress) = (answer.StatusCode, AnswerShown().Replace(address, string.Empty), address);
            Html = await answer.Content.ReadAsStringAsync();
            Page = await new HtmlParser().ParseDocumentAsync(Html);
        }

        Assert.DoesNotMatch(UntranslatedKey, Html);
    }

    private static string Resolve(string from, string to) =>
        new Uri(new Uri(new Uri("http://localhost"), from), to).PathAndQuery;

    private string Excerpt()
    {
        var text = Spaces().Replace(Page.QuerySelector("main")?.TextContent ?? Html, " ").Trim();
        return text.Length > 400 ? text[..400] : text;
    }

    /// <summary>An answer to a form has an address of its own: that of the page, and which answer.</summary>
    [GeneratedRegex("[?&]shown=[0-9a-f]{32}$", RegexOptions.None, 1000)]
    internal static partial Regex AnswerShown();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
