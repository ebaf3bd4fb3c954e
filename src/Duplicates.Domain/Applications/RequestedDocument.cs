using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;

namespace Duplicates.Domain.Applications;

/// <summary>The document whose duplicate is asked for (R4.1).</summary>
public sealed record RequestedDocument
{
    /// <summary>States what is asked for.</summary>
    /// <exception cref="RuleViolationException">«Алтын белгі» with basic secondary education.</exception>
    public RequestedDocument(CertificateKind kind, DocumentScope scope)
    {
        Kind = kind;
        Scope = scope;
    }

    /// <summary>Grade 9 or 11; ordinary, with honours or «Алтын белгі».</summary>
    public CertificateKind Kind { get; }

    /// <summary>The certificate, its supplement with the grades, or both.</summary>
    public DocumentScope Scope { get; }

    /// <summary>The name on the original when it is no longer the learner's; null when it is.</summary>
    public PersonName? NameOnOriginal { get; init; }

    /// <summary>Series and number of the original as the applicant remembers them; null when unknown.</summary>
    public string? OriginalSeriesAndNumber { get; init; }

    /// <summary>The applicant does not remember which distinction it had and names the ordinary form: the school looks it up in its books. Null when it was named.</summary>
    public bool? IsKindUnsure { get; init; }
}

/// <summary>What of the document is to be replaced.</summary>
public enum DocumentScope
{
    /// <summary>Аттестат.</summary>
    Certificate,

    /// <summary>Қосымша / приложение with the grades.</summary>
    Supplement,

    /// <summary>Аттестат пен қосымша / аттестат и приложение.</summary>
    CertificateAndSupplement,
}
