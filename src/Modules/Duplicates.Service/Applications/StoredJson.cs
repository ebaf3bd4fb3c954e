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
/// Writes events, drafts and duplicates as JSON for storage. Identification numbers and phone numbers
/// are encrypted wherever they occur, because their converters encrypt.
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
            new TextConverter<Iin>(iin => cipher.Protect(iin.Value), stored => Iin.Parse(cipher.Unprotect(stored))),
            new TextConverter<PhoneNumber>(
                phone => cipher.Protect(phone.E164),
                stored => PhoneNumber.TryParse(cipher.Unprotect(stored), out var phone, out _) ? phone : throw new JsonException("A stored phone number is unreadable.")),
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

    public string Write<T>(T value) => JsonSerializer.Serialize(value, _options);

    public T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, _options) ?? throw new JsonException("A stored value is null.");

    public ApplicationEventRow ToRow(Guid applicationId, int sequence, ApplicationEvent happened) => new()
    {
        ApplicationId = applicationId,
        Sequence = sequence,
        Type = CaseSteps.Of(happened).StoredType,
        Data = JsonSerializer.Serialize(happened, happened.GetType(), _options),
        At = happened.At,
    };

    public ApplicationEvent ToEvent(ApplicationEventRow row) =>
        (ApplicationEvent)JsonSerializer.Deserialize(row.Data, CaseSteps.OfStored(row.Type).Event, _options)!;

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
