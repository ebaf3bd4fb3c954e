using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>SMS through an HTTP gateway, written as the settings say; any 2xx means taken, and the body of the answer is not read.</summary>
internal sealed class HttpSmsSender(IHttpClientFactory clients, TimeProvider clock, IOptions<DuplicatesOptions> options) : IMessageSender
{
    /// <inheritdoc />
    public int AtOnce => options.Value.Messages.SmsAtOnce;

    /// <inheritdoc />
    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Messages.Patience);
        try
        {
            using var request = Write(message);
            using var response = await clients.CreateClient(nameof(HttpSmsSender)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            RequireTaken(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException(DeliveryProblem.NotReachable, inner: exception);
        }
    }

    private HttpRequestMessage Write(OutgoingMessage message)
    {
        var (settings, id) = (options.Value.Messages, message.Id.ToString("N"));
        var form = settings.SmsForm;
        var fields = new (string Name, string Value)[] { (form.Id, id), (form.To, message.Recipient), (form.Text, message.Body), (form.Sender.Length > 0 ? form.From : string.Empty, form.Sender) }
            .Where(field => field.Name.Length > 0)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        var request = new HttpRequestMessage(HttpMethod.Post, settings.SmsGateway)
        {
            Content = form.Format == "form" ? new FormUrlEncodedContent(fields) : JsonContent.Create(new Dictionary<string, string>(fields, StringComparer.Ordinal)),
        };
        request.Headers.Add(form.IdempotencyHeader, id);
        if (settings.SmsToken.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.SmsToken);
        }

        return request;
    }

    private void RequireTaken(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new DeliveryException(ProblemOf(response.StatusCode), (int)response.StatusCode, WaitAskedBy(response));
        }
    }

    private static DeliveryProblem ProblemOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => DeliveryProblem.NotAuthenticated,
        HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType => DeliveryProblem.Misconfigured,
        HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425 => DeliveryProblem.Deferred,
        HttpStatusCode.TooManyRequests => DeliveryProblem.Busy,
        HttpStatusCode.RequestEntityTooLarge => DeliveryProblem.MessageRefused,
        >= HttpStatusCode.InternalServerError => DeliveryProblem.Busy,
        >= HttpStatusCode.BadRequest => DeliveryProblem.AddressRefused,
        _ => DeliveryProblem.Misconfigured,
    };

    private TimeSpan? WaitAskedBy(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}
