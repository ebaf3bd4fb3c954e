using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Documents;

/// <summary>What a document's template prints.</summary>
/// <param name="Kind">Which document.</param>
/// <param name="Application">The case.</param>
/// <param name="Language">The applicant's language; the whole document speaks it.</param>
/// <param name="Office">The organisation that writes: the one that holds the case or the complaint; null when it is not published.</param>
/// <param name="CollectionOffice">Where the duplicate is collected.</param>
/// <param name="Duplicate">The issued duplicate, where there is one.</param>
/// <param name="Letter">What makes it a letter: number, date, code; null for papers made before letters were kept.</param>
/// <param name="VerificationAddress">Where the paper can be checked; null when it has no code.</param>
/// <param name="VerificationPicture">The QR picture of that address as a data address; null when it has no code.</param>
/// <param name="CaseAddress">Where the applicant finds the case.</param>
/// <param name="FormLines">The lines of Appendix 1 (R4).</param>
internal sealed record CaseDocument(
    DocumentKind Kind,
    DuplicateApplication Application,
    string Language,
    Office? Office,
    Office? CollectionOffice,
    CertificateDuplicate? Duplicate,
    LetterFacts? Letter,
    string? VerificationAddress,
    string? VerificationPicture,
    string CaseAddress,
    IReadOnlyList<ApplicationLine> FormLines)
{
    // A stored instant is rounded to the engine's precision.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    /// <summary>The content of the application.</summary>
    public ApplicationContent Content => Application.Content!;

    /// <summary>The complaint that the letter is about; null for papers of the case itself.</summary>
    public Complaint? Complaint { get; init; }

    /// <summary>The name of whoever writes about a complaint where no published organisation says it; null when the case knows it.</summary>
    public BilingualText? Issuer { get; init; }

    /// <summary>The name of the organisation that writes: the one that holds the case, which need not be the one that was addressed.</summary>
    public BilingualText Sender => Office?.Name ?? Issuer ?? Content.OfficeName;

    /// <summary>By whom and when this copy was printed once more; null for the first one.</summary>
    public ReceiptReprinted? Reprint => Letter is null ? null : Application.History.OfType<ReceiptReprinted>().LastOrDefault(reprinted => (reprinted.At - Letter.At).Duration() <= Rounding);

    /// <summary>The event of a kind that the paper is about: the last one that had happened when it was issued.</summary>
    public T Last<T>()
        where T : ApplicationEvent =>
        Application.History.OfType<T>().LastOrDefault(happened => Letter is null || happened.At <= Letter.At + Rounding) ?? Application.History.OfType<T>().Last();

    /// <summary>When and where the hearing was to be when the paper was issued.</summary>
    public HearingAppointment Hearing => Application.History.OfType<HearingMoved>()
        .LastOrDefault(moved => moved.At > Last<HearingAppointed>().At && (Letter is null || moved.At <= Letter.At + Rounding))?.Appointment ?? Last<HearingAppointed>().Appointment;

    /// <summary>The officer's name as the school publishes it, when the account is that person's; otherwise as the account has it.</summary>
    public string NameOf(Actor officer) =>
        officer.Role is ActorRole.SchoolHead && Office?.Head is { } head && (Names(head.Kk, officer) || Names(head.Ru, officer)) ? head.In(Language) : officer.DisplayName;

    private static bool Names(string published, Actor officer) => WordsOf(officer.DisplayName) is { Count: > 1 } words && words.IsSubsetOf(WordsOf(published));

    private static HashSet<string> WordsOf(string name) =>
        [.. KazakhFolding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>What makes a paper a letter.</summary>
/// <param name="Number">The outgoing number as it is written; null for papers without one.</param>
/// <param name="At">UTC instant at which it was issued.</param>
/// <param name="VerificationCode">The unguessable code by which it can be checked; null for papers without a number.</param>
/// <param name="ComplaintUntil">The last day for a complaint; null when the settings name no term.</param>
internal sealed record LetterFacts(string? Number, DateTimeOffset At, string? VerificationCode, DateOnly? ComplaintUntil)
{
    /// <summary>The day it was issued (Almaty).</summary>
    public DateOnly On => DateOnly.FromDateTime(AlmatyTime.ToLocal(At));
}
