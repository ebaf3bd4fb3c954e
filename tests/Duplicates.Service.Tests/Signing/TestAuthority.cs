using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Duplicates.Service.Tests.Signing;

/// <summary>A certification authority of the tests: it issues certificates like the national one's, right and wrong.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string OcspAddress = "http://ocsp.test/";
    public const string Signing = "1.3.6.1.5.5.7.3.4";
    public const string Authentication = "1.3.6.1.5.5.7.3.2";
    public const string Person = "1.2.398.3.3.4.1.1";
    public const string Organisation = "1.2.398.3.3.4.1.2";

    private static readonly DateTimeOffset Founded = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Issued = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ends = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static long _serial = 1000;

    public TestAuthority(string name = "СЫНАҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҒЫ (RSA)")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(NameOf(name, null), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Certificate = request.CreateSelfSigned(Founded, Closes);
    }

    /// <summary>The root, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Puts the root where a service looks for what it trusts.</summary>
    public string WriteTo(DirectoryInfo folder)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "root.pem"), Certificate.ExportCertificatePem());
        return folder.FullName;
    }

    /// <summary>A person's certificate with its key, right unless told otherwise.</summary>
    public X509Certificate2 Issue(
        string? iin,
        string[]? usages = null,
        X509KeyUsageFlags keyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        DateTimeOffset? from = null,
        DateTimeOffset? until = null,
        int rsaBits = 2048,
        bool elliptic = false,
        bool criticalUsages = false,
        string? listAddress = null,
        string name = "ТЕСТОВА ӘСЕЛ")
    {
        using var rsa = elliptic ? null : RSA.Create(rsaBits);
        using var ecdsa = elliptic ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var subject = NameOf(name, iin is null ? null : $"IIN{iin}");
        var request = rsa is not null
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, ecdsa!, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(keyUsage, critical: true));
        var oids = new OidCollection();
        foreach (var usage in usages ?? [Signing, Person])
        {
            oids.Add(new Oid(usage));
        }

        if (oids.Count > 0)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, criticalUsages));
        }

        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([OcspAddress], caIssuersUris: null));
        if (listAddress is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([listAddress]));
        }

        using var issued = request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(Certificate.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1), from ?? Issued, until ?? Ends, NextSerial());
        return rsa is not null ? issued.CopyWithPrivateKey(rsa) : issued.CopyWithPrivateKey(ecdsa!);
    }

    /// <summary>A signature over a content as NCALayer makes it.</summary>
    public static string Sign(byte[] content, X509Certificate2 by, bool attached = false, string digest = "2.16.840.1.101.3.4.2.1", X509Certificate2? alsoBy = null)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: !attached);
        foreach (var signer in new[] { by, alsoBy }.OfType<X509Certificate2>())
        {
            cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer)
            {
                DigestAlgorithm = new Oid(digest),
                IncludeOption = X509IncludeOption.EndCertOnly,
                SignedAttributes = { new Pkcs9SigningTime() },
            });
        }

        return Convert.ToBase64String(cms.Encode());
    }

    /// <summary>The list of the certificates that the authority revoked.</summary>
    public byte[] ListOf(IEnumerable<X509Certificate2> revoked, TimeProvider clock, TimeSpan? from = null, TimeSpan? until = null, bool isPart = false)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
        {
            builder.AddEntry(certificate, clock.GetUtcNow());
        }

        var now = clock.GetUtcNow();
        var list = builder.Build(Certificate, 1, now + (until ?? TimeSpan.FromDays(1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now + (from ?? TimeSpan.Zero));
        return isPart ? AsAPart(list) : list;
    }

    /// <summary>The same list, saying by a critical extension (issuing distribution point) that it names only certificates of persons.</summary>
    private byte[] AsAPart(byte[] list)
    {
        var part = new X509V2CrlGenerator(new X509Crl(list));
        part.AddExtension(X509Extensions.IssuingDistributionPoint, critical: true, new IssuingDistributionPoint(null, onlyContainsUserCerts: true, onlyContainsCACerts: false, null, indirectCRL: false, onlyContainsAttributeCerts: false));
        using var key = Certificate.GetRSAPrivateKey()!;
        return part.Generate(new Asn1SignatureFactory("SHA256WITHRSA", DotNetUtilities.GetRsaKeyPair(key).Private)).GetEncoded();
    }

    public void Dispose() => Certificate.Dispose();

    private static byte[] NextSerial() => [0x4F, .. BitConverter.GetBytes(Interlocked.Increment(ref _serial))];

    private static X500DistinguishedName NameOf(string commonName, string? serialNumber)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("KZ");
        name.AddCommonName(commonName);
        if (serialNumber is not null)
        {
            name.Add("2.5.4.5", serialNumber, UniversalTagNumber.PrintableString);
        }

        return name.Build();
    }
}
