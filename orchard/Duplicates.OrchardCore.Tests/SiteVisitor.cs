using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duplicates.Domain.People;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Duplicates.OrchardCore.Tests;

/// <summary>Somebody with a browser without scripts before the site: opens pages and fills in the forms that stand on them.</summary>
internal sealed partial class SiteVisitor : IDisposable
{
    private static int _people;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public SiteVisitor(OrchardSite site) => _client = site.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(_cookies));

    /// <summary>The page that was answered last.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument(string.Empty);

    /// <summary>Path and query of the page.</summary>
    public string Address { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    /// <summary>The text of the page with its white space made single.</summary>
    public string Text => Spaces().Replace(Page.Body?.TextContent ?? string.Empty, " ");

    /// <summary>The language that the page names; the theme of the site names a country too.</summary>
    public string Language => (Page.DocumentElement.GetAttribute("lang") ?? string.Empty).Split('-')[0];

    public async Task GetAsync(string path) => await ReadAsync(await _client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills in the form whose address begins so, by the names of its fields, and sends it; null takes a tick away.</summary>
    public async Task SubmitAsync(string action, params (string Name, string? Value)[] answers)
    {
        var form = FormTo(action);
        KeyValuePair<string, string>? pressed = null;
        foreach (var (name, value) in answers)
        {
            switch (form.QuerySelector($"[name='{name}']"))
            {
                case IHtmlInputElement { Type: "checkbox" } box:
                    box.IsChecked = value is not null;
                    break;
                case IHtmlInputElement { Type: "radio" }:
                    ((IHtmlInputElement)form.QuerySelector($"[name='{name}'][value='{value}']")!).IsChecked = true;
                    break;
                case IHtmlInputElement input:
                    input.Value = value ?? string.Empty;
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = value ?? string.Empty;
                    break;
                case IHtmlButtonElement:
                    pressed = KeyValuePair.Create(name, value ?? string.Empty);
                    break;
                case IHtmlSelectElement select:
                    Assert.Contains(select.Options, option => option.Value == value);
                    select.Value = value;
                    break;
                default:
                    throw new InvalidOperationException($"The form at {Address} has no field {name}.");
            }
        }

        var fields = form.QuerySelectorAll("input, select, textarea").SelectMany(Shown);
        fields = pressed is { } button ? fields.Append(button) : fields;
        using var content = new FormUrlEncodedContent(fields);
        await ReadAsync(await _client.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } to ? to : Address, UriKind.Relative), content));
    }

    /// <summary>The names of the fields in which the form whose address begins so takes an answer.</summary>
    public IReadOnlyList<string> FieldsOf(string action) =>
    [
        .. FormTo(action).QuerySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=file]), select, textarea")
            .Select(field => field.GetAttribute("name")).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Sends the form whose address begins so with other answers in it, whatever its fields would let somebody choose, as a program does.</summary>
    public async Task SendAsync(string action, IReadOnlyDictionary<string, string> answers, string button)
    {
        var form = FormTo(action);
        using var content = new FormUrlEncodedContent(
        [
            .. form.QuerySelectorAll("input, select, textarea").Where(field => !answers.ContainsKey(field.GetAttribute("name") ?? string.Empty)).SelectMany(Shown),
            .. answers,
            KeyValuePair.Create(button, button),
        ]);
        await ReadAsync(await _client.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } to ? to : Address, UriKind.Relative), content));
    }

    /// <summary>Presses a link of the admin that its script sends as a form.</summary>
    public async Task PressAsync(string href)
    {
        Assert.NotNull(Page.QuerySelector($"a[href='{href}']"));
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Value("__RequestVerificationToken"))]);
        await ReadAsync(await _client.PostAsync(new Uri(href, UriKind.Relative), content));
    }

    /// <summary>The value that a field of the page shows.</summary>
    public string Value(string name) => Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? string.Empty,
        _ => throw new InvalidOperationException($"{Address} ({Status}) has no field {name}: {Text}"),
    };

    /// <summary>The message that stands beside a field.</summary>
    public string MessageBeside(string name) =>
        Page.QuerySelector($"[data-valmsg-for='{name}'], #{name}-error")?.TextContent.Trim() ?? string.Empty;

    /// <summary>Signs in as the administrator of the site, or of the tenant with this URL prefix.</summary>
    public async Task SignInAsAdministratorAsync(string prefix = "")
    {
        await GetAsync(prefix.Length == 0 ? "/Login" : $"/{prefix}/Login");
        await SubmitAsync("/", ("LoginForm.UserName", "site-admin"), ("LoginForm.Password", "Demo-2026-school"));
    }

    /// <summary>Signs in as a citizen whom nobody has met before; returns the phone.</summary>
    public async Task<string> SignInAsync(string language)
    {
        var (iin, phone) = NewCitizen();
        await GetAsync($"/{language}/sign-in");
        await SubmitAsync($"/{language}/sign-in", ("Iin", iin), ("Phone", phone));
        await SubmitAsync($"/{language}/sign-in", ("Code", await CodeForAsync(phone)));
        return phone;
    }

    /// <summary>A citizen whom nobody has met before.</summary>
    public static (string Iin, string Phone) NewCitizen()
    {
        var number = Interlocked.Increment(ref _people);
        return (IinOf(number), string.Create(CultureInfo.InvariantCulture, $"+7701{number:D7}"));
    }

    /// <summary>Signs in as a member of staff, of the tenant with this URL prefix when one is given.</summary>
    public async Task SignInAsStaffAsync(string email, string prefix = "")
    {
        var address = $"{(prefix.Length == 0 ? string.Empty : $"/{prefix}")}/kk/sign-in/staff";
        await GetAsync(address);
        await SubmitAsync(address, ("Email", email), ("Password", "Demo-2026-school"));
    }

    /// <summary>Loses the session, as a closed browser does.</summary>
    public void DropSession()
    {
        foreach (var cookie in _cookies.GetAllCookies().Where(cookie => cookie.Name == "duplicates-session"))
        {
            cookie.Expired = true;
        }
    }

    /// <summary>The newest one-time code that came to a phone, from the tenant with this URL prefix when one is given.</summary>
    public async Task<string> CodeForAsync(string phone, string prefix = "") =>
        SixDigits().Match((await MessagesToAsync(phone, prefix)).Where(message => message.Kind == "code").MaxBy(message => message.At).Body).Value;

    /// <summary>What was sent to a phone.</summary>
    public async Task<IReadOnlyList<(string Kind, string Body, DateTimeOffset At)>> MessagesToAsync(string phone, string prefix = "")
    {
        using var messages = JsonDocument.Parse(await _client.GetStringAsync(new Uri($"{(prefix.Length == 0 ? string.Empty : $"/{prefix}")}/dev/outbox.json", UriKind.Relative)));
        return
        [
            .. messages.RootElement.EnumerateArray().Where(message => message.GetProperty("recipient").GetString() == phone)
                .Select(message => (message.GetProperty("kind").GetString()!, message.GetProperty("body").GetString()!, message.GetProperty("createdAt").GetDateTimeOffset())),
        ];
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Some of the numbers have no check digit; those are passed over.</summary>
    private static string IinOf(int number) => Enumerable.Range(number * 100, 100).Select(serial => string.Create(CultureInfo.InvariantCulture, $"8805154{serial:D5}"))
        .First(candidate => Iin.TryParse(candidate, out _, out _));

    private static IEnumerable<KeyValuePair<string, string>> Shown(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlInputElement { Type: "submit" or "button" } => [],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value.ReplaceLineEndings("\r\n"))],
        IHtmlSelectElement { IsMultiple: true, Name: { Length: > 0 } name } select => select.Options.Where(option => option.IsSelected).Select(option => KeyValuePair.Create(name, option.Value)),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [KeyValuePair.Create(name, select.Value ?? string.Empty)],
        _ => [],
    };

    private IHtmlFormElement FormTo(string action) =>
        Page.QuerySelectorAll<IHtmlFormElement>("form[method=post i]").FirstOrDefault(candidate => (candidate.GetAttribute("action") ?? Address).StartsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{Address} ({Status}) has no form to {action}: {Text}");

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            (Status, Address) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
            Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
