using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Signing;

/// <summary>Reads what the national authority puts into a person's certificate.</summary>
internal static class SignerCertificate
{
    private const string SerialNumber = "2.5.4.5";
    private const string CommonName = "2.5.4.3";
    private const string GivenName = "2.5.4.42";
    private const string IinPrefix = "IIN";
    private const string ForSigning = "1.3.6.1.5.5.7.3.4";
    private const string ForAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string OfAnOrganisation = "1.2.398.3.3.4.1.2";
    private const string GostArc = "1.2.398.3.10.";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const int ShortestRsa = 2048;

    /// <summary>The twelve digits of the person.</summary>
    public static string Iin(X509Certificate2 certificate)
    {
        var names = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == SerialNumber)
            .Select(name => name.GetSingleElementValue() ?? string.Empty).ToList();
        return names is [var only] && only.StartsWith(IinPrefix, StringComparison.Ordinal) && only[IinPrefix.Length..] is { Length: 12 } digits && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new SignatureRefusedException(SignatureProblem.NoPerson);
    }

    /// <summary>Surname and name, and the patronymic, which the authority puts into the given name.</summary>
    public static string Name(X509Certificate2 certificate) => string.Join(
        ' ',
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value is CommonName or GivenName)
            .OrderBy(name => name.GetSingleElementType().Value, StringComparer.Ordinal)
            .Select(name => name.GetSingleElementValue()));

    /// <summary>Throws unless the key may be used for this.</summary>
    public static void RequirePurpose(X509Certificate2 certificate, SignaturePurpose purpose)
    {
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>())
            .Select(oid => oid.Value).ToHashSet(StringComparer.Ordinal);
        if (purpose is not SignaturePurpose.Operator && usages.Any(usage => usage is OfAnOrganisation || usage!.StartsWith(OfAnOrganisation + ".", StringComparison.Ordinal)))
        {
            throw new SignatureRefusedException(SignatureProblem.OrganisationKey);
        }

        var signs = usages.Contains(ForSigning);
        if (!signs && !(purpose is SignaturePurpose.SignIn && usages.Contains(ForAuthentication)))
        {
            throw new SignatureRefusedException(usages.Contains(ForAuthentication) ? SignatureProblem.AuthenticationKey : SignatureProblem.NotForSigning);
        }

        const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().Any(extension => (extension.KeyUsages & Signing) == X509KeyUsageFlags.None))
        {
            throw new SignatureRefusedException(SignatureProblem.NotForSigning);
        }
    }

    /// <summary>Throws unless the certificate is good at this moment.</summary>
    public static void RequireInForce(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now < From(certificate))
        {
            throw new SignatureRefusedException(SignatureProblem.NotYetValid);
        }

        if (now > Until(certificate))
        {
            throw new SignatureRefusedException(SignatureProblem.Expired);
        }
    }

    /// <summary>A key of the national standard, which this platform cannot check.</summary>
    public static bool IsGost(X509Certificate2 certificate) => certificate.PublicKey.Oid.Value?.StartsWith(GostArc, StringComparison.Ordinal) == true;

    /// <summary>Throws unless the key is of a kind and length that can be trusted.</summary>
    public static void RequireStrongKey(X509Certificate2 certificate)
    {
        switch (certificate.PublicKey.Oid.Value)
        {
            case Rsa:
                using (var key = certificate.GetRSAPublicKey())
                {
                    if (key is null or { KeySize: < ShortestRsa })
                    {
                        throw new SignatureRefusedException(SignatureProblem.WeakAlgorithm);
                    }
                }

                break;
            case EllipticCurve:
                break;
            default:
                throw new SignatureRefusedException(SignatureProblem.UnsupportedAlgorithm);
        }
    }

    /// <summary>UTC instant from which it is good.</summary>
    public static DateTimeOffset From(X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>UTC instant up to which it is good.</summary>
    public static DateTimeOffset Until(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>The name of the authority that issued it.</summary>
    public static string Issuer(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);
}
