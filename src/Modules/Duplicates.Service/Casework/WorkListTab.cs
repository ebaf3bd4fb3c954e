
namespace Duplicates.Service.Casework;

/// <summary>The parts of the work list.</summary>
internal enum WorkListTab
{
    /// <summary>Everything that the school has to finish.</summary>
    Open,

    /// <summary>What the reader holds.</summary>
    Mine,

    /// <summary>What waits for the reader's role, whoever holds it.</summary>
    Turn,

    /// <summary>Steps of others whose term has passed, for the role that oversees them.</summary>
    Escalated,

    /// <summary>What nobody holds.</summary>
    Unclaimed,

    /// <summary>What waits for another role.</summary>
    Waiting,

    /// <summary>Due within <see cref="WorkListScope.SoonWorkingDays"/> working days.</summary>
    Soon,

    /// <summary>The due date has passed.</summary>
    Overdue,

    /// <summary>Handed over, refused or withdrawn; the last first.</summary>
    Done,
}

/// <summary>Whose work list it is, and what day it is.</summary>
/// <param name="OfficeId">The reader's office.</param>
/// <param name="PersonId">The reader.</param>
/// <param name="Role">The reader's role, one of <see cref="ServiceRoles"/>.</param>
/// <param name="Today">Almaty date.</param>
/// <param name="SoonUntil">The last day that counts as soon.</param>
internal sealed record WorkListScope(string OfficeId, string PersonId, string Role, DateOnly Today, DateOnly SoonUntil)
{
    /// <summary>A due date within so many working days is soon.</summary>
    public const int SoonWorkingDays = 5;

    /// <summary>The parts of this list; a clerk oversees nobody.</summary>
    public IEnumerable<WorkListTab> Tabs => Enum.GetValues<WorkListTab>().Where(tab => tab is not WorkListTab.Escalated || Role is ServiceRoles.SchoolHead);

    /// <summary>The roles whose move is not the reader's.</summary>
    public IEnumerable<string> OtherRoles =>
        ((string[])[ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead, ServiceRoles.CorporationOperator]).Where(role => !string.Equals(role, Role, StringComparison.Ordinal));
}
