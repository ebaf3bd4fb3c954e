using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;

namespace Duplicates.Service.Apply;

/// <summary>The answers given so far. Only answers that passed their checks are kept here; null means not answered.</summary>
internal sealed record DraftAnswers
{
    public Relation? Relation { get; init; }

    public Iin? ChildIin { get; init; }

    public PersonName? ChildName { get; init; }

    public PersonName? ApplicantName { get; init; }

    public EducationLevel? Level { get; init; }

    public Distinction? Distinction { get; init; }

    public DocumentScope? Scope { get; init; }

    public string? OriginalSeriesAndNumber { get; init; }

    public string? OfficeId { get; init; }

    public string? SchoolThen { get; init; }

    public int? YearOfFinishing { get; init; }

    public bool? NameChanged { get; init; }

    public PersonName? NameOnOriginal { get; init; }

    public LossReason? Reason { get; init; }

    public string? ReasonDetails { get; init; }

    /// <summary>The reader has gone on from the files; how many there are is nobody's condition (R3.4).</summary>
    public bool? FilesSettled { get; init; }

    public string? Email { get; init; }

    public string? Language { get; init; }

    public string? CollectionOfficeId { get; init; }

    public Consent? Consent { get; init; }
}
