using System.Net;
using System.Text.RegularExpressions;

namespace Duplicates.Benchmarks;

/// <summary>A clerk or head who has signed in and opens pages.</summary>
internal sealed partial class StaffVisitor : IDisposable
{
    private readonly HttpClient _client;

    private StaffVisitor(HttpClient client) => _client = client;

    /// <summary>Somebody who has not signed in.</summary>
    public static StaffVisitor Come(string address) =>
        new(new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) });

    public static async Task<StaffVisitor> SignInAsync(string address, string email)
    {
        var visitor = Come(address);
        var page = await visitor.GetAsync("/kk/sign-in/staff");
        await visitor.PostAsync("/kk/sign-in/staff", page, ("Email", email), ("Password", Duplicates.Web.StaffAccounts.StaffAccountsStep.DemoPassword));
        return visitor;
    }

    public async Task<string> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Reads a file to its end and returns how many bytes it has.</summary>
    public async Task<long> DownloadAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var content = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes, read) = (new byte[64 * 1024], 0L, 0);
        while ((read = await content.ReadAsync(buffer)) > 0)
        {
            bytes += read;
        }

        return bytes;
    }

    /// <summary>
    /// Sends a form with the token and the version that stand on a page, and goes to the page that answers it, as a browser does; returns
    /// whether it led on, as a form does that was carried out.
    /// </summary>
    public async Task<bool> PostAsync(string path, string page, params (string Name, string Value)[] entries)
    {
        using var body = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", Token().Matches(page)[^1].Groups["value"].Value),
            .. Version().Matches(page).Select(match => KeyValuePair.Create("Version", match.Groups["value"].Value)),
            .. entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)),
        ]);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), body);
        if (answer.StatusCode is HttpStatusCode.SeeOther)
        {
            await GetAsync(answer.Headers.Location!.OriginalString);
        }
        else if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
        {
            throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
        }

        return answer.StatusCode is HttpStatusCode.Redirect;
    }

    /// <summary>Sends a file by the form of a page and tells where it leads.</summary>
    public async Task<string> UploadAsync(string path, string field, byte[] content)
    {
        using var body = new MultipartFormDataContent();
        body.Add(new StringContent(Token().Matches(await GetAsync(path))[^1].Groups["value"].Value), "__RequestVerificationToken");
        body.Add(new ByteArrayContent(content), field, "file.csv");
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), body);
        return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Version\" value=\"(?<value>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
