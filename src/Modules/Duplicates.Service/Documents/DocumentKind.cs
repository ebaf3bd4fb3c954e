using System.Globalization;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Documents;

/// <summary>The papers of a case.</summary>
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
        if (application.History.OfType<QuestionAsked>().Any())
        {
            yield return DocumentKind.Question;
        }

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

        if (application.State is ApplicationState.Ready or ApplicationState.HandedOver && (application.ArrivedAt is not null || !application.IsCollectedElsewhere))
        {
            yield return DocumentKind.ReadyNotice;
        }

        if (application.HandOver is not null)
        {
            yield return DocumentKind.HandOverReceipt;
        }

        if (application.History.OfType<RegisterExtractIssued>().Any())
        {
            yield return DocumentKind.RegisterExtract;
        }
    }

    /// <summary>
    /// The papers that an event brings about; they are kept as they were issued. Who collects the duplicate at an office of the
    /// Corporation is told that it is ready when it has arrived there.
    /// </summary>
    public static IReadOnlyList<DocumentKind> CausedBy(DuplicateApplication application, ApplicationEvent happened) => happened switch
    {
        ApplicationRegistered => [DocumentKind.Application, DocumentKind.Receipt],
        QuestionAsked => [DocumentKind.Question],
        HearingAppointed => [DocumentKind.HearingNotice],
        ApplicationRefused => [DocumentKind.Refusal],
        DuplicatePrepared => [DocumentKind.DuplicateSheet],
        DuplicateReady when application.IsCollectedElsewhere => [],
        DuplicateReady or DuplicateArrivedAtCorporation => [DocumentKind.ReadyNotice],
        DuplicateHandedOver => [DocumentKind.HandOverReceipt],
        RegisterExtractIssued => [DocumentKind.RegisterExtract],
        _ => [],
    };

    /// <summary>Letters of the school have an outgoing number and can be checked by anybody who holds one.</summary>
    public static bool IsOutgoing(DocumentKind kind) =>
        kind is DocumentKind.Question or DocumentKind.HearingNotice or DocumentKind.Refusal or DocumentKind.ReadyNotice or DocumentKind.RegisterExtract;

    /// <summary>The PDF is kept too, with its own hash: of letters, and of what is printed on the blank or signed at the hand-over.</summary>
    public static bool KeepsPdf(DocumentKind kind) => IsOutgoing(kind) || kind is DocumentKind.DuplicateSheet or DocumentKind.HandOverReceipt;

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
            DocumentKind.ReadyNotice => "ready-notice",
            DocumentKind.DuplicateSheet => "duplicate-sheet",
            DocumentKind.HandOverReceipt => "hand-over-receipt",
            DocumentKind.RegisterExtract => "register-extract",
            _ => kind.ToString().ToLowerInvariant(),
        };
        return ordinal == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{ordinal}");
    }
}
