using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Applications;

/// <summary>
/// The application in the form of Appendix 1 (R4), in the applicant's language, as lines of plain text.
/// Exactly these bytes are signed, so the same content always gives the same text.
/// </summary>
internal sealed class ApplicationText(TextsByLanguage texts)
{
    /// <summary>The texts that make up the consent: what is read before it is given, what is ticked, and the sentence that is signed.</summary>
    public static IReadOnlyList<string> ConsentTexts { get; } =
        ["apply.check.consent-title", "apply.check.consent-text", "apply.check.consent", "application-form.consent"];

    /// <summary>The wording of the consent that is in force: <see cref="TextVersions"/>. Consents from before versions came from the words have "2026-11".</summary>
    public static string ConsentVersion { get; } = TextVersions.Of(ConsentTexts);

    /// <summary>The lines: what stands where, and what it says.</summary>
    public IReadOnlyList<ApplicationLine> Lines(ApplicationContent content)
    {
        var language = content.Language;
        string Text(string key, params object[] values) => texts.Get($"application-form.{key}", language, values);
        List<ApplicationLine> lines =
        [
            new(Text("to"), content.OfficeName.In(language)),
            new(Text("from"), $"{content.Applicant.Name.Full}, {Text("iin")} {content.Applicant.Iin.Value}"),
        ];
        if (content.Relation is not Relation.Self)
        {
            lines.Add(new(Text($"learner-{content.Relation}"), $"{content.Learner.Name.Full}, {Text("iin")} {content.Learner.Iin.Value}"));
        }

        lines.Add(new(Text("year"), content.YearOfFinishing.ToString(CultureInfo.InvariantCulture)));
        AddIfPresent(lines, Text("school-then"), content.SchoolThen);
        lines.Add(new(Text("document"), texts.Get($"documents.kind.{content.Document.Kind.Level}.{content.Document.Kind.Distinction}", language)));
        if (content.Document.IsKindUnsure is true)
        {
            lines.Add(new(string.Empty, Text("kind-unsure")));
        }

        lines.Add(new(Text("scope"), texts.Get($"documents.scope.{content.Document.Scope}", language)));
        AddIfPresent(lines, Text("name-then"), content.Document.NameOnOriginal?.Full);
        AddIfPresent(lines, Text("series"), content.Document.OriginalSeriesAndNumber);
        lines.Add(new(string.Empty, Request(content)));
        AddIfPresent(lines, Text("details"), content.ReasonDetails);
        lines.AddRange(content.Files.Select(file => new ApplicationLine(Text("file"), $"{file.Name}, SHA-256 {file.Sha256}")));
        lines.Add(new(string.Empty, Text("consent")));
        lines.Add(new(Text("collection"), content.CollectionOfficeName.In(language)));
        AddIfPresent(lines, Text("phone"), content.Contacts.Phone?.Display);
        AddIfPresent(lines, Text("email"), content.Contacts.Email);
        return lines;
    }

    /// <summary>Exactly what is signed: the lines in UTF-8.</summary>
    public byte[] Bytes(ApplicationContent content) =>
        Encoding.UTF8.GetBytes(string.Join('\n', Lines(content).Select(line => line.Label.Length == 0 ? line.Value : $"{line.Label}: {line.Value}")));

    /// <summary>Lower-case hexadecimal SHA-256 of what is signed. A hand signs a paper that is printed before anything is attached.</summary>
    public string Sha256(ApplicationContent content, SignatureMethod method) => Sha256(method is SignatureMethod.Paper ? content with { Files = [] } : content);

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Bytes"/>.</summary>
    public string Sha256(ApplicationContent content) => Convert.ToHexStringLower(SHA256.HashData(Bytes(content)));

    /// <summary>
    /// What a signing code is bound to: this text of this draft. A code that signed one draft signs no other, even of the same text.
    /// </summary>
    public string BindingOf(Guid draftId, ApplicationContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draftId:N}\n{Sha256(content)}")));

    /// <summary>The statutory sentence; for a child it names the child in place of «маған» (R4.2).</summary>
    private string Request(ApplicationContent content)
    {
        var reason = texts.Get($"application-form.reason-{content.Reason}", content.Language);
        return content.Relation is Relation.Self
            ? texts.Get("application-form.request-Self", content.Language, reason)
            : texts.Get($"application-form.request-{content.Relation}", content.Language, reason, content.Learner.Name.Full);
    }

    private static void AddIfPresent(List<ApplicationLine> lines, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            lines.Add(new(label, value));
        }
    }
}

/// <summary>A line of the form; sentences have no label.</summary>
/// <param name="Label">What stands in the line.</param>
/// <param name="Value">What it says.</param>
public sealed record ApplicationLine(string Label, string Value);
