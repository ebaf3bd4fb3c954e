using Duplicates.Domain.People;

namespace Duplicates.Domain.Applications;

/// <summary>What the applicant states and signs: Appendix 1 (R4) with the additions of R4.1.</summary>
public sealed record ApplicationContent
{
    /// <summary>Who applies and signs.</summary>
    public required Person Applicant { get; init; }

    /// <summary>Whose document it is; the applicant, unless a parent or legal representative applies (R1.1).</summary>
    public required Person Learner { get; init; }

    /// <summary>How the applicant stands to the learner.</summary>
    public required Relation Relation { get; init; }

    /// <summary>What is asked for.</summary>
    public required RequestedDocument Document { get; init; }

    /// <summary>The organisation whose head is addressed (R1.2).</summary>
    public required string OfficeId { get; init; }

    /// <summary>Its name in both languages on the day of the application.</summary>
    public required BilingualText OfficeName { get; init; }

    /// <summary>What the school was called, or where it stood, if that has changed since (R4); null when it has not.</summary>
    public string? SchoolThen { get; init; }

    /// <summary>Year of finishing, 1950 to the current year.</summary>
    public required int YearOfFinishing { get; init; }

    /// <summary>Lost or damaged (R1.1).</summary>
    public required LossReason Reason { get; init; }

    /// <summary>The circumstances in the applicant's own words; null when nothing was added.</summary>
    public string? ReasonDetails { get; init; }

    /// <summary>Where messages go.</summary>
    public required Contacts Contacts { get; init; }

    /// <summary>Language of correspondence: <c>kk</c> or <c>ru</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The office where the result is collected: the school itself or an office of the Corporation.</summary>
    public required string CollectionOfficeId { get; init; }

    /// <summary>The name of that office.</summary>
    public required BilingualText CollectionOfficeName { get; init; }

    /// <summary>What was attached: a scan of the original, or anything else the school should see (R3.3); nothing has to be (R3.4).</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>The document is damaged and the name on it is no longer the learner's: the original belongs to the application (R3.2, R3.3).</summary>
    public bool OriginalIsRequired => Reason is LossReason.Damaged && Document.NameOnOriginal is not null;
}

/// <summary>A person with an identification number.</summary>
public sealed record Person(Iin Iin, PersonName Name);

/// <summary>How the applicant stands to the learner.</summary>
public enum Relation
{
    /// <summary>The applicant's own document.</summary>
    Self,

    /// <summary>Ата-ана / родитель of a minor.</summary>
    Parent,

    /// <summary>Заңды өкіл / законный представитель of a minor.</summary>
    LegalRepresentative,
}

/// <summary>Why a duplicate is needed (R1.1).</summary>
public enum LossReason
{
    /// <summary>Жоғалған / утерян.</summary>
    Lost,

    /// <summary>Бүлінген / испорчен.</summary>
    Damaged,
}

/// <summary>Where messages about the case go.</summary>
/// <param name="Phone">The mobile phone that signed in or was proven at a desk; null for a person who gave none there.</param>
/// <param name="Email">An address, if the applicant gave one.</param>
public sealed record Contacts(PhoneNumber? Phone, string? Email);
