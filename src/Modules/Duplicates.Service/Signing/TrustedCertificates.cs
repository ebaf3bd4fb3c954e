using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>The authorities that are trusted; nothing that the machine trusts otherwise counts.</summary>
internal sealed class TrustedCertificates(IOptions<DuplicatesOptions> options)
{
    private readonly Lazy<X509Certificate2Collection> _all = new(() => CertificateFolder.Read(options.Value.Signing.TrustedCertificates));

    /// <summary>Whether there are any.</summary>
    public bool Any => options.Value.Signing.TrustedCertificates.Length > 0;

    /// <summary>The certificate of who issued this one, when the way from there leads to a trusted root.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="between">Certificates that came along and may stand between.</param>
    /// <param name="now">The moment at which all of them must be good.</param>
    /// <param name="usage">An extended use that it must be for; null for none.</param>
    /// <exception cref="SignatureRefusedException">It does not lead there.</exception>
    public X509Certificate2 RequireIssuer(X509Certificate2 certificate, X509Certificate2Collection between, DateTimeOffset now, string? usage = null)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_all.Value.Where(CertificateFolder.IsRoot).ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(_all.Value);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        if (usage is not null)
        {
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));
        }

        return chain.Build(certificate) && chain.ChainElements.Count > 1
            ? chain.ChainElements[1].Certificate
            : throw new SignatureRefusedException(SignatureProblem.UntrustedIssuer);
    }
}
