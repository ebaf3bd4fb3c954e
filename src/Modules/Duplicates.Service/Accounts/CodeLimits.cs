using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;

namespace Duplicates.Service.Accounts;

/// <summary>
/// By what requests for one-time codes are counted. What a stranger can use up is counted together with the stranger's network address,
/// so that nobody shuts a person out by asking in their name; over all addresses only the phone is counted, which would ring without end,
/// and the service as a whole, which pays.
/// </summary>
internal static class CodeLimits
{
    /// <summary>The limits of a request, from the narrowest to those of everybody.</summary>
    public static IEnumerable<SharedLimit> Of(OneTimeCodeRequest request, OneTimeCodeOptions options, LookupKeys keys)
    {
        string Hashed(params string[] parts) => keys.Of("code-limit", string.Join('\n', [request.Purpose.ToString(), .. parts]));
        var (iin, phone) = (request.Iin.Value, request.Phone.E164);
        if (options.ResendAfter > TimeSpan.Zero)
        {
            yield return new($"code-again/{Hashed("again", iin, phone, request.Address)}", 1, options.ResendAfter);
        }

        yield return new($"code-person/{Hashed("person", iin, request.Address)}", options.PerSubject, options.Window);
        yield return new($"code-phone/{Hashed("phone", phone, request.Address)}", options.PerSubject, options.Window);
        yield return new($"code-phone-all/{Hashed("phone", phone)}", options.PerPhone, options.Window);
        if (request.Officer is { } officer)
        {
            yield return new($"{Officer}/{keys.Of("code-limit", officer)}", OneTimeCodes.PhonesPerOfficer, TimeSpan.FromDays(1));
        }

        yield return new($"code-address/{keys.Of("code-limit", request.Address)}", options.PerAddress, options.Window);
        yield return new($"{Everybody}/minute", options.PerMinute, TimeSpan.FromMinutes(1));
        yield return new($"{Everybody}/hour", options.PerHour, TimeSpan.FromHours(1));
    }

    /// <summary>Counts of one officer.</summary>
    public const string Officer = "code-officer";

    /// <summary>Counts of the whole service.</summary>
    public const string Everybody = "code-service";
}
