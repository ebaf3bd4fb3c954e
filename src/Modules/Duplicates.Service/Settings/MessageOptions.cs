namespace Duplicates.Service.Settings;

/// <summary>How messages leave the service.</summary>
public sealed class MessageOptions
{
    /// <summary>Address that takes an SMS by POST.</summary>
    public string SmsGateway { get; set; } = string.Empty;

    /// <summary>Token of the gateway, sent as <c>Authorization: Bearer …</c>.</summary>
    public string SmsToken { get; set; } = string.Empty;

    /// <summary>How many SMS the gateway may be asked to take at once: as many one-time codes, and beside them as many other SMS.</summary>
    public int SmsAtOnce { get; set; } = 16;

    /// <summary>How the gateway wants an SMS written.</summary>
    public SmsFormOptions SmsForm { get; set; } = new();

    /// <summary>
    /// <c>smtp://user:password@host:port</c>, TLS by STARTTLS: always when a password is given or <c>?tls=required</c> stands behind it,
    /// otherwise when the server offers it; <c>smtps://</c> for TLS from the first byte. Empty: no e-mail is sent.
    /// </summary>
    public string Smtp { get; set; } = string.Empty;

    /// <summary>A file (PEM) with the certificates of the only authorities that the SMTP server's certificate may come from; empty: those of the machine.</summary>
    public string SmtpAuthorities { get; set; } = string.Empty;

    /// <summary>Sender of e-mail.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>How long the gateway or the server may take for one answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long delivery of a message is tried before it is left to an administrator.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>For how many days messages that were delivered or discarded are kept, with what people see of them.</summary>
    public int KeepDays { get; set; } = 365;

    /// <summary>For how many days notices stay in the inboxes of staff.</summary>
    public int KeepNoticesDays { get; set; } = 365;
}

/// <summary>How an SMS gateway wants a message written.</summary>
public sealed class SmsFormOptions
{
    /// <summary>The body of the request: <c>json</c>, an object of texts, or <c>form</c>, as browsers send forms.</summary>
    public string Format { get; set; } = "json";

    /// <summary>Name of the field with the id of the message, the same at every attempt; empty leaves it out.</summary>
    public string Id { get; set; } = "id";

    /// <summary>Name of the field with the phone number, E.164.</summary>
    public string To { get; set; } = "to";

    /// <summary>Name of the field with the text.</summary>
    public string Text { get; set; } = "text";

    /// <summary>Name of the field with <see cref="Sender"/>.</summary>
    public string From { get; set; } = "from";

    /// <summary>The name that recipients see as the sender, as agreed with the operator; empty leaves it out.</summary>
    public string Sender { get; set; } = string.Empty;

    /// <summary>The header with the id of the message, by which the gateway drops repetitions.</summary>
    public string IdempotencyHeader { get; set; } = "Idempotency-Key";
}
