using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Protection;

/// <summary>
/// Keeps the keys of sessions encrypted with the service's key, because they lie beside the database: whoever has a copy of the folder
/// could make the cookie of anybody otherwise.
/// </summary>
internal sealed class SessionKeyEncryptor(FieldCipher cipher) : IXmlEncryptor
{
    /// <summary>The element that holds an encrypted key.</summary>
    internal const string Element = "sealedByTheService";

    /// <summary>Where such a key belongs.</summary>
    internal static ValuePlace Place { get; } = ValuePlace.Of("session key");

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, cipher.Protect(plaintextElement.ToString(SaveOptions.DisableFormatting), Place)), typeof(SessionKeyDecryptor));
}

/// <summary>Reads what <see cref="SessionKeyEncryptor"/> wrote; its name stands in the files of the keys.</summary>
public class SessionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly FieldCipher _cipher = services.GetRequiredService<FieldCipher>();

    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(_cipher.Unprotect(encryptedElement.Value, SessionKeyEncryptor.Place));
}
