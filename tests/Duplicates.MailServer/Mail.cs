using System.Buffers;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Duplicates.MailServer;

/// <summary>Accepts recipients as their names say: <c>nobody…</c> never, <c>later…</c> at the second attempt, all others at once; <c>banned</c> may not send.</summary>
internal sealed class Mailboxes(string folder) : IMailboxFilter
{
    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        from.User == "banned" ? throw new SmtpResponseException(new(SmtpReplyCode.MailboxNameNotAllowed, "this sender is not ours")) : Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        if (to.User.StartsWith("nobody", StringComparison.Ordinal))
        {
            throw new SmtpResponseException(new(SmtpReplyCode.MailboxUnavailable, "no such mailbox here"));
        }

        if (to.User.StartsWith("later", StringComparison.Ordinal) && !WasAskedBefore(to.User))
        {
            throw new SmtpResponseException(new((SmtpReplyCode)450, "greylisted, try again later"));
        }

        return Task.FromResult(true);
    }

    private bool WasAskedBefore(string user)
    {
        var mark = Path.Combine(folder, $"{user}.asked");
        if (File.Exists(mark))
        {
            return true;
        }

        File.WriteAllText(mark, string.Empty);
        return false;
    }
}

/// <summary>Puts each message it takes into a file of its own; their names tell the order. What is meant for <c>full…</c> is refused when it has been read.</summary>
internal sealed class Postbox(string folder) : MessageStore
{
    private int _taken = Directory.GetFiles(folder, "*.eml").Length;

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (transaction.To.Any(to => to.User.StartsWith("full", StringComparison.Ordinal)))
        {
            return new(SmtpReplyCode.TransactionFailed, "this text is not taken");
        }

        var name = Interlocked.Increment(ref _taken).ToString("D6", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, buffer.ToArray(), cancellationToken);
        File.Move(file, $"{file}.eml");
        return SmtpResponse.Ok;
    }
}

/// <summary>Knows one user.</summary>
internal sealed class Accounts(string user, string password) : IUserAuthenticator
{
    public Task<bool> AuthenticateAsync(ISessionContext context, string name, string secret, CancellationToken cancellationToken) =>
        Task.FromResult(name == user && secret == password);
}

/// <summary>Reads the certificate of the server.</summary>
internal static class Certificates
{
    public static X509Certificate2 Read(string file) => X509CertificateLoader.LoadPkcs12FromFile(file, null);
}
