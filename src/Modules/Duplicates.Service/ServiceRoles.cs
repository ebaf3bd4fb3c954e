namespace Duplicates.Service;

/// <summary>The roles of the service; both doors use these names.</summary>
public static class ServiceRoles
{
    /// <summary>A citizen who signed in.</summary>
    public const string Applicant = nameof(Applicant);

    /// <summary>Works on the cases of one school and proposes decisions.</summary>
    public const string SchoolClerk = nameof(SchoolClerk);

    /// <summary>Decides the cases of one school.</summary>
    public const string SchoolHead = nameof(SchoolHead);

    /// <summary>Serves people at an office of the Corporation.</summary>
    public const string CorporationOperator = nameof(CorporationOperator);

    /// <summary>Keeps the public pages.</summary>
    public const string MinistryEditor = nameof(MinistryEditor);

    /// <summary>Sees whether the law is kept.</summary>
    public const string MinistryInspector = nameof(MinistryInspector);

    /// <summary>Runs the service; reads no cases.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Manages the accounts of the own organisation, beside the work there; an administrator names them.</summary>
    public const string AccountManager = nameof(AccountManager);

    /// <summary>All roles by which staff work.</summary>
    public static IReadOnlyList<string> Staff { get; } =
        [SchoolClerk, SchoolHead, CorporationOperator, MinistryEditor, MinistryInspector, Administrator];
}

/// <summary>The authorisation policies that pages ask for.</summary>
public static class ServicePolicies
{
    /// <summary>A citizen who signed in.</summary>
    public const string Citizen = "Duplicates.Citizen";

    /// <summary>Anybody who works for the service.</summary>
    public const string Staff = "Duplicates.Staff";

    /// <summary>A clerk or the head of a school.</summary>
    public const string SchoolStaff = "Duplicates.SchoolStaff";

    /// <summary>An operator of an office of the Corporation.</summary>
    public const string CorporationStaff = "Duplicates.CorporationStaff";

    /// <summary>The head of an office of the Corporation: an operator who manages the organisation.</summary>
    public const string CorporationHead = "Duplicates.CorporationHead";

    /// <summary>Who sees the figures of the queue: the head of an office those of the own, inspectors all.</summary>
    public const string QueueFigures = "Duplicates.QueueFigures";

    /// <summary>An editor of the ministry.</summary>
    public const string Editor = "Duplicates.Editor";

    /// <summary>The ministry's inspectors.</summary>
    public const string Inspector = "Duplicates.Inspector";

    /// <summary>Who serves people at a desk, compares them with an identity document and takes applications in: a school's staff or an operator of the Corporation.</summary>
    public const string Identification = "Duplicates.Identification";

    /// <summary>Who manages accounts of staff: an administrator, and the manager of an organisation for that organisation.</summary>
    public const string Accounts = "Duplicates.Accounts";

    /// <summary>Who runs the service; no case is behind it.</summary>
    public const string Administrator = "Duplicates.Administrator";
}

/// <summary>The claims that a door puts into a signed-in person.</summary>
public static class ServiceClaims
{
    /// <summary>Staff: the office (localisation set id) the person works for.</summary>
    public const string Office = "duplicates:office";

    /// <summary>Staff: a role that the person has for a time, beside the role itself.</summary>
    public const string Acting = "duplicates:acting";

    /// <summary>The session on the server; put there when it is opened.</summary>
    public const string Session = "duplicates:session";

    /// <summary>Citizen: the look-up key of the IIN. The name identifier is the account.</summary>
    public const string IinKey = "duplicates:iin-key";

    /// <summary>Citizen: the encrypted IIN.</summary>
    public const string Iin = "duplicates:iin";

    /// <summary>Citizen: the session began with a digital signature.</summary>
    public const string BySignature = "duplicates:by-signature";

    /// <summary>Citizen: the encrypted phone number.</summary>
    public const string Phone = "duplicates:phone";
}
