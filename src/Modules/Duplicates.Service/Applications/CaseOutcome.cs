using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>How a case came out.</summary>
internal enum CaseOutcome
{
    /// <summary>The duplicate is there, whether collected or not.</summary>
    Duplicate,

    /// <summary>Refused on a ground of R7.</summary>
    Refusal,

    /// <summary>The applicant took the application back.</summary>
    Withdrawn,
}

/// <summary>What the row of a case keeps of its outcome.</summary>
internal static class CaseOutcomes
{
    /// <summary>How the case came out; null while the result is awaited.</summary>
    public static CaseOutcome? Of(DuplicateApplication application) => application.State switch
    {
        ApplicationState.Refused => CaseOutcome.Refusal,
        ApplicationState.Withdrawn => CaseOutcome.Withdrawn,
        _ => application.AnsweredOn is null ? null : CaseOutcome.Duplicate,
    };

    /// <summary>The bit of a ground in <see cref="ApplicationRow.RefusalGrounds"/>.</summary>
    public static int Bit(RefusalGround ground) => 1 << ((int)ground - 1);

    /// <summary>The grounds of a refused case as bits; 0 for any other.</summary>
    public static int GroundsOf(DuplicateApplication application) => application.State is ApplicationState.Refused
        ? application.Refusal!.Grounds.Aggregate(0, (bits, ground) => bits | Bit(ground))
        : 0;
}
