using System.Security.Cryptography;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>Keys of public verification, made anew.</summary>
internal static class SigningKeys
{
    public static string NewPrivate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    public static string NewPublic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }
}
