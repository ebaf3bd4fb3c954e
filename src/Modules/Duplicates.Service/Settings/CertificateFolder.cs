using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Settings;

/// <summary>A folder of certificates that a setting names: <c>.cer</c>, <c>.crt</c> and <c>.pem</c> files.</summary>
internal static class CertificateFolder
{
    /// <summary>Whether a folder can be read and holds at least one root.</summary>
    public static bool HasRoot(string folder)
    {
        try
        {
            return Read(folder).Any(IsRoot);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a certificate was issued by itself.</summary>
    public static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>All certificates of a folder, in the order of the files' names.</summary>
    public static X509Certificate2Collection Read(string folder) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".cer" or ".crt" or ".pem")
            .Order(StringComparer.Ordinal)
            .Select(X509CertificateLoader.LoadCertificateFromFile)];
}
