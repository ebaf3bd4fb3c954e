using Duplicates.Domain.People;

namespace Duplicates.Service.Settings;

/// <summary>Looks at all settings before anything starts.</summary>
public static class SettingsCheck
{
    private const int LongestPublicAddress = 60;

    /// <summary>Throws for the first setting that is missing or wrong.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="development">In Development keys are made and messages stay on the page, so those settings may be empty.</param>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(DuplicatesOptions options, bool development)
    {
        CheckPublicAddress(options.PublicAddress);
        CheckKeys(options.Encryption);
        VerificationSettings.Check(options.Verification);
        AuditSettings.Check(options.Audit);
        MessageSettings.Check(options.Messages, mayStayHere: development || options.DevelopmentOutbox);
        CheckNumbers(options);
        CheckSessions(nameof(SessionOptions.Citizens), options.Sessions.Citizens);
        CheckSessions(nameof(SessionOptions.Staff), options.Sessions.Staff);
        SecondFactorRoles.Of(options.StaffSignIn.SecondFactorFor);
        CheckAdministration(options.Administration);
        CheckLetters(options.Letters);
        CheckSigning(options.Signing);
        CheckMobileCitizens(options.MobileCitizens, development);
        BookingSettings.Check(options.Booking);
        if (!development && options.DevelopmentOutbox)
        {
            throw new SettingException("Duplicates:DevelopmentOutbox", "shows one-time codes and is allowed in Development only.");
        }
    }

    /// <summary>Whether the keys for personal data at rest are there and whole.</summary>
    public static bool HasKeys(EncryptionOptions encryption)
    {
        try
        {
            CheckKeys(encryption);
            return true;
        }
        catch (SettingException)
        {
            return false;
        }
    }

    private static void CheckAdministration(AdministrationOptions administration)
    {
        if (administration.OldestBackup <= TimeSpan.Zero || administration.CertificateNotice < TimeSpan.Zero)
        {
            throw new SettingException("Duplicates:Administration", "must allow a backup an age longer than zero, and a notice that is not negative.");
        }
    }

    private static void CheckPublicAddress(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/")
        {
            throw new SettingException("Duplicates:PublicAddress", "must be an address such as https://duplicates.example.kz, without a path.");
        }

        if (PublicAddress.ForMachines(value).Length > LongestPublicAddress)
        {
            throw new SettingException("Duplicates:PublicAddress", $"must have at most {LongestPublicAddress} characters, so that phones can read it from a QR code.");
        }
    }

    private static void CheckKeys(EncryptionOptions encryption)
    {
        if (!encryption.Keys.ContainsKey(encryption.CurrentKey))
        {
            throw new SettingException("Duplicates:Encryption:CurrentKey", "must be the id of a key under Duplicates:Encryption:Keys.");
        }

        foreach (var (id, key) in encryption.Keys)
        {
            if (id.Length is 0 or > 16 || id.Contains(':', StringComparison.Ordinal) || !IsKey(key))
            {
                throw new SettingException($"Duplicates:Encryption:Keys:{id}", "must be 32 bytes in Base64 under an id of at most 16 characters.");
            }
        }

        if (!IsKey(encryption.LookupKey))
        {
            throw new SettingException("Duplicates:Encryption:LookupKey", "must be 32 bytes in Base64.");
        }
    }

    private static bool IsKey(string value)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(value, bytes, out var length) && length == 32;
    }

    private static void CheckSigning(SigningOptions signing)
    {
        if (signing.TrustedCertificates.Length > 0 && !CertificateFolder.HasRoot(signing.TrustedCertificates))
        {
            throw new SettingException("Duplicates:Signing:TrustedCertificates", "must be a folder with at least one self-signed certificate in .cer, .crt or .pem files.");
        }

        if (signing.RevocationLists.Length > 0 && !Directory.Exists(signing.RevocationLists))
        {
            throw new SettingException("Duplicates:Signing:RevocationLists", "must be a folder or empty.");
        }

        foreach (var (name, value) in new[] { ("NcaNode", signing.NcaNode), ("Ocsp", signing.Ocsp), ("Timestamps", signing.Timestamps) })
        {
            if (value.Length > 0 && (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            {
                throw new SettingException($"Duplicates:Signing:{name}", "must be an http(s) address or empty.");
            }
        }

        foreach (var (number, person) in signing.TestKeys)
        {
            if (number.Length != 12 || !number.All(char.IsAsciiDigit) || Iin.TryParse(number, out _, out _) || !Iin.TryParse(person, out _, out _))
            {
                throw new SettingException($"Duplicates:Signing:TestKeys:{number}", "must be twelve digits that are nobody's IIN, with the IIN for which the test key stands.");
            }
        }

        if (!Uri.TryCreate(signing.NcaLayer, UriKind.Absolute, out var local) || local.Scheme is not ("ws" or "wss") || !local.IsLoopback)
        {
            throw new SettingException("Duplicates:Signing:NcaLayer", "must be a ws(s) address of the reader's own computer, such as wss://127.0.0.1:13579.");
        }

        if (signing.Tries < 1 || signing.Window <= TimeSpan.Zero)
        {
            throw new SettingException("Duplicates:Signing", "must allow at least one of the Tries in a Window longer than zero.");
        }

        if (signing.Patience < TimeSpan.FromSeconds(1) || signing.Patience > TimeSpan.FromMinutes(1))
        {
            throw new SettingException("Duplicates:Signing:Patience", "must be between 00:00:01 and 00:01:00.");
        }
    }

    private static void CheckMobileCitizens(MobileCitizensOptions mobileCitizens, bool development)
    {
        if (mobileCitizens.Address.Length > 0 && (!Uri.TryCreate(mobileCitizens.Address, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))))
        {
            throw new SettingException("Duplicates:MobileCitizens:Address", "must be an https address (http only on this machine) or empty.");
        }

        if (mobileCitizens.Patience < TimeSpan.FromSeconds(1) || mobileCitizens.Patience > TimeSpan.FromMinutes(1))
        {
            throw new SettingException("Duplicates:MobileCitizens:Patience", "must be between 00:00:01 and 00:01:00.");
        }

        if (mobileCitizens.Development && !development)
        {
            throw new SettingException("Duplicates:MobileCitizens:Development", "pretends answers and is allowed in Development only.");
        }
    }

    private static void CheckNumbers(DuplicatesOptions options)
    {
        if (options.LeastFreeMegabytes is < 0 or > 1_000_000)
        {
            throw new SettingException("Duplicates:LeastFreeMegabytes", "must be 0 to 1000000.");
        }

        CheckOneTimeCodes(options.OneTimeCodes);
        CheckStaffSignIn(options.StaffSignIn);
        ProcedureTermsCheck.Check(options);

        if (options.Complaints is { FilingMonths: < 1 or > 36 } or { AnswerWorkingDays: < 1 or > 30 } or { WorkerWorkingDays: < 1 or > 30 }
            or { HeadWorkingDays: < 1 or > 30 } or { DepartmentWorkingDays: < 1 or > 30 })
        {
            throw new SettingException("Duplicates:Complaints", "must hold 1 to 36 months and numbers of working days from 1 to 30.");
        }
    }

    private static void CheckOneTimeCodes(OneTimeCodeOptions codes)
    {
        if (codes is { Attempts: < 1 or > 10 })
        {
            throw new SettingException("Duplicates:OneTimeCodes:Attempts", "must be 1 to 10.");
        }

        if (codes.MoreOperatorCodes.Any(code => code.Length != 3 || code[0] != '7' || !code.All(char.IsAsciiDigit)))
        {
            throw new SettingException("Duplicates:OneTimeCodes:MoreOperatorCodes", "must be codes of three digits that begin with 7, such as 703.");
        }

        if (codes.Lifetime < TimeSpan.FromMinutes(1) || codes.Lifetime > TimeSpan.FromMinutes(15))
        {
            throw new SettingException("Duplicates:OneTimeCodes:Lifetime", "must be between 00:01:00 and 00:15:00.");
        }

        if (codes.ResendAfter < TimeSpan.Zero || codes.ResendAfter > codes.Lifetime)
        {
            throw new SettingException("Duplicates:OneTimeCodes:ResendAfter", "must be between 00:00:00 and the lifetime of a code.");
        }

        foreach (var (name, most) in new[] { ("PerSubject", codes.PerSubject), ("PerPhone", codes.PerPhone), ("PerAddress", codes.PerAddress), ("PerMinute", codes.PerMinute), ("PerHour", codes.PerHour) })
        {
            if (most < 1)
            {
                throw new SettingException($"Duplicates:OneTimeCodes:{name}", "must allow at least one code.");
            }
        }

        if (codes.Window < TimeSpan.FromMinutes(1) || codes.Window > TimeSpan.FromDays(1))
        {
            throw new SettingException("Duplicates:OneTimeCodes:Window", "must be between 00:01:00 and 1.00:00:00.");
        }
    }

    private static void CheckStaffSignIn(StaffSignInOptions signIn)
    {
        if (signIn.PerAddress < 1)
        {
            throw new SettingException("Duplicates:StaffSignIn:PerAddress", "must allow at least one try.");
        }

        if (signIn.PerAccount < 1)
        {
            throw new SettingException("Duplicates:StaffSignIn:PerAccount", "must allow at least one try.");
        }

        if (signIn.Invitation < TimeSpan.FromHours(1) || signIn.Invitation > TimeSpan.FromDays(30))
        {
            throw new SettingException("Duplicates:StaffSignIn:Invitation", "must be between 01:00:00 and 30.00:00:00.");
        }

        if (signIn.LongestPause < TimeSpan.FromSeconds(1) || signIn.LongestPause > TimeSpan.FromMinutes(15))
        {
            throw new SettingException("Duplicates:StaffSignIn:LongestPause", "must be between 00:00:01 and 00:15:00.");
        }

        if (signIn.Window <= TimeSpan.Zero)
        {
            throw new SettingException("Duplicates:StaffSignIn:Window", "must be longer than zero.");
        }
    }

    private static void CheckSessions(string whose, SessionLimits limits)
    {
        if (limits.Longest < TimeSpan.FromMinutes(10) || limits.Longest > SessionLimits.Most)
        {
            throw new SettingException($"Duplicates:Sessions:{whose}:Longest", "must be between 00:10:00 and 1.00:00:00.");
        }

        if (limits.Idle < TimeSpan.FromMinutes(10) || limits.Idle > limits.Longest)
        {
            throw new SettingException($"Duplicates:Sessions:{whose}:Idle", $"must be between 00:10:00 and Duplicates:Sessions:{whose}:Longest.");
        }
    }

    private static void CheckLetters(LetterOptions letters)
    {
        if (!letters.NumberPattern.Contains("{number}", StringComparison.Ordinal) || letters.NumberPattern.Length > 30)
        {
            throw new SettingException("Duplicates:Letters:NumberPattern", "must hold {number} and be at most 30 characters long.");
        }

        if (letters.ComplaintMonths is < 0 or > 12)
        {
            throw new SettingException("Duplicates:Letters:ComplaintMonths", "must be 0 to 12.");
        }
    }
}
