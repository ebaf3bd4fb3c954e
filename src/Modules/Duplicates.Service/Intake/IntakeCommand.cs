using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Signing;

namespace Duplicates.Service.Intake;

/// <summary>An application as a door brings it in. Every door makes one of these, and nothing else makes a case.</summary>
internal sealed record IntakeCommand
{
    /// <summary>The identity of the case: that of the draft it was, or <see cref="CaseIdOf"/> of what another system calls it. The same one is never a second case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>UTC instant at which the filling in began.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>By which door it comes, when it was handed in there, and what was seen.</summary>
    public required IntakeFacts Intake { get; init; }

    /// <summary>Who acts: the applicant in the own account, or who accepts it at a desk.</summary>
    public required Actor ActingPerson { get; init; }

    /// <summary>What is stated: applicant, holder of the document, everything of R4.</summary>
    public required ApplicationContent Content { get; init; }

    /// <summary>How it is certified.</summary>
    public required ApplicationSignature Proof { get; init; }

    /// <summary>What proves that it was certified so; null when a paper does.</summary>
    public SignatureEvidence? Evidence { get; init; }

    /// <summary>The consent to the use of protected data; without it nothing comes in.</summary>
    public required Consent? Consent { get; init; }

    /// <summary>The last day (Almaty) on which what is missing at a desk is awaited (R2.5); null when nothing is.</summary>
    public DateOnly? MissingUntil { get; init; }

    /// <summary>The identity of the case that another system knows by a name of its own.</summary>
    /// <param name="channel">The door of that system.</param>
    /// <param name="outsideIdentity">The name, compared letter by letter.</param>
    public static Guid CaseIdOf(Channel channel, string outsideIdentity) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{outsideIdentity}")).AsSpan(0, 16));
}
