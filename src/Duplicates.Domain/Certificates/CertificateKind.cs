using Duplicates.Domain.Applications;

namespace Duplicates.Domain.Certificates;

/// <summary>Which level of education the document proves.</summary>
public enum EducationLevel
{
    /// <summary>Негізгі орта білім / основное среднее образование (grade 9).</summary>
    BasicSecondary,

    /// <summary>Жалпы орта білім / общее среднее образование (grade 11).</summary>
    GeneralSecondary,
}

/// <summary>In which form the document was given.</summary>
public enum Distinction
{
    /// <summary>Ordinary form.</summary>
    Ordinary,

    /// <summary>Үздік / с отличием.</summary>
    WithHonours,

    /// <summary>«Алтын белгі», for general secondary education only.</summary>
    AltynBelgi,
}

/// <summary>What kind of certificate it is.</summary>
public sealed record CertificateKind
{
    /// <summary>Names a kind.</summary>
    /// <exception cref="RuleViolationException">«Алтын белгі» with basic secondary education.</exception>
    public CertificateKind(EducationLevel level, Distinction distinction)
    {
        if (distinction is Distinction.AltynBelgi && level is not EducationLevel.GeneralSecondary)
        {
            throw new RuleViolationException(RuleViolation.AltynBelgiNeedsGeneralSecondary);
        }

        Level = level;
        Distinction = distinction;
    }

    /// <summary>Grade 9 or grade 11.</summary>
    public EducationLevel Level { get; }

    /// <summary>Ordinary, with honours or «Алтын белгі».</summary>
    public Distinction Distinction { get; }
}
