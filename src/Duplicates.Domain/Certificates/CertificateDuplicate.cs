using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;

namespace Duplicates.Domain.Certificates;

/// <summary>The issued duplicate: what stands on the paper and in the register, and whether it is still valid.</summary>
public sealed record CertificateDuplicate
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case it answers.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>What certificate it is.</summary>
    public required CertificateKind Kind { get; init; }

    /// <summary>The certificate, the supplement, or both.</summary>
    public required DocumentScope Scope { get; init; }

    /// <summary>Series and number of the blank.</summary>
    public required SeriesAndNumber Blank { get; init; }

    /// <summary>The place in the school's register of issued duplicates.</summary>
    public required RegisterEntry Entry { get; init; }

    /// <summary>The name as it stands on the Kazakh half of the paper.</summary>
    public required PersonName NameKk { get; init; }

    /// <summary>The name as it stands on the Russian half of the paper.</summary>
    public required PersonName NameRu { get; init; }

    /// <summary>The issuing school's id.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The issuing school's name on the day of issue.</summary>
    public required BilingualText OfficeName { get; init; }

    /// <summary>Date of issue (Almaty).</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Who signs: the head and the deputy for academic affairs.</summary>
    public required Signatories Signatories { get; init; }

    /// <summary>The unguessable code behind the QR picture.</summary>
    public required VerificationCode VerificationCode { get; init; }

    /// <summary>Series and number of the original, or what is known of them; null when nothing is.</summary>
    public string? Original { get; init; }

    /// <summary>The version of the data sheet that was printed on the blank; null for an old entry.</summary>
    public string? SheetVersion { get; init; }

    /// <summary>The SHA-256 of that sheet's template, in hexadecimal digits; null for an old entry.</summary>
    public string? SheetSha256 { get; init; }

    /// <summary>Why and when it lost its force; null while valid.</summary>
    public Annulment? Annulment { get; init; }

    /// <summary>Takes the duplicate's force away.</summary>
    /// <exception cref="RuleViolationException">Annulled before, no reason, or not by the head.</exception>
    public CertificateDuplicate Annul(string reason, Actor by, DateTimeOffset at)
    {
        if (Annulment is not null)
        {
            throw new RuleViolationException(RuleViolation.AlreadyAnnulled);
        }

        if (by.Role is not ActorRole.SchoolHead)
        {
            throw new RuleViolationException(RuleViolation.RoleNotAllowed);
        }

        return string.IsNullOrWhiteSpace(reason)
            ? throw new RuleViolationException(RuleViolation.ReasonsRequired)
            : this with { Annulment = new Annulment(reason.Trim(), by, at) };
    }
}

/// <summary>A place in the register of issued duplicates: consecutive per school and year.</summary>
public sealed record RegisterEntry(int Year, int Number)
{
    /// <summary>As it is written: <c>12/2026</c>.</summary>
    public override string ToString() => $"{Number}/{Year}";
}

/// <summary>Who signs the duplicate.</summary>
public sealed record Signatories
{
    /// <summary>Names both.</summary>
    /// <exception cref="RuleViolationException">One of them is missing.</exception>
    public Signatories(string head, string deputy)
    {
        if (string.IsNullOrWhiteSpace(head) || string.IsNullOrWhiteSpace(deputy))
        {
            throw new RuleViolationException(RuleViolation.SignatoriesRequired);
        }

        (Head, Deputy) = (head.Trim(), deputy.Trim());
    }

    /// <summary>Білім беру ұйымының басшысы / руководитель.</summary>
    public string Head { get; }

    /// <summary>Оқу ісі жөніндегі орынбасар / заместитель по учебной работе.</summary>
    public string Deputy { get; }
}

/// <summary>The end of a duplicate's force.</summary>
public sealed record Annulment(string Reason, Actor By, DateTimeOffset At);
