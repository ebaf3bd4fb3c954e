namespace Duplicates.Domain.Applications;

/// <summary>The only lawful grounds for a refusal (R7).</summary>
public enum RefusalGround
{
    /// <summary>R7.1: the documents, or data in them, are untrue.</summary>
    UntrueDocuments = 1,

    /// <summary>R7.2: the documents do not meet the requirements of the Rules.</summary>
    RequirementsNotMet = 2,

    /// <summary>R7.3: no consent to access restricted personal data.</summary>
    NoConsent = 3,
}

/// <summary>Why the school refuses: at least one ground, and reasons in words (R7.4).</summary>
public sealed record Refusal
{
    /// <summary>States a refusal.</summary>
    /// <exception cref="RuleViolationException">No ground, an unknown ground, or no reasons.</exception>
    public Refusal(IReadOnlyList<RefusalGround> grounds, string reasons)
    {
        if (grounds.Count == 0 || grounds.Any(ground => !Enum.IsDefined(ground)))
        {
            throw new RuleViolationException(RuleViolation.GroundRequired);
        }

        if (string.IsNullOrWhiteSpace(reasons))
        {
            throw new RuleViolationException(RuleViolation.ReasonsRequired);
        }

        Grounds = [.. grounds.Distinct().Order()];
        Reasons = reasons.Trim();
    }

    /// <summary>The grounds, in the order of R7, each once.</summary>
    public IReadOnlyList<RefusalGround> Grounds { get; }

    /// <summary>The reasons in the applicant's language.</summary>
    public string Reasons { get; }

    /// <summary>Whether another refusal names the same grounds and reasons.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(Refusal? other) =>
        other is not null && Grounds.SequenceEqual(other.Grounds) && string.Equals(Reasons, other.Reasons, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Grounds.Count, StringComparer.Ordinal.GetHashCode(Reasons));
}
