using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Protection;

/// <summary>Readable JSON from before, in which identification numbers and phone numbers alone were encrypted.</summary>
internal static class OldJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ValuePlace Nowhere = ValuePlace.Of(string.Empty);

    /// <summary>The same JSON with nothing encrypted in it; the same text always gives the same bytes.</summary>
    /// <exception cref="CryptographicException">Old values are not read any more.</exception>
    public static byte[] Open(string json, FieldCipher cipher)
    {
        cipher.OldPlace();
        return JsonSerializer.SerializeToUtf8Bytes(Opened(JsonNode.Parse(json), cipher), Options);
    }

    private static JsonNode? Opened(JsonNode? node, FieldCipher cipher) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Opened(member.Value, cipher)))),
        JsonArray items => new JsonArray([.. items.Select(item => Opened(item, cipher))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(OpenedText(text, cipher)),
        _ => node?.DeepClone(),
    };

    /// <summary>Somebody may have typed a text that only looks like an encrypted value; it stays as it is.</summary>
    private static string OpenedText(string text, FieldCipher cipher)
    {
        if (!cipher.IsOld(text))
        {
            return text;
        }

        try
        {
            return cipher.Unprotect(text, Nowhere);
        }
        catch (CryptographicException)
        {
            return text;
        }
    }
}
