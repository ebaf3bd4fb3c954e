using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace Duplicates.Service.Signing;

/// <summary>A complete list of the certificates that one authority revoked (CRL, RFC 5280 §5); its signature has still to be checked.</summary>
internal sealed class RevocationList
{
    private const string DistributionPoints = "2.5.29.31";
    private readonly byte[] _signed;
    private readonly string _algorithm;
    private readonly byte[] _signature;
    private readonly byte[] _issuer;
    private readonly HashSet<BigInteger> _serials;

    private RevocationList(byte[] encoded, X509Crl list)
    {
        Encoded = encoded;
        (_signed, _algorithm, _signature) = (list.GetTbsCertList(), list.SigAlgOid, list.GetSignature());
        _issuer = list.IssuerDN.GetEncoded(Asn1Encodable.Der);
        From = Utc(list.ThisUpdate);
        Until = list.NextUpdate is { } until ? Utc(until) : null;
        RefuseCritical(list.CertificateList.TbsCertList.Extensions);
        _serials = [.. list.CertificateList.GetRevokedCertificateEnumeration().Select(ReadEntry)];
    }

    /// <summary>The list as it came, in DER, to be kept as evidence.</summary>
    public byte[] Encoded { get; }

    /// <summary>UTC instant from which it holds.</summary>
    public DateTimeOffset From { get; }

    /// <summary>UTC instant by which the next one comes; null when it does not say, and then it proves nothing.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>Reads a list; null when it is none, or one that needs more than this reader understands.</summary>
    /// <param name="encoded">DER, or PEM.</param>
    public static RevocationList? TryRead(byte[] encoded)
    {
        try
        {
            return new X509CrlParser().ReadCrl(encoded) is { } list ? new(list.GetEncoded(), list) : null;
        }
        catch (Exception exception) when (exception is CryptographicException || Unreadable.Is(exception))
        {
            return null;
        }
    }

    /// <summary>The addresses at which a certificate says that its list is; what cannot be read names none.</summary>
    public static IReadOnlyList<string> AddressesIn(X509Certificate2 certificate)
    {
        try
        {
            return
            [
                .. from extension in certificate.Extensions
                   where extension.Oid?.Value == DistributionPoints
                   from point in CrlDistPoint.GetInstance(Asn1Object.FromByteArray(extension.RawData)).GetDistributionPoints()
                   where point.DistributionPointName is { Type: DistributionPointName.FullName }
                   from name in GeneralNames.GetInstance(point.DistributionPointName.Name).GetNames()
                   where name.TagNo == GeneralName.UniformResourceIdentifier
                   select DerIA5String.GetInstance(name.Name).GetString(),
            ];
        }
        catch (Exception exception) when (Unreadable.Is(exception))
        {
            return [];
        }
    }

    /// <summary>Whether it is a list of this authority, signed by it, and holds now.</summary>
    public bool Holds(X509Certificate2 issuer, DateTimeOffset now, TimeSpan clockDifference) =>
        Until is { } until
        && From <= now + clockDifference
        && now < until
        && _issuer.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && issuer.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign))
        && AuthoritySignature.Fits(_signed, _algorithm, _signature, issuer);

    /// <summary>Whether the certificate stands in it.</summary>
    public bool Names(X509Certificate2 certificate) => _serials.Contains(new(certificate.SerialNumberBytes.ToArray()));

    private static BigInteger ReadEntry(CrlEntry entry)
    {
        RefuseCritical(entry.Extensions);
        return entry.UserCertificate.Value;
    }

    /// <summary>A critical extension changes what the list means: part of a list, changes to another one, certificates of others.</summary>
    private static void RefuseCritical(X509Extensions? extensions)
    {
        if (extensions?.HasAnyCriticalExtensions() == true)
        {
            throw new CryptographicException("The list has a critical extension.");
        }
    }

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));
}
