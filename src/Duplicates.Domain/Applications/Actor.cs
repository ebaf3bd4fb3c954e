namespace Duplicates.Domain.Applications;

/// <summary>In what role somebody acts. The names are stored with events and in the audit log: they stay.</summary>
public enum ActorRole
{
    /// <summary>The service itself, for example when it registers or re-dates a case.</summary>
    Service,

    /// <summary>The citizen who applies.</summary>
    Applicant,

    /// <summary>Іс жүргізуші / делопроизводитель: prepares and proposes.</summary>
    SchoolClerk,

    /// <summary>Білім беру ұйымының басшысы / руководитель: decides.</summary>
    SchoolHead,

    /// <summary>Мемлекеттік корпорация қызметкері / работник Государственной корпорации.</summary>
    CorporationOperator,

    /// <summary>Министрліктің бақылаушысы / инспектор министерства: answers complaints that came so high.</summary>
    MinistryInspector,

    /// <summary>Министрлік редакторы / редактор министерства: keeps the public pages, never acts on a case.</summary>
    MinistryEditor,

    /// <summary>Жүйе әкімшісі / администратор: runs the service, never acts on a case.</summary>
    Administrator,

    /// <summary>Manages the accounts of the own organisation; acts on a case in the role of the work there.</summary>
    AccountManager,
}

/// <summary>Who did something: kept with every event of a case.</summary>
/// <param name="Id">Stable account id; for an applicant the keyed hash of the IIN, never the IIN itself.</param>
/// <param name="DisplayName">The name shown in the history.</param>
/// <param name="Role">The role in which the person acted.</param>
public sealed record Actor(string Id, string DisplayName, ActorRole Role)
{
    /// <summary>The service itself.</summary>
    public static Actor Service { get; } = new("service", "Duplicates", ActorRole.Service);
}
