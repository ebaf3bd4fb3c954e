using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Protection;

/// <summary>
/// Looks after the files of the session keys. A key that lies readable, from a version that did not encrypt them, is encrypted where it
/// lies and a new one takes its place for new sessions; when every session that the old one made is over, it is revoked, because a copy
/// of it may be anywhere. A key that another encryption key protects is encrypted with the current one.
/// </summary>
public sealed class SessionKeyFolder(DirectoryInfo folder, FieldCipher cipher, IKeyManager keys, IOptions<KeyManagementOptions> options, TimeProvider clock)
{
    /// <summary>No session is older than this.</summary>
    public static TimeSpan LongestUse => SessionLimits.Most;

    private const string LayReadable = "layReadableUntil";
    private static readonly XNamespace Xmlns = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Secret = Xmlns + "encryptedSecret";

    /// <summary>Encrypts what lies readable or was encrypted with another key; before the first session. Nobody is signed out.</summary>
    /// <returns>How many keys were rewritten.</returns>
    public int Protect()
    {
        var (rewritten, replaces) = (0, false);
        foreach (var (file, key) in Files())
        {
            var readable = key.Descendants().Where(element => (string?)element.Attribute(Xmlns + "requiresEncryption") == "true").ToList();
            var outdated = key.Descendants(Secret).Where(secret => secret.Element(SessionKeyEncryptor.Element) is { } inner && !cipher.IsCurrent(inner.Value)).ToList();
            if (readable.Count + outdated.Count == 0)
            {
                continue;
            }

            readable.ForEach(element => element.ReplaceWith(Seal(element)));
            outdated.ForEach(secret => secret.ReplaceWith(Seal(XElement.Parse(cipher.Unprotect(secret.Value, SessionKeyEncryptor.Place)))));
            if (readable.Count > 0)
            {
                key.SetAttributeValue(LayReadable, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
                replaces = true;
            }

            Write(file, key);
            rewritten++;
        }

        if (replaces)
        {
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow() + options.Value.NewKeyLifetime);
        }

        return rewritten;
    }

    /// <summary>Revokes the keys that lay readable, once no session can be of them.</summary>
    public void RevokeOld()
    {
        foreach (var (_, key) in Files())
        {
            if (key.Attribute(LayReadable) is { } until && Guid.TryParse((string?)key.Attribute("id"), out var id)
                && DateTimeOffset.Parse(until.Value, CultureInfo.InvariantCulture) + LongestUse <= clock.GetUtcNow()
                && keys.GetAllKeys().Any(known => known.KeyId == id && !known.IsRevoked))
            {
                keys.RevokeKey(id, "It lay readable.");
            }
        }
    }

    private IEnumerable<(FileInfo File, XElement Key)> Files()
    {
        foreach (var file in folder.Exists ? folder.GetFiles("key-*.xml") : [])
        {
            yield return (file, XElement.Load(file.FullName));
        }
    }

    private XElement Seal(XElement readable)
    {
        var made = new SessionKeyEncryptor(cipher).Encrypt(new XElement(readable));
        return new(Secret, new XAttribute("decryptorType", made.DecryptorType.AssemblyQualifiedName!), made.EncryptedElement);
    }

    /// <summary>The file is the old one or the new one at every moment, also for another host and after a power cut.</summary>
    private static void Write(FileInfo file, XElement key)
    {
        var unfinished = $"{file.FullName}.{Guid.NewGuid():N}.new";
        using (var stream = new FileStream(unfinished, FileMode.CreateNew))
        {
            using (var writer = XmlWriter.Create(stream, new() { Indent = true, CloseOutput = false }))
            {
                key.Save(writer);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file.FullName, overwrite: true);
    }
}
