using System.Globalization;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Certificates;

/// <summary>The columns of the register as they are printed and exported, in the reader's language.</summary>
internal sealed class RegisterColumns(IStringLocalizer<ServiceTexts> texts, IOffices offices)
{
    /// <summary>The keys of the columns, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["entry", "issued", "name-kk", "name-ru", "document", "supplement", "blank", "original", "case", "channel", "head", "deputy", "sheet", "handed-over", "sent", "state", "checks"];

    /// <summary>The headings.</summary>
    public IEnumerable<string> Headings => Keys.Select(key => texts[$"register.column.{key}"].Value);

    /// <summary>A line as it is read by people; an empty text where there is nothing to say.</summary>
    public IReadOnlyList<string> Values(RegisterLine line)
    {
        var duplicate = line.Duplicate;
        return
        [
            duplicate.Entry.ToString(),
            Day(duplicate.IssuedOn),
            duplicate.NameKk.Full,
            duplicate.NameRu.Full,
            texts[$"documents.kind.{duplicate.Kind.Level}.{duplicate.Kind.Distinction}"].Value,
            texts[$"documents.scope.{duplicate.Scope}"].Value,
            duplicate.Blank.ToString(),
            duplicate.Original ?? string.Empty,
            ApplicationNumber.Parse(line.CaseNumber).ToString(),
            texts[$"intake.channel.{line.Channel}"].Value,
            duplicate.Signatories.Head,
            duplicate.Signatories.Deputy,
            Sheet(duplicate),
            HandedOver(line.Fate),
            Sent(line.Fate),
            State(line),
            line.Checks.ToString(CultureInfo.InvariantCulture),
        ];
    }

    /// <summary>Which template the sheet was made from; a version that does not come from the words has the hash behind it.</summary>
    private static string Sheet(CertificateDuplicate duplicate) => duplicate switch
    {
        { SheetVersion: null } or { SheetSha256: null } => string.Empty,
        { SheetVersion: var version, SheetSha256: var hash } => hash.StartsWith(version, StringComparison.Ordinal) ? version : $"{version} ({hash[..8]})",
    };

    /// <summary>To whom it was given, when, on what document and by whom.</summary>
    public static string HandedOver(RegisterFate fate) => fate.HandedOverAt is { } at
        ? $"{Day(at)}, {fate.Recipient}, {fate.IdentityDocument}, {fate.HandedOverBy}"
        : string.Empty;

    /// <summary>To which office of the Corporation it went, and when.</summary>
    public string Sent(RegisterFate fate) => fate.SentAt is { } at
        ? $"{Day(at)}, {offices.Find(fate.SentToOfficeId!)?.Name.In(texts.Language())}{(fate.SentLate ? $", {texts["register.sent-late"].Value}" : string.Empty)}"
        : string.Empty;

    /// <summary>Void or annulled with the reason; else whether it is given or still waits.</summary>
    public string State(RegisterLine line) => line switch
    {
        { Fate.IsVoid: true } => $"{texts["register.state.void"].Value}: {line.Fate.VoidReason}",
        { Duplicate.Annulment: { } annulment } => $"{texts["register.state.annulled"].Value}, {Day(annulment.At)}: {annulment.Reason}",
        { Fate.HandedOverAt: not null } => texts["register.state.handed-over"].Value,
        _ => texts["register.state.waits"].Value,
    };

    private static string Day(DateTimeOffset instant) => Day(DateOnly.FromDateTime(AlmatyTime.ToLocal(instant)));

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
