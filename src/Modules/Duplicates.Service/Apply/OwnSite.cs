using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Intake;
using Duplicates.Service.Signing;

namespace Duplicates.Service.Apply;

/// <summary>How a draft of a citizen comes in: by the service's own site, with the moment of signing as that of receipt.</summary>
internal static class OwnSite
{
    /// <summary>The draft as the intake takes it.</summary>
    /// <param name="draft">The draft, with the consent.</param>
    /// <param name="content">What it says.</param>
    /// <param name="proof">How it was signed.</param>
    /// <param name="evidence">What proves that.</param>
    /// <param name="citizen">Who sends it.</param>
    public static IntakeCommand AsCommand(this Draft draft, ApplicationContent content, ApplicationSignature proof, SignatureEvidence evidence, Citizen citizen) => new()
    {
        CaseId = draft.Id,
        BegunAt = draft.StartedAt,
        Intake = new(Channel.OwnSite, proof.SignedAt),
        ActingPerson = citizen.AsActor(content.Applicant.Name.Full),
        Content = content,
        Proof = proof,
        Evidence = evidence,
        Consent = draft.Answers.Consent,
    };
}
