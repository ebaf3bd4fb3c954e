using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;

namespace Duplicates.Service.Settings;

/// <summary>The settings of the service: section <c>Duplicates</c> of the configuration (environment <c>Duplicates__…</c>).</summary>
public sealed class DuplicatesOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Duplicates";

    /// <summary><c>postgres://user:password@host:port/name</c>, an Npgsql or SQLite connection string, or empty for a file under <see cref="DataPath"/>.</summary>
    public string Database { get; set; } = string.Empty;

    /// <summary>Where the database file and the session keys live; relative paths start at the content root.</summary>
    public string DataPath { get; set; } = "App_Data";

    /// <summary>How many megabytes must be free on the disk of <see cref="DataPath"/> for the host to call itself ready.</summary>
    public int LeastFreeMegabytes { get; set; } = 200;

    /// <summary>The address people reach the service at, without a path; it is printed in letters and in the QR code.</summary>
    public string PublicAddress { get; set; } = string.Empty;

    /// <summary>
    /// The path under which a door runs the service beside others on one address, for example <c>/second</c>; the door knows it, and no setting
    /// names it. It stands in every whole address that leaves the service.
    /// </summary>
    internal string PathBase { get; private set; } = string.Empty;

    /// <summary>The public address with the path of the door, as people read it; without a slash at the end.</summary>
    public string AddressForPeople => Settings.PublicAddress.ForPeople(PublicAddress) + PathBase;

    /// <summary>The public address with the path of the door, in ASCII; without a slash at the end.</summary>
    public string AddressForMachines => Settings.PublicAddress.ForMachines(PublicAddress) + PathBase;

    /// <summary>Says under which path the door runs the service.</summary>
    /// <param name="prefix">The path without slashes; empty for none.</param>
    public void RunUnder(string? prefix) => PathBase = string.IsNullOrEmpty(prefix) ? string.Empty : $"/{prefix.Trim('/')}";

    /// <summary>Keys for personal data at rest.</summary>
    public EncryptionOptions Encryption { get; set; } = new();

    /// <summary>How duplicates prove themselves to anybody.</summary>
    public VerificationOptions Verification { get; set; } = new();

    /// <summary>How the end of the audit log is put on record.</summary>
    public AuditOptions Audit { get; set; } = new();

    /// <summary>What the start page of administrators looks at.</summary>
    public AdministrationOptions Administration { get; set; } = new();

    /// <summary>How messages leave the service.</summary>
    public MessageOptions Messages { get; set; } = new();

    /// <summary>One-time codes.</summary>
    public OneTimeCodeOptions OneTimeCodes { get; set; } = new();

    /// <summary>How long people stay signed in.</summary>
    public SessionOptions Sessions { get; set; } = new();

    /// <summary>The base of mobile citizens.</summary>
    public MobileCitizensOptions MobileCitizens { get; set; } = new();

    /// <summary>Limits of the sign-in of staff.</summary>
    public StaffSignInOptions StaffSignIn { get; set; } = new();

    /// <summary>Digital signatures.</summary>
    public SigningOptions Signing { get; set; } = new();

    /// <summary>The terms of R7.4 to R7.6.</summary>
    public HearingTerms Hearing { get; set; } = new();

    /// <summary>The terms of R5.9.</summary>
    public RedirectTerms Redirect { get; set; } = new();

    /// <summary>The desks at which paper applications are taken in.</summary>
    public IntakeOptions Intake { get; set; } = new();

    /// <summary>The courier between offices of the Corporation and schools.</summary>
    public CourierOptions Courier { get; set; } = new();

    /// <summary>Visits at home.</summary>
    public HomeVisitOptions HomeVisits { get; set; } = new();

    /// <summary>Letters of the schools.</summary>
    public LetterOptions Letters { get; set; } = new();

    /// <summary>The terms of complaints.</summary>
    public ComplaintTerms Complaints { get; set; } = new();

    /// <summary>Booking of visits.</summary>
    public BookingOptions Booking { get; set; } = new();

    /// <summary>Messages can be read at <c>/dev/outbox</c>, and codes are not wiped after sending. Development only.</summary>
    public bool DevelopmentOutbox { get; set; }

    /// <summary>Where WeasyPrint is; empty looks it up on the PATH, and without it only the print pages are offered.</summary>
    public string WeasyPrint { get; set; } = string.Empty;

    /// <summary>The folder of <c>pg_dump</c> and <c>pg_restore</c>, which backups of PostgreSQL need; empty looks them up on the PATH.</summary>
    public string PostgreSqlPrograms { get; set; } = string.Empty;
}

/// <summary>Keys for personal data at rest.</summary>
public sealed class EncryptionOptions
{
    /// <summary>The id of the key that encrypts from now on.</summary>
    public string CurrentKey { get; set; } = string.Empty;

    /// <summary>All keys that still decrypt something: id → 32 bytes in Base64.</summary>
    public IDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether values of the first format are read, which are not bound to their place. Set it to false when <c>reencrypt</c> says that
    /// none is left, and in a service that was new with the second format.
    /// </summary>
    public bool ReadsOldValues { get; set; } = true;

    /// <summary>The key of equality look-ups: 32 bytes in Base64; it cannot be rotated without rebuilding the look-up columns.</summary>
    public string LookupKey { get; set; } = string.Empty;
}

/// <summary>How long people stay signed in.</summary>
public sealed class SessionOptions
{
    /// <summary>Sessions of citizens.</summary>
    public SessionLimits Citizens { get; set; } = new();

    /// <summary>Sessions of staff. Behind the Orchard door staff have sessions of Orchard's, of which only <see cref="SessionLimits.Idle"/> is kept.</summary>
    public SessionLimits Staff { get; set; } = new();
}

/// <summary>When a session ends by itself.</summary>
public sealed class SessionLimits
{
    /// <summary>The longest that <see cref="Longest"/> may be.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>Without a request; to the minute.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>However busy it is; twelve hours are a working day with its breaks.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);
}

/// <summary>The base of mobile citizens, which knows whose phone is whose. Without it an unconfirmed phone is an account of its own.</summary>
public sealed class MobileCitizensOptions
{
    /// <summary>Where it is asked; empty: nowhere.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>The bearer token; empty: none is sent.</summary>
    public string Token { get; set; } = string.Empty;

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A base is pretended: a phone is linked to the IIN with the same last four digits. Development only.</summary>
    public bool Development { get; set; }
}

/// <summary>Limits of the sign-in of staff.</summary>
public sealed class StaffSignInOptions
{
    /// <summary>Tries in vain per network address within <see cref="Window"/>.</summary>
    public int PerAddress { get; set; } = 30;

    /// <summary>Tries in vain on one account within <see cref="Window"/>, from browsers in which nobody has signed in to it, before each further one has to wait.</summary>
    public int PerAccount { get; set; } = 5;

    /// <summary>How long the link is good by which somebody chooses a password for a new account or in place of a lost one.</summary>
    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The roles, with commas between, in which nobody works without a second factor; <c>none</c> for nobody. Whoever else wants one may set it up.</summary>
    public string SecondFactorFor { get; set; } = "SchoolHead,MinistryInspector,Administrator";

    /// <summary>The longest wait; the first is a second, and each is twice the one before.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The time over which they are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Limits of one-time codes; they are counted in the database, so that hosts count together.</summary>
public sealed class OneTimeCodeOptions
{
    /// <summary>How long a code is good for.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Codes of operators that came after this version, three digits each; codes go to them too.</summary>
    public IList<string> MoreOperatorCodes { get; } = [];

    /// <summary>How often a code may be tried.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>When another code may be asked for.</summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Codes per person and per phone that one network address may ask for within <see cref="Window"/>.</summary>
    public int PerSubject { get; set; } = 5;

    /// <summary>Codes per phone within <see cref="Window"/>, whoever asks.</summary>
    public int PerPhone { get; set; } = 15;

    /// <summary>Codes per network address within <see cref="Window"/>. Thousands of phones stand behind one address of a mobile operator.</summary>
    public int PerAddress { get; set; } = 300;

    /// <summary>The time over which codes are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Codes of the whole service, all hosts together, within a minute: what SMS may cost at worst.</summary>
    public int PerMinute { get; set; } = 600;

    /// <summary>Codes of the whole service within an hour.</summary>
    public int PerHour { get; set; } = 6000;
}

/// <summary>Digital signatures. Without trusted certificates and without an NCANode server they are not offered.</summary>
public sealed class SigningOptions
{
    /// <summary>Folder of the certificates (.cer, .crt, .pem) of the authorities that are trusted: roots and those between.</summary>
    public string TrustedCertificates { get; set; } = string.Empty;

    /// <summary>Address of an NCANode server: it checks GOST signatures, and all of them when there are no trusted certificates.</summary>
    public string NcaNode { get; set; } = string.Empty;

    /// <summary>Address that says whether a certificate was revoked (OCSP); empty: the one that the certificate names.</summary>
    public string Ocsp { get; set; } = string.Empty;

    /// <summary>Folder of lists of revoked certificates (.crl) that the operator keeps up to date; empty: none.</summary>
    public string RevocationLists { get; set; } = string.Empty;

    /// <summary>Hosts (with the port when it is not the usual one) at which a list that a certificate names may be fetched; none unless named here.</summary>
    public IList<string> RevocationListHosts { get; set; } = [];

    /// <summary>Address that puts a timestamp on a signature that came without one (RFC 3161); empty: none is asked for.</summary>
    public string Timestamps { get; set; } = string.Empty;

    /// <summary>
    /// For pilots: which person a test key of the certification centre stands for, by the number in its certificate. Only numbers
    /// that no person can have are taken; the test hierarchy still has to be trusted.
    /// </summary>
    public IDictionary<string, string> TestKeys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where NCALayer listens on the reader's own computer.</summary>
    public string NcaLayer { get; set; } = "wss://127.0.0.1:13579";

    /// <summary>How often a network address may begin to sign in by signature, and a person may try to sign an application, within <see cref="Window"/>.</summary>
    public int Tries { get; set; } = 20;

    /// <summary>The time over which tries are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long each of these addresses may take to answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);
}
