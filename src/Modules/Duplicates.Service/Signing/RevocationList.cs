using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Duplicates.Service.Signing;

/// <summary>A complete list of the certificates that one authority revoked (CRL, RFC 5280 §5); its signature has still to be checked.</summary>
internal sealed class RevocationList
{
    private const string DistributionPoints = "2.5.29.31";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);
    private readonly byte[] _signed;
    private readonly string _algorithm;
    private readonly byte[] _signature;
    private readonly byte[] _issuer;
    private readonly HashSet<string> _serials = new(StringComparer.Ordinal);

    private RevocationList(byte[] encoded)
    {
        Encoded = encoded;
        var outer = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        _signed = outer.PeekEncodedValue().ToArray();
        var list = outer.ReadSequence();
        _algorithm = outer.ReadSequence().ReadObjectIdentifier();
        _signature = outer.ReadBitString(out _);
        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            list.ReadInteger();
        }

        list.ReadSequence();
        _issuer = list.ReadEncodedValue().ToArray();
        From = ReadTime(list);
        Until = list.HasData && IsTime(list.PeekTag()) ? ReadTime(list) : null;
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            ReadEntries(list.ReadSequence());
        }

        if (list.HasData)
        {
            RefuseCritical(list.ReadSequence(Context0).ReadSequence());
        }
    }

    /// <summary>The list as it came, to be kept as evidence.</summary>
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
            return new(FromPem(encoded));
        }
        catch (Exception exception) when (exception is AsnContentException or FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The addresses at which a certificate says that its list is.</summary>
    public static IReadOnlyList<string> AddressesIn(X509Certificate2 certificate)
    {
        var addresses = new List<string>();
        try
        {
            foreach (var extension in certificate.Extensions.Where(extension => extension.Oid?.Value == DistributionPoints))
            {
                for (var points = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence(); points.HasData;)
                {
                    AddAddresses(points.ReadSequence(), addresses);
                }
            }
        }
        catch (AsnContentException)
        {
            // what cannot be read names no address
        }

        return addresses;
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
    public bool Names(X509Certificate2 certificate) => _serials.Contains(Convert.ToHexString(certificate.SerialNumberBytes.Span));

    private static void AddAddresses(AsnReader point, List<string> addresses)
    {
        if (!point.HasData || !point.PeekTag().HasSameClassAndValue(Context0))
        {
            return;
        }

        var name = point.ReadSequence(Context0);
        if (!name.PeekTag().HasSameClassAndValue(Context0))
        {
            return;
        }

        for (var names = name.ReadSequence(Context0); names.HasData;)
        {
            if (names.PeekTag().HasSameClassAndValue(Uri))
            {
                addresses.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, Uri));
            }
            else
            {
                names.ReadEncodedValue();
            }
        }
    }

    private static byte[] FromPem(byte[] encoded)
    {
        var text = encoded.AsSpan().StartsWith("-----BEGIN "u8) ? Encoding.ASCII.GetString(encoded) : string.Empty;
        return PemEncoding.TryFind(text, out var fields) ? Convert.FromBase64String(text[fields.Base64Data]) : encoded;
    }

    private static bool IsTime(Asn1Tag tag) => tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTime(AsnReader reader) => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    /// <summary>A critical extension changes what the list means: part of a list, changes to another one, certificates of others.</summary>
    private static void RefuseCritical(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean())
            {
                throw new AsnContentException("The list has a critical extension.");
            }
        }
    }

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            _serials.Add(Convert.ToHexString(entry.ReadIntegerBytes().Span));
            ReadTime(entry);
            if (entry.HasData)
            {
                RefuseCritical(entry.ReadSequence());
            }
        }
    }
}
