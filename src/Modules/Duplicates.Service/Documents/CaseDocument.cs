using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Apply;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Documents;

/// <summary>What a document's template prints.</summary>
/// <param name="Kind">Which document.</param>
/// <param name="Application">The case.</param>
/// <param name="Language">The applicant's language; the whole document speaks it.</param>
/// <param name="Office">The organisation that holds the case.</param>
/// <param name="Duplicate">The issued duplicate, where there is one.</param>
/// <param name="VerificationAddress">Where the duplicate can be checked; null without a duplicate.</param>
/// <param name="VerificationPicture">The QR picture of that address as a data address; null without a duplicate.</param>
/// <param name="FormLines">The lines of Appendix 1 (R4).</param>
internal sealed record CaseDocument(
    DocumentKind Kind,
    DuplicateApplication Application,
    string Language,
    Office? Office,
    CertificateDuplicate? Duplicate,
    string? VerificationAddress,
    string? VerificationPicture,
    IReadOnlyList<ApplicationLine> FormLines)
{
    /// <summary>The content of the application.</summary>
    public ApplicationContent Content => Application.Content!;

    /// <summary>The last event of a kind.</summary>
    public T Last<T>()
        where T : ApplicationEvent => Application.History.OfType<T>().Last();
}
