using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;

namespace Duplicates.Service.Signing;

/// <summary>Tells that something which an authority sent has not the form that it should have from faults of the program.</summary>
internal static class Unreadable
{
    /// <summary>Whether the library says by the exception that it could not read what it was given.</summary>
    public static bool Is(Exception exception) =>
        exception is IOException or ArgumentException or FormatException or InvalidOperationException or InvalidCastException or ArithmeticException
            or OcspException or GeneralSecurityException;
}
