using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Duplicates.Service.Settings;

/// <summary>Looks at the settings of messages.</summary>
internal static class MessageSettings
{
    private const string Section = "Duplicates:Messages";

    /// <summary>Throws for the first setting that is missing or wrong.</summary>
    /// <param name="messages">The settings.</param>
    /// <param name="mayStayHere">Messages need no way out: they are read at <c>/dev/outbox</c>.</param>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(MessageOptions messages, bool mayStayHere)
    {
        if (messages.SmsGateway.Length == 0 ? !mayStayHere : !IsAddress(messages.SmsGateway, "http", "https"))
        {
            throw new SettingException($"{Section}:SmsGateway", "must be the http(s) address that sends SMS; without it nobody can sign in.");
        }

        CheckSmsForm(messages.SmsForm);
        CheckEmail(messages);
        CheckTimes(messages);
    }

    private static void CheckSmsForm(SmsFormOptions form)
    {
        if (form.Format is not ("json" or "form"))
        {
            throw new SettingException($"{Section}:SmsForm:Format", "must be json or form.");
        }

        foreach (var (setting, name) in new[] { ("To", form.To), ("Text", form.Text) })
        {
            if (name.Length == 0)
            {
                throw new SettingException($"{Section}:SmsForm:{setting}", "must be the name of a field.");
            }
        }

        if (form.Sender.Length > 0 && form.From.Length == 0)
        {
            throw new SettingException($"{Section}:SmsForm:From", "must be the name of the field that takes the sender.");
        }

        if (form.IdempotencyHeader.Length == 0 || !form.IdempotencyHeader.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new SettingException($"{Section}:SmsForm:IdempotencyHeader", "must be the name of a header: letters, digits and dashes.");
        }
    }

    private static void CheckEmail(MessageOptions messages)
    {
        if (messages.Smtp.Length == 0)
        {
            return;
        }

        if (!IsAddress(messages.Smtp, "smtp", "smtps") || new Uri(messages.Smtp).Query is not ("" or "?tls=required"))
        {
            throw new SettingException($"{Section}:Smtp", "must be of the form smtp://user:password@host:port, with ?tls=required if wished.");
        }

        if (!MailboxAddress.TryParse(messages.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
        {
            throw new SettingException($"{Section}:From", "must be the e-mail address that messages come from.");
        }

        if (messages.SmtpAuthorities.Length > 0 && !HoldsCertificates(messages.SmtpAuthorities))
        {
            throw new SettingException($"{Section}:SmtpAuthorities", "must be a PEM file with at least one certificate.");
        }
    }

    private static void CheckTimes(MessageOptions messages)
    {
        if (messages.Patience < TimeSpan.FromSeconds(1) || messages.Patience > TimeSpan.FromMinutes(1))
        {
            throw new SettingException($"{Section}:Patience", "must be between 00:00:01 and 00:01:00.");
        }

        if (messages.SmsAtOnce is < 1 or > 200)
        {
            throw new SettingException($"{Section}:SmsAtOnce", "must be 1 to 200.");
        }

        if (messages.GiveUpAfter < TimeSpan.FromHours(1) || messages.GiveUpAfter > TimeSpan.FromDays(14))
        {
            throw new SettingException($"{Section}:GiveUpAfter", "must be between 01:00:00 and 14.00:00:00.");
        }

        if (messages.KeepDays is < 30 or > 3650)
        {
            throw new SettingException($"{Section}:KeepDays", "must be 30 to 3650 days.");
        }

        if (messages.KeepNoticesDays is < 30 or > 3650)
        {
            throw new SettingException($"{Section}:KeepNoticesDays", "must be 30 to 3650 days.");
        }
    }

    private static bool IsAddress(string value, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Host.Length > 0 && schemes.Contains(address.Scheme);

    private static bool HoldsCertificates(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }
}
