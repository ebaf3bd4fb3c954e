using Duplicates.Domain.Applications;

namespace Duplicates.Service.Documents;

/// <summary>What the list of papers on a case's page needs.</summary>
/// <param name="Application">The case; the reader's right to it was checked before.</param>
/// <param name="Address">The address of the case's page.</param>
/// <param name="ForApplicant">The reader is the applicant, who may not see all papers.</param>
internal sealed record CasePaperList(DuplicateApplication Application, string Address, bool ForApplicant);
