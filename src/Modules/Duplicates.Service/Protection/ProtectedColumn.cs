namespace Duplicates.Service.Protection;

/// <summary>How a column was kept before its values were bound to their place.</summary>
internal enum KeptBefore
{
    /// <summary>Encrypted, in the first format.</summary>
    Sealed,

    /// <summary>Readable JSON in which personal numbers and phones alone were encrypted, in the first format.</summary>
    Json,

    /// <summary>Readable text.</summary>
    Plain,
}

/// <summary>A column whose values are encrypted.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Keys">The columns of the primary key, in its order.</param>
/// <param name="Bound">What else of the row a value is bound to: whoever changes it makes the value unreadable.</param>
/// <param name="Before">How it was kept before.</param>
internal sealed record ProtectedColumn(string Table, string Column, IReadOnlyList<string> Keys, IReadOnlyList<string> Bound, KeptBefore Before = KeptBefore.Sealed)
{
    private readonly string _name = $"{Table}.{Column}";

    /// <summary>The place of one value: the values of <see cref="Keys"/>, then those of <see cref="Bound"/>.</summary>
    public ValuePlace At(params ReadOnlySpan<object> row) =>
        row.Length == Keys.Count + Bound.Count ? ValuePlace.Of(_name, row) : throw new ArgumentException($"{_name} is bound to {Keys.Count + Bound.Count} values.", nameof(row));
}

/// <summary>Every column whose values are encrypted; the guide of security lists them, and <c>reencrypt</c> goes through them.</summary>
internal static class ProtectedColumns
{
    public static readonly ProtectedColumn CitizenPhone = new("Citizens", "PhoneCipher", ["AccountKey"], []);
    public static readonly ProtectedColumn CodeIin = new("OneTimeCodes", "IinCipher", ["Id"], ["Purpose"]);
    public static readonly ProtectedColumn CodePhone = new("OneTimeCodes", "PhoneCipher", ["Id"], ["Purpose"]);
    public static readonly ProtectedColumn ChallengeIin = new("SignInChallenges", "IinCipher", ["Id"], []);
    public static readonly ProtectedColumn SignInEmail = new("SignInTries", "EmailCipher", ["Key"], []);
    public static readonly ProtectedColumn SecondFactorSecret = new("SecondFactors", "SecretCipher", ["AccountId"], []);
    public static readonly ProtectedColumn ManagerList = new("ManagerImports", "File", ["Id"], []);
    public static readonly ProtectedColumn CaseNote = new("CaseNotes", "TextCipher", ["Id"], ["ApplicationId"]);
    public static readonly ProtectedColumn CaseEvent = new("ApplicationEvents", "Data", ["ApplicationId", "Sequence"], ["Type"], KeptBefore.Json);
    public static readonly ProtectedColumn ComplaintEvent = new("ComplaintEvents", "Data", ["ComplaintId", "Sequence"], ["Type"], KeptBefore.Json);
    public static readonly ProtectedColumn DraftAnswers = new("Drafts", "Answers", ["Id"], ["OwnerKey"], KeptBefore.Json);
    public static readonly ProtectedColumn Duplicate = new("CertificateDuplicates", "Data", ["Id"], ["ApplicationId", "VerificationCode"], KeptBefore.Json);
    public static readonly ProtectedColumn VoidReason = new("CertificateDuplicates", "VoidReason", ["Id"], [], KeptBefore.Plain);
    public static readonly ProtectedColumn Recipient = new("CertificateDuplicates", "Recipient", ["Id"], [], KeptBefore.Plain);
    public static readonly ProtectedColumn IdentityDocument = new("CertificateDuplicates", "IdentityDocument", ["Id"], [], KeptBefore.Plain);
    public static readonly ProtectedColumn BlankBasis = new("BlankMovements", "Basis", ["Id"], ["OfficeId"], KeptBefore.Plain);
    public static readonly ProtectedColumn FileName = new("AttachedFiles", "Name", ["Id"], ["CaseId"], KeptBefore.Plain);
    public static readonly ProtectedColumn LetterWords = new("Letters", "Text", ["Id"], ["ApplicationId"]);
    public static readonly ProtectedColumn LetterPdf = new("Letters", "Pdf", ["Id"], ["ApplicationId"]);
    public static readonly ProtectedColumn InboxText = new("ApplicantMessages", "TextCipher", ["Id"], ["ApplicantKey"]);
    public static readonly ProtectedColumn MessageRecipient = new("OutboxMessages", "RecipientCipher", ["Id"], []);
    public static readonly ProtectedColumn MessageBody = new("OutboxMessages", "BodyCipher", ["Id"], []);
    public static readonly ProtectedColumn SignatureEvidence = new("SignatureEvidence", "EvidenceCipher", ["ApplicationId"], []);
    public static readonly ProtectedColumn BookingPhone = new("Places", "PhoneCipher", ["Id"], []);
    public static readonly ProtectedColumn HomeVisitFacts = new("HomeVisits", "FactsCipher", ["Id"], ["OfficeId"]);
    public static readonly ProtectedColumn PostedPage = new("PostedPages", "Content", ["Id"], ["BrowserKey"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProtectedColumn> All { get; } =
    [
        CitizenPhone, CodeIin, CodePhone, ChallengeIin, SignInEmail, SecondFactorSecret, ManagerList, CaseEvent, DraftAnswers, FileName, CaseNote, SignatureEvidence,
        Duplicate, VoidReason, Recipient, IdentityDocument, BlankBasis, ComplaintEvent, LetterWords, LetterPdf, InboxText, MessageRecipient, MessageBody, PostedPage, BookingPhone, HomeVisitFacts,
    ];
}
