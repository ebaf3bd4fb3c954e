using System.Globalization;

namespace Duplicates.Service.Web;

/// <summary>
/// The addresses of the service's pages. Pages, letters, messages and redirects take them from here, so that a link is a call that the compiler
/// knows; the patterns behind <c>@page</c> are the other half, and a test demands that each address leads to one.
/// </summary>
internal static class SitePaths
{
    // everybody
    public static SitePath Start => new(string.Empty);
    public static SitePath Requirements => new("requirements");
    public static SitePath Schedule => new("schedule");
    public static SitePath Offices => new("addresses");
    public static SitePath OfficeResults => Offices.Below("results");
    public static SitePath Calendar => new("calendar");
    public static SitePath Track => new("track");
    public static SitePath Verify => new("verify");
    public static SitePath Search => new("search");
    public static SitePath Changes => new("changes.atom");

    // signing in
    public static SitePath SignIn => new("sign-in");
    public static SitePath SignInSignature => SignIn.Below("signature");
    public static SitePath StaffSignIn => SignIn.Below("staff");
    public static SitePath SecondFactor => StaffSignIn.Below("second");
    public static SitePath SetUpFactor => StaffSignIn.Below("set-up");
    public static SitePath SignOut => new("sign-out");
    public static SitePath Session => new("session");

    // citizens
    public static SitePath Apply => new("apply");
    public static SitePath FirstQuestion => Apply.Below("new").Below("whose");
    public static SitePath My => new("my");
    public static SitePath MyMessages => My.Below("messages");
    public static SitePath MyPhone => My.Below("phone");
    public static SitePath PhoneNotConfirmed => MyPhone.Below("not-confirmed");

    // schools and the Corporation
    public static SitePath WorkList => new("staff");
    public static SitePath Notices => WorkList.Below("notices");
    public static SitePath Complaints => WorkList.Below("complaints");
    public static SitePath Blanks => WorkList.Below("blanks");
    public static SitePath ReceiveBlanks => Blanks.Below("receive");
    public static SitePath RemoveBlanks => Blanks.Below("remove");
    public static SitePath Register => WorkList.Below("register");
    public static SitePath RegisterPrint => Register.Below("print");
    public static SitePath Identification => WorkList.Below("phone");
    public static SitePath Desk => WorkList.Below("intake");
    public static SitePath Courier => WorkList.Below("courier");
    public static SitePath HomeVisits => WorkList.Below("home-visits");
    public static SitePath NewHomeVisit => HomeVisits.Below("new");
    public static SitePath HomeVisitWorker => HomeVisits.Below("worker.js");
    public static SitePath HomeVisitShell => HomeVisits.Below("offline");
    public static SitePath PaperLetters => WorkList.Below("letters");
    public static SitePath Counter => new("counter");
    public static SitePath Mirror => Counter.Below("mirror");

    // visits to the Corporation
    public static SitePath Booking => new("booking");
    public static SitePath BookingFigures => Booking.Below("figures");
    public static SitePath QueueDesk => Queue.Below("desk");
    public static SitePath QueueNow => Queue.Below("now");
    public static SitePath QueueReception => Queue.Below("reception");
    public static SitePath QueueBlocks => Queue.Below("blocks");
    public static SitePath QueuePoster => Queue.Below("poster");
    public static SitePath QueueFigures => Queue.Below("figures");

    // the ministry
    public static SitePath Editor => new("editor");
    public static SitePath EditorOffices => Editor.Below("offices");
    public static SitePath OfficeImports => EditorOffices.Below("import");
    public static SitePath OfficeImportSample => OfficeImports.Below("sample");
    public static SitePath EditorSearch => Editor.Below("search");
    public static SitePath EditorSynonym => EditorSearch.Below("synonym");
    public static SitePath EditorCalendar => Editor.Below("calendar");
    public static SitePath Oversight => new("oversight");
    public static SitePath OversightExport => Oversight.Below("export");
    public static SitePath CounterFigures => Oversight.Below("counters");

    // those who keep the service running, and every officer's own account
    public static SitePath OwnAccount => new("account");
    public static SitePath Administration => new("admin");
    public static SitePath Accounts => Administration.Below("accounts");
    public static SitePath AuditLog => Administration.Below("audit");
    public static SitePath ManagerImports => Accounts.Below("import");
    public static SitePath Deliveries => Administration.Below("messages");
    public static SitePath Recipes => Administration.Below("recipes");
    public static SitePath CalendarRuns => Administration.Below("calendar-runs");
    public static SitePath Workflows => Administration.Below("workflows");

    /// <summary>The folders of members of staff.</summary>
    public static IReadOnlyList<SitePath> OfStaff { get; } = [WorkList, OwnAccount, Administration, Counter, Queue, Editor, Oversight];

    /// <summary>The folders that belong to one person each, or to the way there.</summary>
    public static IReadOnlyList<SitePath> OfPeople { get; } = [Apply, My, SignIn, SignOut, Session, new("invitation"), new("preview")];

    /// <summary>The folders and pages that everybody may read and that no info page may take.</summary>
    public static IReadOnlyList<SitePath> OfEverybody { get; } = [Offices, Booking, Calendar, Track, Verify, Search, Changes];

    private static SitePath Queue => new("queue");

    public static SitePath Office(string slug) => Offices.Below(slug);

    public static SitePath CalendarOf(int year) => Calendar.Below(Number(year));

    public static SitePath VerifyDuplicate(string code) => Verify.Below(code);

    public static SitePath VerifyLetter(string code) => Verify.Below("letter").Below(code);

    public static SitePath Preview(string token) => new SitePath("preview").Below(token);

    public static SitePath Invitation(string token) => new SitePath("invitation").Below(token);

    public static SitePath SignInCode(Guid code) => SignIn.Below(code.ToString("N"));

    public static SitePath SignInPhone(Guid challenge) => SignIn.Below("phone").Below(challenge.ToString());

    /// <summary>A page of a draft; the steps of the form name their own last part.</summary>
    public static SitePath Draft(Guid id, string step) => Apply.Below(id.ToString()).Below(step);

    public static SitePath DraftCheck(Guid id) => Draft(id, "check");

    public static SitePath DraftSignature(Guid id) => Draft(id, "signature");

    public static SitePath DraftCode(Guid id, Guid code) => Draft(id, "sign").Below(code.ToString("N"));

    public static SitePath DraftFile(Guid id, Guid file) => Draft(id, "files").Below(file.ToString());

    /// <summary>A case as its applicant sees it.</summary>
    /// <param name="number">The public number.</param>
    public static SitePath MyCase(string number) => My.Below(number);

    public static SitePath MyCaseFiles(string number) => MyCase(number).Below("files");

    public static SitePath MyCaseDocument(string number, string kind) => MyCase(number).Below("documents").Below(kind);

    public static SitePath MyComplaint(string number) => MyCase(number).Below("complaint");

    public static SitePath MyMinutes(string number) => MyCase(number).Below("minutes");

    public static SitePath MyMessage(Guid id) => MyMessages.Below(id.ToString());

    public static SitePath MyPhoneCode(Guid code) => MyPhone.Below(code.ToString("N"));

    /// <summary>A case as its school sees it.</summary>
    /// <param name="number">The public number.</param>
    public static SitePath Case(string number) => WorkList.Below("cases").Below(number);

    /// <summary>The page of an action; the table of steps names the last part.</summary>
    /// <param name="number">The public number of the case.</param>
    /// <param name="action">What the table of steps calls it in addresses.</param>
    public static SitePath CaseAction(string number, string action) => Case(number).Below(action);

    public static SitePath CaseFiles(string number) => Case(number).Below("files");

    public static SitePath CaseWorkflow(string number) => Case(number).Below("workflow");

    public static SitePath Complaint(string number) => Complaints.Below(number);

    public static SitePath IdentificationCode(Guid code) => Identification.Below(code.ToString("N"));

    /// <summary>A page of a paper application that is being entered.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="page">Its own last part.</param>
    public static SitePath DeskDraft(Guid id, string page) => Desk.Below(id.ToString()).Below(page);

    public static SitePath DeskCode(Guid id, Guid code) => DeskDraft(id, "phone").Below(code.ToString("N"));

    public static SitePath DeskFile(Guid id, Guid file) => DeskDraft(id, "files").Below(file.ToString());

    public static SitePath DeskDocument(string number, string kind) => DeskAccepted(number).Below("documents").Below(kind);

    public static SitePath Manifest(Guid id) => Courier.Below(id.ToString());

    public static SitePath HomeVisit(Guid id) => HomeVisits.Below(id.ToString());

    public static SitePath HomeVisitSchool(Guid id) => HomeVisit(id).Below("school");

    public static SitePath HomeVisitIntake(Guid id) => HomeVisit(id).Below("intake");

    /// <summary>The list for the way of a day.</summary>
    /// <param name="day">The day (Almaty).</param>
    public static SitePath HomeVisitRoute(DateOnly day) => HomeVisits.Below("route").Below(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static SitePath MirrorOf(string token) => Mirror.Below(token);

    public static SitePath DeskAccepted(string number) => Desk.Below("accepted").Below(number);

    public static SitePath RegisterExport(string format) => Register.Below("export").Below(format);

    public static SitePath CounterCase(string number) => Counter.Below(number);

    public static SitePath BookingOffice(string office) => Booking.Below("office").Below(office);

    public static SitePath BookingTimes(string office, string service) => BookingOffice(office).Below(service);

    public static SitePath BookingHold(Guid id) => Booking.Below("hold").Below(id.ToString("N"));

    public static SitePath Visit(string token) => Booking.Below("visit").Below(token);

    public static SitePath MoveVisit(string token) => Visit(token).Below("move");

    public static SitePath CancelVisit(string token) => Visit(token).Below("cancel");

    public static SitePath QueueKiosk(string office, string key) => Queue.Below("kiosk").Below(office).Below(key);

    public static SitePath QueueDoor(string office) => Queue.Below("door").Below(office);

    public static SitePath QueueBoard(string office) => Queue.Below("board").Below(office);

    public static SitePath QueueTicket(string code) => Queue.Below("ticket").Below(code);

    public static SitePath QueueArrive(string token) => Queue.Below("arrive").Below(token);

    public static SitePath EditorItem(string set) => Editor.Below("items").Below(set);

    public static SitePath EditItem(string set) => EditorItem(set).Below("edit");

    public static SitePath EditorYear(int year) => EditorCalendar.Below(Number(year));

    public static SitePath PublishYear(int year) => EditorYear(year).Below("publish");

    public static SitePath OfficeImport(Guid id) => OfficeImports.Below(id.ToString());

    public static SitePath OfficeImportReport(Guid id) => OfficeImport(id).Below("report");

    public static SitePath Account(string id) => Accounts.Below(id);

    public static SitePath ManagerImport(Guid id) => ManagerImports.Below(id.ToString());

    public static SitePath Acting(string id) => Account(id).Below("acting");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
