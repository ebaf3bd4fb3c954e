namespace Duplicates.Domain.Applications;

/// <summary>How an application came in; part of the event by which it did.</summary>
/// <param name="Channel">The door.</param>
/// <param name="ReceivedAt">UTC instant at which it was handed in: the term counts from it (R5.1), however much later it was entered.</param>
public sealed record IntakeFacts(Channel Channel, DateTimeOffset ReceivedAt)
{
    /// <summary>The office at whose desk it was handed in; null when it was sent.</summary>
    public string? PlaceId { get; init; }

    /// <summary>On which document the applicant was recognised; null when nobody stood at a desk.</summary>
    public IdentitySeen? Identity { get; init; }

    /// <summary>The papers that the officer saw.</summary>
    public IReadOnlyList<PaperSeen> Papers { get; init; } = [];

    /// <summary>Sheets of the paper application with the applicant's signature; null when it was not signed on paper.</summary>
    public int? SignedPages { get; init; }

    /// <summary>The name that another system has for it; null when it came from none.</summary>
    public string? OutsideIdentity { get; init; }

    /// <summary>What is missing at a desk of the list of R3: it is named on a slip, and nothing else can be (R3.4). Nothing is missing of what was sent.</summary>
    /// <param name="content">What is asked for.</param>
    public IReadOnlyList<ChecklistItem> MissingOf(ApplicationContent content) => Identity is null ? [] :
    [
        .. Identity.Kind is IdentityDocumentKind.NotShown ? new[] { ChecklistItem.Identity } : [],
        .. content.Relation is Relation.Self || Saw(PaperKind.Representation) ? [] : new[] { ChecklistItem.Representation },
        .. content.OriginalIsRequired && !Papers.Contains(new PaperSeen(PaperKind.Original, PaperForm.OriginalTaken)) ? new[] { ChecklistItem.Original } : [],
    ];

    private bool Saw(PaperKind kind) => Papers.Any(paper => paper.Kind == kind);
}

/// <summary>On which document an officer recognised the applicant (R3.2).</summary>
/// <param name="Kind">Which document.</param>
/// <param name="Number">Its number, as far as it was written down; null when it was not.</param>
public sealed record IdentitySeen(IdentityDocumentKind Kind, string? Number);

/// <summary>The documents by which a person is recognised (R3.2); no other may be asked for (R3.4).</summary>
public enum IdentityDocumentKind
{
    /// <summary>Жеке куәлік / удостоверение личности.</summary>
    IdCard,

    /// <summary>Паспорт.</summary>
    Passport,

    /// <summary>Баланың туу туралы куәлігі / свидетельство о рождении of the learner.</summary>
    BirthCertificate,

    /// <summary>A document shown from the digital documents service.</summary>
    DigitalDocument,

    /// <summary>None was shown: it is named on the slip of what is missing, because accepting is not refused (R2.5).</summary>
    NotShown,
}

/// <summary>Whom a document identifies.</summary>
public static class IdentityDocuments
{
    /// <summary>
    /// Whether somebody who applies in this role is recognised on it: a birth certificate is the learner's (R3.2). Of a parent it shows the
    /// relation and not the person, and is seen as <see cref="PaperKind.Representation"/>.
    /// </summary>
    public static bool Identifies(this IdentityDocumentKind kind, Relation relation) => kind is not IdentityDocumentKind.BirthCertificate || relation is Relation.Self;
}

/// <summary>A paper that was shown or handed in.</summary>
/// <param name="Kind">Which paper.</param>
/// <param name="Form">What the officer saw and kept of it.</param>
public sealed record PaperSeen(PaperKind Kind, PaperForm Form);

/// <summary>The papers of R3.2 and what people bring besides of their own will.</summary>
public enum PaperKind
{
    /// <summary>The damaged original of the certificate (R3.2, 3).</summary>
    Original,

    /// <summary>What shows that the applicant is the learner's parent or legal representative (R1.1).</summary>
    Representation,

    /// <summary>What shows that the name changed; never demanded (R3.4).</summary>
    NameChange,

    /// <summary>Anything else that the person wished to hand in; never demanded (R3.4).</summary>
    Other,
}

/// <summary>What of a paper was seen and kept.</summary>
public enum PaperForm
{
    /// <summary>The original was seen and given back.</summary>
    OriginalSeen,

    /// <summary>The original was taken in.</summary>
    OriginalTaken,

    /// <summary>A copy was taken in.</summary>
    Copy,

    /// <summary>A scan is attached.</summary>
    Scan,

    /// <summary>It was shown by the digital documents service; nothing was kept of it (law 88-V, art. 5).</summary>
    Digital,
}

/// <summary>What was missing when the application was accepted, with a reasonable term (R2.5); nothing outside R3 can be on it (R3.4).</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">The officer who accepted it.</param>
/// <param name="Missing">The items of the list of R3, each once.</param>
/// <param name="Until">The last day (Almaty) on which it is awaited; the clock runs on (R5.5).</param>
public sealed record MissingPapersNamed(DateTimeOffset At, Actor By, IReadOnlyList<ChecklistItem> Missing, DateOnly Until) : ApplicationEvent(At, By);

/// <summary>The receipt was printed once more; the paper says so (R2.5).</summary>
public sealed record ReceiptReprinted(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);
