using System.Globalization;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Cases;

/// <summary>The papers of a case and of the complaints about it; kept by name.</summary>
internal enum DocumentKind
{
    /// <summary>The application in the form of Appendix 1 (R4).</summary>
    Application,

    /// <summary>Қолхат / расписка.</summary>
    Receipt,

    /// <summary>Өтініш бойынша сұрақ / вопрос по заявлению; it does not stop the clock (R5.5).</summary>
    Question,

    /// <summary>The notice of the preliminary refusal and the hearing (R7.4).</summary>
    HearingNotice,

    /// <summary>Бас тарту туралы дәлелді жауап / мотивированный ответ об отказе (R7).</summary>
    Refusal,

    /// <summary>Телнұсқаның дайын екені туралы хабарлама / уведомление о готовности дубликата.</summary>
    ReadyNotice,

    /// <summary>The data sheet of the duplicate with its QR code.</summary>
    DuplicateSheet,

    /// <summary>The receipt of hand-over.</summary>
    HandOverReceipt,

    /// <summary>Есепке алу және беру кітабынан үзінді / выписка из книги учёта и выдачи.</summary>
    RegisterExtract,

    /// <summary>Тыңдау хаттамасы / протокол заслушивания (R7.6).</summary>
    HearingMinutes,

    /// <summary>Жетіспейтін құжаттар парағы / лист недостающих документов (R2.5).</summary>
    MissingPapers,

    /// <summary>Шағымның тіркелгені туралы хабарлама / уведомление о регистрации жалобы.</summary>
    ComplaintAcknowledgement,

    /// <summary>Шағымға жауап хат / письмо с ответом на жалобу.</summary>
    ComplaintAnswer,
}

/// <summary>Which papers a case has, and how they are addressed.</summary>
internal static class DocumentKinds
{
    /// <summary>The papers that the case has by its history, as far as they can still be written from what the case knows now.</summary>
    public static IEnumerable<DocumentKind> Of(DuplicateApplication application) => application.History
        .SelectMany(happened => CaseSteps.Of(happened).PapersOf(application, happened)).Distinct().Where(kind => CanBeWritten(kind, application));

    private static bool CanBeWritten(DocumentKind kind, DuplicateApplication application) => kind switch
    {
        DocumentKind.HearingNotice => application.Hearing is not null,
        DocumentKind.HearingMinutes => application.HearingRecord?.Minutes is not null,
        DocumentKind.DuplicateSheet or DocumentKind.ReadyNotice => application.DuplicateId is not null,
        _ => true,
    };

    /// <summary>Letters have an outgoing number and can be checked by anybody who holds one.</summary>
    public static bool IsOutgoing(DocumentKind kind) => IsOfComplaint(kind)
        || kind is DocumentKind.Question or DocumentKind.HearingNotice or DocumentKind.Refusal or DocumentKind.ReadyNotice or DocumentKind.RegisterExtract;

    /// <summary>Letters about a complaint are no papers of the case: the school that the complaint is about does not see them among its own.</summary>
    public static bool IsOfComplaint(DocumentKind kind) => kind is DocumentKind.ComplaintAcknowledgement or DocumentKind.ComplaintAnswer;

    /// <summary>The school sends it to the applicant; other papers are given at the desk, or stay at the school. Who complains signs in and reads the letters there.</summary>
    public static bool IsSent(DocumentKind kind) => (IsOutgoing(kind) && !IsOfComplaint(kind)) || kind is DocumentKind.HearingMinutes;

    /// <summary>The PDF is kept too, with its own hash: of letters, and of what is printed on the blank or signed at the hand-over.</summary>
    public static bool KeepsPdf(DocumentKind kind) => IsOutgoing(kind) || kind is DocumentKind.DuplicateSheet or DocumentKind.HandOverReceipt or DocumentKind.HearingMinutes;

    /// <summary>The data sheet belongs to the paper and stays in the school; the rest is the applicant's too.</summary>
    public static bool IsForApplicant(DocumentKind kind) => kind is not DocumentKind.DuplicateSheet;

    /// <summary>The last part of the address.</summary>
    /// <param name="kind">Which paper.</param>
    /// <param name="ordinal">1 for the first paper of this kind in the case.</param>
    public static string Path(DocumentKind kind, int ordinal = 1)
    {
        var name = kind switch
        {
            DocumentKind.HearingNotice => "hearing-notice",
            DocumentKind.HearingMinutes => "hearing-minutes",
            DocumentKind.ReadyNotice => "ready-notice",
            DocumentKind.DuplicateSheet => "duplicate-sheet",
            DocumentKind.HandOverReceipt => "hand-over-receipt",
            DocumentKind.RegisterExtract => "register-extract",
            DocumentKind.MissingPapers => "missing-papers",
            _ => kind.ToString().ToLowerInvariant(),
        };
        return ordinal == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{ordinal}");
    }
}
