namespace Duplicates.OrchardCore.Site;

/// <summary>
/// What an administrator may say of the service in the settings of the site. Keys and passwords are no part of it: they come from the
/// configuration only, and what the configuration says stands above this.
/// </summary>
public sealed class DuplicatesSettings
{
    /// <summary>The address people reach the service at, without a path.</summary>
    public string PublicAddress { get; set; } = string.Empty;

    /// <summary>The http(s) address that sends SMS.</summary>
    public string SmsGateway { get; set; } = string.Empty;

    /// <summary>The name that recipients of SMS see, as agreed with the operator.</summary>
    public string SmsSender { get; set; } = string.Empty;

    /// <summary>The e-mail address that messages come from.</summary>
    public string From { get; set; } = string.Empty;
}
