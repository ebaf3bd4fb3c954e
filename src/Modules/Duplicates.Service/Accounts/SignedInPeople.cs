using System.Globalization;
using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Accounts;

/// <summary>A citizen who signed in.</summary>
/// <param name="Iin">The IIN that the account is for.</param>
/// <param name="Phone">The phone that signed in.</param>
/// <param name="Key">The account: whoever applies, owns drafts and acts is this.</param>
/// <param name="IinKey">The look-up key of the IIN. Alone it opens nothing: an account may name an IIN that is not its person's.</param>
internal sealed record Citizen(Iin Iin, PhoneNumber Phone, string Key, string IinKey)
{
    /// <summary>How the citizen appears in a case's history.</summary>
    public Actor AsActor(string name) => new(Key, name, ActorRole.Applicant);
}

/// <summary>A clerk, a head or an operator of the Corporation who signed in.</summary>
internal sealed record SchoolOfficer(string AccountId, string Name, ActorRole Role, string OfficeId)
{
    /// <summary>Works at an office of the Corporation.</summary>
    public bool IsOfCorporation => Role is ActorRole.CorporationOperator;

    /// <summary>How the officer appears in a case's history.</summary>
    public Actor AsActor() => new(AccountId, Name, Role);
}

/// <summary>Turns a signed-in principal into the person the service knows.</summary>
internal sealed class SignedInPeople(FieldCipher cipher, LookupKeys keys)
{
    /// <summary>The claims of a citizen with this account; the door signs them in.</summary>
    public ClaimsPrincipal CreateCitizen(Iin iin, PhoneNumber phone, string accountKey, bool bySignature = false) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, accountKey),
            new(ServiceClaims.IinKey, keys.Of(iin)),
            new(ClaimTypes.Role, ServiceRoles.Applicant),
            new(ServiceClaims.BySignature, bySignature.ToString(CultureInfo.InvariantCulture)),
            new(ServiceClaims.Iin, cipher.Protect(iin.Value, IinClaim(accountKey))),
            new(ServiceClaims.Phone, cipher.Protect(phone.E164, PhoneClaim(accountKey))),
        ],
        authenticationType: bySignature ? "digital-signature" : "one-time-code"));

    /// <summary>Whether the citizen signed in by digital signature.</summary>
    public static bool CameBySignature(ClaimsPrincipal user) => bool.TryParse(user.FindFirstValue(ServiceClaims.BySignature), out var bySignature) && bySignature;

    /// <summary>The citizen; pages behind <see cref="ServicePolicies.Citizen"/> always have one.</summary>
    public Citizen Citizen(ClaimsPrincipal user)
    {
        var key = AccountKey(user);
        var iin = Iin.Parse(cipher.Unprotect(user.FindFirstValue(ServiceClaims.Iin)!, IinClaim(key)));
        return PhoneNumber.FromE164(cipher.Unprotect(user.FindFirstValue(ServiceClaims.Phone)!, PhoneClaim(key))) is { } phone
            ? new(iin, phone, key, IinKey(user))
            : throw new InvalidOperationException("The session holds no phone number.");
    }

    /// <summary>The account of a citizen.</summary>
    public static string AccountKey(ClaimsPrincipal citizen) => citizen.FindFirstValue(ClaimTypes.NameIdentifier)!;

    /// <summary>The look-up key of a citizen's IIN. Sessions from before there could be several accounts of an IIN are named by it.</summary>
    public static string IinKey(ClaimsPrincipal citizen) => citizen.FindFirstValue(ServiceClaims.IinKey) ?? AccountKey(citizen);

    private static ValuePlace IinClaim(string accountKey) => ValuePlace.Of("session iin", accountKey);

    private static ValuePlace PhoneClaim(string accountKey) => ValuePlace.Of("session phone", accountKey);

    /// <summary>The operator; pages behind <see cref="ServicePolicies.CorporationStaff"/> always have one.</summary>
    public static SchoolOfficer Operator(ClaimsPrincipal user) => Officer(user) with { Role = ActorRole.CorporationOperator };

    /// <summary>Whoever serves people at a desk; pages behind <see cref="ServicePolicies.Identification"/> always have one.</summary>
    public static SchoolOfficer AtDesk(ClaimsPrincipal user) => user.IsInRole(ServiceRoles.CorporationOperator) ? Operator(user) : Officer(user);

    /// <summary>The officer; pages behind <see cref="ServicePolicies.SchoolStaff"/> always have one.</summary>
    public static SchoolOfficer Officer(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(ClaimTypes.Name) ?? user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.IsInRole(ServiceRoles.SchoolHead) ? ActorRole.SchoolHead : ActorRole.SchoolClerk,
        user.FindFirstValue(ServiceClaims.Office) ?? string.Empty);
}
