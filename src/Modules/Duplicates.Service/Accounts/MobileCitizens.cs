using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Duplicates.Domain.People;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Asks the base of mobile citizens by HTTP: POST of <c>{"iin","phone"}</c> with a bearer token, answered by <c>{"linked": true}</c> or
/// <c>false</c>. Only such an answer counts; redirects are not followed, so that numbers go nowhere else.
/// </summary>
internal sealed partial class MobileCitizens(IHttpClientFactory clients, IOptions<DuplicatesOptions> options, ILogger<MobileCitizens> log) : IMobileCitizens
{
    private const int LongestAnswer = 16 * 1024;

    /// <inheritdoc />
    public bool IsConfigured => options.Value.MobileCitizens is { Address.Length: > 0 } or { Development: true };

    /// <inheritdoc />
    public async Task<PhoneLink> AskAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var settings = options.Value.MobileCitizens;
        if (settings.Development)
        {
            return Pretended(iin, phone);
        }

        using var client = clients.CreateClient(nameof(MobileCitizens));
        (client.Timeout, client.MaxResponseContentBufferSize) = (settings.Patience, LongestAnswer);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address)) { Content = JsonContent.Create(new Question(iin.Value, phone.E164), options: JsonSerializerOptions.Web) };
        request.Headers.Authorization = settings.Token.Length > 0 ? new AuthenticationHeaderValue("Bearer", settings.Token) : null;
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return JsonSerializer.Deserialize<Answer>(await response.Content.ReadAsStringAsync(cancellationToken), JsonSerializerOptions.Web) switch
            {
                { Linked: true } => PhoneLink.Linked,
                { Linked: false } => PhoneLink.NotLinked,
                _ => Unanswered("the answer does not say"),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Unanswered(exception is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : exception.GetType().Name);
        }
    }

    /// <summary>In Development: a phone is linked to the IIN with the same last four digits, one that ends in four zeros gets no answer.</summary>
    private static PhoneLink Pretended(Iin iin, PhoneNumber phone) => phone.E164[^4..] switch
    {
        "0000" => PhoneLink.Unanswered,
        var last when string.Equals(last, iin.LastFour, StringComparison.Ordinal) => PhoneLink.Linked,
        _ => PhoneLink.NotLinked,
    };

    private PhoneLink Unanswered(string reason)
    {
        LogUnanswered(reason);
        return PhoneLink.Unanswered;
    }

    [LoggerMessage(LogLevel.Warning, "The base of mobile citizens gave no answer: {Reason}.")]
    private partial void LogUnanswered(string reason);

    private sealed record Question(string Iin, string Phone);

    private sealed record Answer(bool? Linked);
}
