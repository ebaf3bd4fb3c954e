using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Apply;
using Duplicates.Service.OfficeWork;

namespace Duplicates.Service.Desk;

/// <summary>What a clerk has entered of a paper application so far; it belongs to the office at whose desk it is entered, and is stored encrypted.</summary>
internal sealed record DeskAnswers
{
    /// <summary>The answers to the questions of R4, the same as at home.</summary>
    public DraftAnswers Application { get; init; } = new();

    /// <summary>Who began it.</summary>
    public required Actor BegunBy { get; init; }

    /// <summary>Who entered something last.</summary>
    public required Actor LastBy { get; init; }

    /// <summary>The applicant's IIN, as the document shows it.</summary>
    public Iin? Applicant { get; init; }

    /// <summary>By which words the school is looked for, as the visitor says it at the beginning; null when nothing was said.</summary>
    public string? SchoolWords { get; init; }

    /// <summary>On which document the applicant was recognised.</summary>
    public IdentitySeen? Identity { get; init; }

    /// <summary>The applicant's phone; null when none was given.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>The phone proved by a code to be in hand, or is known to be the applicant's.</summary>
    public bool IsPhoneProven { get; init; }

    /// <summary>What was shown and handed in.</summary>
    public IReadOnlyList<PaperSeen> Papers { get; init; } = [];

    /// <summary>Officers who are relatives of the visitor and passed the draft on (АППК art. 67): they do not go on with it.</summary>
    public IReadOnlyList<string> PassedOnBy { get; init; } = [];

    /// <summary>The digital signature by which it will be certified; null while it is to be signed on paper, or nothing was chosen.</summary>
    public ChosenSignature? ToSign { get; init; }

    /// <summary>How long each step took so far, to be counted when the application is accepted; a step that was interrupted counts at most <see cref="LongestStep"/>.</summary>
    public IReadOnlyDictionary<OfficeMeasure, TimeSpan> Spent { get; init; } = new Dictionary<OfficeMeasure, TimeSpan>();

    /// <summary>It is taken in at the applicant's home (R8.1).</summary>
    public bool IsAtHome { get; init; }

    /// <summary>When it was handed in, if that was before it is entered.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    /// <summary>The same with more time spent at a step.</summary>
    public IReadOnlyDictionary<OfficeMeasure, TimeSpan> SpentWith(OfficeMeasure step, TimeSpan more)
    {
        var counted = more > LongestStep ? LongestStep : more;
        return new Dictionary<OfficeMeasure, TimeSpan>(Spent) { [step] = Spent.GetValueOrDefault(step) + counted };
    }
}

/// <summary>A digital signature that was chosen at a counter, and what was signed on paper before it.</summary>
/// <param name="Method">The applicant's own, or the operator's with the applicant's written consent (R3.1).</param>
/// <param name="Pages">Sheets of the written consent; null for the applicant's own signature.</param>
internal sealed record ChosenSignature(SignatureMethod Method, int? Pages);

/// <summary>A half-entered application of an office.</summary>
/// <param name="Id">Its id; the case that it becomes keeps it.</param>
/// <param name="Answers">What was entered.</param>
/// <param name="StartedAt">UTC instant at which it was begun.</param>
/// <param name="ChangedAt">UTC instant of the last change.</param>
/// <param name="Stored">The answers as they are stored, by which a colleague's change is noticed.</param>
internal sealed record DeskDraft(Guid Id, DeskAnswers Answers, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, string Stored);
