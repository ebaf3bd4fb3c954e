using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>E-mail through an SMTP server. The connection lasts as long as the run that uses it.</summary>
internal sealed class SmtpEmailSender(MailText mails, IOptions<DuplicatesOptions> options) : IMessageSender, IAsyncDisposable
{
    private const int StepsOfOneMessage = 3;

    private readonly MessageOptions _settings = options.Value.Messages;
    private SmtpClient? _client;

    /// <inheritdoc />
    public int AtOnce => 1;

    /// <inheritdoc />
    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var mail = mails.Of(message, _settings.From);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_settings.Patience * StepsOfOneMessage);
        try
        {
            var client = await ConnectedAsync(patience.Token);
            await client.SendAsync(mail, patience.Token);
        }
        catch (SmtpCommandException exception)
        {
            throw Refusal(exception);
        }
        catch (NotSupportedException exception)
        {
            // an address with letters of its own at a server without SMTPUTF8
            throw new DeliveryException(DeliveryProblem.AddressRefused, inner: exception);
        }
        catch (Exception exception) when (IsLoss(exception) && !cancellationToken.IsCancellationRequested)
        {
            Drop();
            throw new DeliveryException(DeliveryProblem.NotReachable, inner: exception);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            try
            {
                using var patience = new CancellationTokenSource(_settings.Patience);
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception exception) when (IsLoss(exception) || exception is SmtpCommandException)
            {
                // everything was sent; a farewell that fails changes nothing
            }
        }

        Drop();
    }

    private static bool IsLoss(Exception exception) =>
        exception is SocketException or IOException or OperationCanceledException or TimeoutException or ProtocolException or ServiceNotConnectedException;

    private static DeliveryException Refusal(SmtpCommandException exception)
    {
        var code = (int)exception.StatusCode;
        return new((exception.ErrorCode, IsPermanent: code >= 500) switch
        {
            _ when exception.StatusCode is SmtpStatusCode.ServiceNotAvailable => DeliveryProblem.Busy,
            _ when exception.StatusCode is SmtpStatusCode.AuthenticationRequired => DeliveryProblem.NotAuthenticated,
            (SmtpErrorCode.SenderNotAccepted, _) => DeliveryProblem.Misconfigured,
            (SmtpErrorCode.RecipientNotAccepted, true) => DeliveryProblem.AddressRefused,
            (_, true) => DeliveryProblem.MessageRefused,
            _ => DeliveryProblem.Deferred,
        }, code, inner: exception);
    }

    private async Task<SmtpClient> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_client is { IsConnected: true })
        {
            return _client;
        }

        Drop();
        var (client, server) = (NewClient(), new Uri(_settings.Smtp));
        try
        {
            await ConnectAsync(client, server, cancellationToken);
            await AuthenticateAsync(client, server, cancellationToken);
            return _client = client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SmtpClient NewClient()
    {
        var client = new SmtpClient { Timeout = (int)_settings.Patience.TotalMilliseconds, CheckCertificateRevocation = false };
        if (_settings.SmtpAuthorities.Length > 0)
        {
            client.ServerCertificateValidationCallback = IsOfTheAuthorities;
        }

        return client;
    }

    private static async Task ConnectAsync(SmtpClient client, Uri server, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : 0, SecurityOf(server), cancellationToken);
        }
        catch (Exception exception) when (exception is SslHandshakeException or NotSupportedException)
        {
            throw new DeliveryException(DeliveryProblem.NotSecured, inner: exception);
        }
        catch (SmtpCommandException exception)
        {
            throw new DeliveryException(DeliveryProblem.Busy, (int)exception.StatusCode, inner: exception);
        }
    }

    /// <summary>A password never travels in the clear: with one, STARTTLS is required.</summary>
    private static SecureSocketOptions SecurityOf(Uri server) =>
        server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
        : server.UserInfo.Length > 0 || server.Query == "?tls=required" ? SecureSocketOptions.StartTls
        : SecureSocketOptions.StartTlsWhenAvailable;

    private static async Task AuthenticateAsync(SmtpClient client, Uri server, CancellationToken cancellationToken)
    {
        if (server.UserInfo.Split(':', 2) is not [{ Length: > 0 } user, var password])
        {
            return;
        }

        try
        {
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancellationToken);
        }
        catch (Exception exception) when (exception is AuthenticationException or NotSupportedException or SmtpCommandException)
        {
            throw new DeliveryException(DeliveryProblem.NotAuthenticated, (int?)(exception as SmtpCommandException)?.StatusCode, inner: exception);
        }
    }

    private bool IsOfTheAuthorities(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false;
        }

        using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(_settings.SmtpAuthorities);
        foreach (var sent in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(sent.Certificate);
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(leaf);
    }

    /// <summary>The next message begins with a new connection.</summary>
    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }
}
