using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Web;

namespace Duplicates.Benchmarks;

/// <summary>What every page on the way of a citizen weighs and costs, as a table in Markdown.</summary>
internal static partial class CitizenPages
{
    private const int Requests = 2_000;
    private const int Visitors = 8;

    // a person has at most five drafts
    private const int Drafts = 4;
    private const string Iin = "880515300001";
    private const string Phone = "+77011234567";
    private const string School = "4j10970cb4rr7bzb5pwt7tqq0h";

    private static readonly string[] Public =
    [
        "", "requirements", "schedule", "qyzmet-pasporty", "qalai-otedi", "bas-tartu-zhane-shagym", "kele-almaityndarga-komek",
        "cifrlyq-quzhat-zhane-qoltanba", "zheke-derekter", "qolzhetimdilik", "addresses", "addresses?q=мектеп", "track", "verify", "sign-in",
    ];

    private static readonly (string Step, (string Name, string Value)[] Answers)[] Steps =
    [
        ("whose", [("Reason", "Damaged"), ("Relation", "Self")]),
        ("name", [("Surname", "Серікова"), ("GivenName", "Әсел"), ("Patronymic", "Ермекқызы")]),
        ("document", [("Level", "GeneralSecondary"), ("Year", "2006"), ("Distinction", "Unsure"), ("Scope", "CertificateAndSupplement")]),
        ("school", [("q", "Алматы"), ("OfficeId", School)]),
        ("files", []),
        ("contacts", [("Language", "kk"), ("CollectionOfficeId", School)]),
    ];

    public static async Task<int> PrintAsync(TextWriter output)
    {
        using var host = await MeasuredHost.StartServiceAsync();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(host.Address) };
        using var stranger = new HttpClient { BaseAddress = new Uri(host.Address) };
        await SignInAsync(client);
        var drafts = new List<string>();
        while (drafts.Count < Drafts)
        {
            drafts.Add(await BeginAsync(client));
            foreach (var (step, answers) in Steps)
            {
                await PostAsync(client, $"{drafts[^1]}/{step}", answers);
            }
        }

        // the pages share most of their code, and the run time goes on compiling it for thousands of requests
        await PrintAsync(TextWriter.Null, host, client, stranger, drafts);
        await PrintAsync(output, host, client, stranger, drafts);
        return 0;
    }

    private static async Task PrintAsync(TextWriter output, MeasuredHost host, HttpClient client, HttpClient stranger, List<string> drafts)
    {
        await output.WriteLineAsync("| Page | HTML | CSS | Scripts | HTML + CSS | Requests | CPU ms |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        foreach (var page in Public)
        {
            await WriteAsync(output, host, stranger, $"/kk/{page}".TrimEnd('/'), page.Length == 0 ? "start" : page);
        }

        await WriteAsync(output, host, client, "/kk/my", "my");
        await WriteAsync(output, host, client, "/kk/my/phone", "my/phone");
        await WriteAsync(output, host, client, "/kk/apply", "apply");
        foreach (var (step, answers) in Steps)
        {
            await WriteAsync(output, host, client, $"{drafts[0]}/{step}", $"apply: {step}");
            var pages = await Task.WhenAll(drafts.Select(draft => GetAsync(client, $"{draft}/{step}")));
            var milliseconds = await host.MeasureAtOnceAsync(visitor => SendAsync(client, $"{drafts[visitor]}/{step}", pages[visitor], answers), drafts.Count, Requests);
            await output.WriteLineAsync(Line($"| apply: {step}, answered | | | | | | {milliseconds:F2} |"));
        }

        await WriteAsync(output, host, client, $"{drafts[0]}/check", "apply: check");
    }

    private static async Task WriteAsync(TextWriter output, MeasuredHost host, HttpClient client, string path, string name)
    {
        var weight = await PageWeight.OfAsync(address => FetchAsync(client, address), path);
        var milliseconds = await host.MeasureAtOnceAsync(async _ => (await FetchAsync(client, path)).Dispose(), Visitors, Requests);
        await output.WriteLineAsync(Line($"| {name} | {weight.Html:N0} | {weight.Styles:N0} | {weight.Scripts:N0} | {weight.Readable:N0} | {weight.Requests} | {milliseconds:F2} |"));
    }

    private static Task<HttpResponseMessage> FetchAsync(HttpClient client, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        return client.SendAsync(request);
    }

    private static async Task SignInAsync(HttpClient client)
    {
        var code = await PostAsync(client, "/kk/sign-in", ("Iin", Iin), ("Phone", Phone));
        var messages = await client.GetFromJsonAsync<List<OutboxMessage>>("/dev/outbox.json") ?? [];
        await PostAsync(client, code, ("Code", SixDigits().Match(messages[0].Body).Value));
    }

    private static async Task<string> BeginAsync(HttpClient client)
    {
        var first = await PostAsync(client, "/kk/apply/new/whose", Steps[0].Answers);
        return first[..first.LastIndexOf('/')];
    }

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> PostAsync(HttpClient client, string path, params (string Name, string Value)[] answers) =>
        await SendAsync(client, path, await GetAsync(client, path), answers);

    /// <summary>Sends a form with the token that stands on a page; returns where it leads.</summary>
    private static async Task<string> SendAsync(HttpClient client, string path, string page, params (string Name, string Value)[] answers)
    {
        using var body = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", Token().Matches(page)[^1].Groups["value"].Value),
            .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
        ]);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        return answer.StatusCode is HttpStatusCode.Redirect
            ? answer.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
