using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Signing;

/// <summary>A detached signature (CMS) over bytes that the service itself issued; what the signature carries along is never believed.</summary>
internal sealed class SignedBytes
{
    private const int LongestSignature = 256 * 1024;
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private readonly SignedCms _cms;
    private readonly byte[] _content;

    private SignedBytes(SignedCms cms, byte[] content, byte[] encoded)
    {
        (_cms, _content, Encoded) = (cms, content, encoded);
        Signer = cms.SignerInfos.Count == 1 ? cms.SignerInfos[0] : throw new SignatureRefusedException(SignatureProblem.NotOneSigner);
        Certificate = Signer.Certificate ?? throw new SignatureRefusedException(SignatureProblem.Malformed);
    }

    /// <summary>The signature as it came.</summary>
    public byte[] Encoded { get; }

    /// <summary>Exactly what had to be signed.</summary>
    public byte[] Content => _content;

    /// <summary>The only signer.</summary>
    public SignerInfo Signer { get; }

    /// <summary>The signer's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificates that came along.</summary>
    public X509Certificate2Collection Certificates => _cms.Certificates;

    /// <summary>Reads a signature.</summary>
    /// <param name="base64">As the signing program gives it, with or without PEM lines.</param>
    /// <param name="content">What had to be signed.</param>
    /// <exception cref="SignatureRefusedException">It is none, or not of one person, or carries other content.</exception>
    public static SignedBytes Read(string? base64, byte[] content)
    {
        try
        {
            var encoded = Decode(base64);
            var carried = new SignedCms();
            carried.Decode(encoded);
            if (carried.ContentInfo.Content is { Length: > 0 } inside)
            {
                return inside.AsSpan().SequenceEqual(content) ? new(carried, content, encoded) : throw new SignatureRefusedException(SignatureProblem.ContentChanged);
            }

            var cms = new SignedCms(new ContentInfo(content), detached: true);
            cms.Decode(encoded);
            return new(cms, content, encoded);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw new SignatureRefusedException(SignatureProblem.Malformed, exception);
        }
    }

    /// <summary>Throws unless the signature fits the content and the key, by algorithms that can be trusted.</summary>
    public void RequireIntact()
    {
        RequireSameContent();
        try
        {
            _cms.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException exception)
        {
            throw new SignatureRefusedException(SignatureProblem.SignatureBroken, exception);
        }
    }

    private void RequireSameContent()
    {
        byte[] hash = Signer.DigestAlgorithm.Value switch
        {
            "2.16.840.1.101.3.4.2.1" => SHA256.HashData(_content),
            "2.16.840.1.101.3.4.2.2" => SHA384.HashData(_content),
            "2.16.840.1.101.3.4.2.3" => SHA512.HashData(_content),
            "1.3.14.3.2.26" or "1.2.840.113549.2.5" => throw new SignatureRefusedException(SignatureProblem.WeakAlgorithm),
            _ => throw new SignatureRefusedException(SignatureProblem.UnsupportedAlgorithm),
        };
        if (StatedHashes() is { Count: > 0 } stated && !stated.TrueForAll(one => CryptographicOperations.FixedTimeEquals(one, hash)))
        {
            throw new SignatureRefusedException(SignatureProblem.ContentChanged);
        }
    }

    /// <summary>The hash that the signer states of the content; more than one, where a signature is wrong, each of which has to fit.</summary>
    private List<byte[]> StatedHashes()
    {
        try
        {
            return [.. Signer.SignedAttributes.Cast<CryptographicAttributeObject>()
                .Where(attribute => attribute.Oid.Value == MessageDigest)
                .SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>())
                .Select(value => new Pkcs9MessageDigest { RawData = value.RawData }.MessageDigest)];
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            throw new SignatureRefusedException(SignatureProblem.Malformed, exception);
        }
    }

    private static byte[] Decode(string? base64)
    {
        var lines = (base64 ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("-----", StringComparison.Ordinal));
        var joined = string.Concat(lines);
        return joined.Length is 0 or > LongestSignature ? throw new SignatureRefusedException(SignatureProblem.Malformed) : Convert.FromBase64String(joined);
    }
}
