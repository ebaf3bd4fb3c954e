using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Cases;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Applications;

/// <summary>
/// Writes events, drafts and duplicates as JSON for storage, each of them encrypted as a whole for its row. Rows from before are
/// readable JSON in which identification numbers and phone numbers alone are encrypted; both are read.
/// </summary>
internal sealed class StoredJson(FieldCipher cipher)
{
    private readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.General)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(),
            new TextConverter<Iin>(iin => iin.Value, Iin.Parse),
            new TextConverter<PhoneNumber>(
                phone => phone.E164,
                stored => PhoneNumber.FromE164(stored) is { } phone ? phone : throw new JsonException("A stored phone number is unreadable.")),
            new TextConverter<ApplicationNumber>(
                number => number.Value,
                stored => ApplicationNumber.TryParse(stored, out var number, out _) ? number : throw new JsonException("A stored number is unreadable.")),
            new TextConverter<ComplaintNumber>(number => number.Value, ComplaintNumber.Parse),
            new TextConverter<VerificationCode>(
                code => code.Value,
                stored => VerificationCode.TryParse(stored, out var code) ? code : throw new JsonException("A stored verification code is unreadable.")),
            new TextConverter<SeriesAndNumber>(
                blank => blank.ToString(),
                stored => SeriesAndNumber.TryParse(stored, out var blank) ? blank : throw new JsonException("A stored series and number is unreadable.")),
        },
    };

    public string Write<T>(T value, ValuePlace place) => cipher.ProtectUtf8(JsonSerializer.SerializeToUtf8Bytes(value, _options), place);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or it belongs to another row.</exception>
    public T Read<T>(string stored, ValuePlace place) => JsonSerializer.Deserialize<T>(Open(stored, place), _options) ?? throw new JsonException("A stored value is null.");

    public object Read(string stored, Type type, ValuePlace place) => JsonSerializer.Deserialize(Open(stored, place), type, _options) ?? throw new JsonException("A stored value is null.");

    public ApplicationEventRow ToRow(Guid applicationId, int sequence, ApplicationEvent happened)
    {
        var type = CaseSteps.Of(happened).StoredType;
        var data = Write<object>(happened, ProtectedColumns.CaseEvent.At(applicationId, sequence, type));
        return new() { ApplicationId = applicationId, Sequence = sequence, Type = type, Data = data, At = happened.At };
    }

    public ApplicationEvent ToEvent(ApplicationEventRow row) =>
        (ApplicationEvent)Read(row.Data, CaseSteps.OfStored(row.Type).Event, ProtectedColumns.CaseEvent.At(row.ApplicationId, row.Sequence, row.Type));

    /// <summary>The JSON of a stored value, nothing in it encrypted.</summary>
    internal byte[] Open(string stored, ValuePlace place) => stored.StartsWith('{') ? OldJson.Open(stored, cipher) : cipher.UnprotectUtf8(stored, place);

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
