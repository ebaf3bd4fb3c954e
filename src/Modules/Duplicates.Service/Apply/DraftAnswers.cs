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

    /// <summary>Nobody remembers which distinction it had: the school looks it up.</summary>
    public bool? IsKindUnsure { get; init; }

    public DocumentScope? Scope { get; init; }

    public string? OriginalSeriesAndNumber { get; init; }

    public string? OfficeId { get; init; }

    public string? SchoolThen { get; init; }

    /// <summary>The school as the applicant knows it, when the directory does not have it.</summary>
    public MissingSchool? MissingSchool { get; init; }

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

    /// <summary>The answers with the organisation that is addressed. Its people write in the language of the page, and the document is collected there, unless the reader said otherwise.</summary>
    /// <param name="officeId">The school, or the department that finds it.</param>
    /// <param name="missing">The school as the applicant knows it, when the directory does not have it.</param>
    /// <param name="then">What the school was called then.</param>
    /// <param name="language">The language of the page.</param>
    public DraftAnswers AddressedTo(string officeId, MissingSchool? missing, string? then, string language) => this with
    {
        OfficeId = officeId,
        MissingSchool = missing,
        SchoolThen = then,
        Language = Language ?? language,
        CollectionOfficeId = CollectionOfficeId ?? officeId,
    };
}

/// <summary>A school that the directory does not have.</summary>
/// <param name="Name">Its name as the applicant remembers it.</param>
/// <param name="Place">The town or village.</param>
internal sealed record MissingSchool(string Name, string Place);
