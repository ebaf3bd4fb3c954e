using Duplicates.Domain.Applications;

namespace Duplicates.Service.Documents;

/// <summary>The papers of a case.</summary>
internal enum DocumentKind
{
    /// <summary>The application in the form of Appendix 1 (R4).</summary>
    Application,

    /// <summary>Қолхат / расписка.</summary>
    Receipt,

    /// <summary>The notice of the preliminary refusal and the hearing (R7.4).</summary>
    HearingNotice,

    /// <summary>Бас тарту туралы дәлелді жауап / мотивированный ответ об отказе (R7).</summary>
    Refusal,

    /// <summary>The data sheet of the duplicate with its QR code.</summary>
    DuplicateSheet,

    /// <summary>The receipt of hand-over.</summary>
    HandOverReceipt,
}

/// <summary>Which papers a case has, and how they are addressed.</summary>
internal static class DocumentKinds
{
    /// <summary>The papers that exist in the case's present state.</summary>
    public static IEnumerable<DocumentKind> Of(DuplicateApplication application)
    {
        if (application.Number is null)
        {
            yield break;
        }

        yield return DocumentKind.Application;
        yield return DocumentKind.Receipt;
        if (application.Hearing is not null)
        {
            yield return DocumentKind.HearingNotice;
        }

        if (application.History.OfType<ApplicationRefused>().Any())
        {
            yield return DocumentKind.Refusal;
        }

        if (application.DuplicateId is not null)
        {
            yield return DocumentKind.DuplicateSheet;
        }

        if (application.HandOver is not null)
        {
            yield return DocumentKind.HandOverReceipt;
        }
    }

    /// <summary>The data sheet belongs to the paper and stays in the school; the rest is the applicant's too.</summary>
    public static bool IsForApplicant(DocumentKind kind) => kind is not DocumentKind.DuplicateSheet;

    /// <summary>The last part of the address.</summary>
    public static string Path(DocumentKind kind) => kind switch
    {
        DocumentKind.HearingNotice => "hearing-notice",
        DocumentKind.DuplicateSheet => "duplicate-sheet",
        DocumentKind.HandOverReceipt => "hand-over-receipt",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The paper with this last part of the address; null when the case has none such.</summary>
    public static DocumentKind? Find(DuplicateApplication application, string path) =>
        Of(application).Cast<DocumentKind?>().FirstOrDefault(kind => string.Equals(Path(kind!.Value), path, StringComparison.Ordinal));
}
