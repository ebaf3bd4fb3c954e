using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Web;

public sealed class FormWalkTestsOnSqlite(SqliteHost host) : FormWalkTests(host), IClassFixture<SqliteHost>;

public sealed class FormWalkTestsOnPostgreSql(PostgreSqlHost host) : FormWalkTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>
/// Every form with fields of one line: a text that is far too long is refused beside its field, whatever else is right, and what was typed
/// stays when the page is read in the other language.
/// </summary>
public abstract partial class FormWalkTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";
    private static readonly string FarTooLong = new('ж', 5_000);

    /// <summary>Fields of one line that no form of the walk holds, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["Account/Index Current"] = "a password is compared, and kept nowhere",
        ["Account/Index ForFactor"] = "a password is compared, and kept nowhere",
        ["Accounts/SecondFactor Code"] = "a code: SecondFactorTests",
        ["Accounts/SetUpFactor Code"] = "a code: SecondFactorTests",
        ["Accounts/SignInPhone Phone"] = "follows a digital signature; the phone is read as on the page of signing in",
        ["Accounts/StaffSignIn Email"] = "nobody is told which of the two is wrong",
        ["Accounts/StaffSignIn Password"] = "a password is compared, and kept nowhere",
        ["Casework/Redirect Search"] = "is looked for in the index and kept nowhere: RedirectTests",
        ["Certificates/Verify Code"] = "is asked by address: VerifyTests",
        ["Courier/Manifest Code"] = "a code: CourierTests",
        ["Courier/Manifest Seal"] = "asks for a draft of its own: CourierTests",
        ["Counter/Mirror Code"] = "a code: CounterIntakeTests",
        ["HomeVisits/Show Day"] = "a day of the browser's own field: HomeVisitTests",
        ["HomeVisits/Show From"] = "a time of the browser's own field: HomeVisitTests",
        ["HomeVisits/Show To"] = "a time of the browser's own field: HomeVisitTests",
        ["Identification/PhoneCode Code"] = "a code: CodePageTests",
        ["My/PhoneCode Code"] = "a code: CodePageTests",
        ["My/PhoneCode OldCode"] = "a code: CodePageTests",
        ["Shared/Accounts/_Code Code"] = "a code: CodePageTests",
        ["Shared/Casework/_PaperFields ReceivedOn"] = "a day, beside files: OnPaperTests",
        ["Shared/StaffAccounts/_NewPassword Password"] = "a password: StaffAccountTests",
        ["Shared/StaffAccounts/_NewPassword Repeated"] = "a password: StaffAccountTests",
        ["StaffAccounts/Index Q"] = "is asked by address and looked for in memory",
        ["Admin/Audit By"] = "is asked by address and compared: AdministrationTests",
        ["Admin/Audit About"] = "is asked by address and compared: AdministrationTests",
        ["Admin/Audit From"] = "a day that is asked by address: AdministrationTests",
        ["Admin/Audit To"] = "a day that is asked by address: AdministrationTests",
        ["Admin/Recipes Items"] = "is asked by address and looked for in memory",
    };

    /// <summary>Folders of pages that nobody walks through yet. The list may only become shorter.</summary>
    private static readonly string[] NotWalked = ["Desk/", "Shared/HomeVisits/"];

    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    [Fact]
    public async Task Fields_OfAllForms_RefuseWhatIsTooLongAndKeepWhatWasTypedInTheOtherLanguage()
    {
        host.Clock.SetAlmaty(StartOfTests);
        await WalkVisitorAsync();
        await WalkApplicantAsync();
        await WalkSchoolAsync();
        await WalkOfficesAsync();
        await WalkVisitsAsync();
        await WalkHomeVisitsAsync();
        Assert.True(_problems.Count == 0, string.Join('\n', _problems));
        Assert.All(NotWalked, folder => Assert.DoesNotContain(_walked, field => field.StartsWith(folder, StringComparison.Ordinal)));
        var wanted = Declared().Distinct(StringComparer.Ordinal).Where(field => !Elsewhere.ContainsKey(field) && !NotWalked.Any(folder => field.StartsWith(folder, StringComparison.Ordinal)));
        Assert.Equal(wanted.Order(StringComparer.Ordinal), _walked.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private async Task WalkVisitorAsync()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/track");
        await WalkAsync(visitor, "Track/Index", ("Number", "687507433"), ("LastFour", "1234"));
        await visitor.GetAsync("/kk/sign-in");
        var person = host.NewPerson();
        await WalkAsync(visitor, "Accounts/SignIn", ("Iin", person.Iin), ("Phone", person.Phone));
    }

    private async Task WalkApplicantAsync()
    {
        using (var guest = host.NewVisitor())
        {
            var somebody = host.NewPerson();
            await guest.GoToCheckAsGuestAsync(somebody);
            await WalkAsync(guest, "Apply/Check", ("Iin", somebody.Iin), ("Phone", somebody.Phone), ("Consent", "true"));
        }

        var (person, child) = (host.NewPerson(), host.NewChild());
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person);
        async Task OpenAsync(string step, string page, params (string Name, string? Value)[] entries)
        {
            await visitor.GetAsync($"/kk/apply/{draft}/{step}?change=true");
            await WalkAsync(visitor, page, entries);
        }

        await OpenAsync("whose", "Shared/Apply/_Whose", ("Reason", "Lost"), ("Relation", "Parent"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName), ("ChildPatronymic", child.Patronymic));
        await OpenAsync("name", "Apply/Name", [.. Journeys.AnswersTo("name", person, "kk"), ("NameChanged", "true"), ("ThenSurname", "Ахметова"), ("ThenGivenName", "Айгүл"), ("ThenPatronymic", "Сәкенқызы")]);
        await OpenAsync("document", "Apply/Document", [.. Journeys.AnswersTo("document", person, "kk"), ("SeriesAndNumber", "ЖОБ № 0123456")]);
        await OpenAsync("contacts", "Apply/Contacts", [.. Journeys.AnswersTo("contacts", person, "kk"), ("Email", "person@example.org")]);
        await visitor.GetAsync($"/kk/apply/{draft}/no-school");
        await WalkAsync(visitor, "Apply/NoSchool", ("SchoolName", "№ 300 орта мектеп"), ("Town", "Алматы"));
        await visitor.GetAsync("/kk/my/phone");
        await WalkAsync(visitor, "My/Phone", ("Phone", host.NewPerson().Phone));
    }

    private async Task WalkSchoolAsync()
    {
        var (approved, refused) = (await host.NewCaseAsync(), await host.NewCaseAsync());
        await host.ProposeRefusalAsync(refused);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await WalkAsync(head, refused, "hearing", "Shared/Casework/_HearingFields");
            await head.DoAsync(refused, "hearing");
        }

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff");
        await WalkAsync(clerk, "Casework/Index", [("Sought", approved)], "form[role=search]");
        await clerk.GetAsync("/kk/staff");
        await WalkAsync(clerk, "Casework/Index", [("Numbers", approved), ("Note", "Көріңіз")], "form[action*='handler=Holder']");
        await clerk.DoAsync(approved, "start");
        await WalkAsync(clerk, approved, "search", "Casework/Search");
        await WalkAsync(clerk, approved, "found", "Shared/Casework/_FoundFields");
        await clerk.DoAsync(approved, "search");
        await clerk.DoAsync(approved, "propose");
        await clerk.GetAsync("/kk/staff/blanks/receive");
        await WalkAsync(clerk, "Certificates/ReceiveBlanks", ("Numbers", "ЖОБ № 0900001"), ("Day", "20.11.2026"), ("Basis", "№ 5 жүкқұжат"));
        await clerk.GetAsync("/kk/staff/blanks/remove");
        await WalkAsync(clerk, "Certificates/RemoveBlanks", ("Kind", "Spoiled"), ("Numbers", "ЖОБ № 0900001"), ("Day", "20.11.2026"), ("Basis", "Бланк жыртылған"));

        await clerk.GetAsync("/kk/staff/phone");
        var person = host.NewPerson();
        await WalkAsync(clerk, "Identification/Phone", ("Iin", person.Iin), ("Phone", person.Phone), ("Identified", "true"));

        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(approved, "approve");
            await WalkAsync(head, approved, "prepare", "Shared/Casework/_PrepareFields");
            await head.DoAsync(approved, "prepare");
            await head.DoAsync(approved, "ready");
            await WalkAsync(head, approved, "hand-over", "Shared/Casework/_HandOverFields");
        }

        host.Clock.SetAlmaty("2026-11-25 10:30");
        using var later = await host.StaffAsync(Demo.AlmatyClerk);
        await WalkAsync(later, refused, "hearing-record", "Casework/HearingRecord");
    }

    private async Task WalkOfficesAsync()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync("/kk/editor/calendar/2026");
        await WalkAsync(editor, "Editor/CalendarYear", [("Day.Date", "30.12.2026"), ("Day.Kind", "MovedDayOff"), ("Day.NameKk", "Демалыс"), ("Day.NameRu", "Выходной"), ("Day.MovedFrom", "26.12.2026")], "form:has([name='Day.Date'])");
        await editor.GetAsync("/kk/editor?type=InfoPage");
        await editor.GetAsync(editor.Find("main a[href*='/editor/items/']").GetAttribute("href")! + "/edit");
        await editor.SubmitFormAsync("form[data-editor]", ("kk.MarkdownBodyPart.Markdown", $"Сынақ {Guid.NewGuid():N}"), ("ru.MarkdownBodyPart.Markdown", "Проба."));
        await WalkAsync(editor, "Editor/Item", [("PublishOn", "01.02.2027"), ("PublishAt", "10:00")], "form:has([name=PublishOn])");
        using var administrator = await host.StaffAsync(Demo.Administrator);
        await administrator.GetAsync("/kk/admin/accounts/new");
        await WalkAsync(administrator, ["StaffAccounts/Invite", "Shared/StaffAccounts/_Fields"], [("Email", "new.editor@example.org"), ("Name", "Жаңа редактор"), ("Roles", "SchoolClerk"), ("Organisation", "Алматы")], "main form[method=post]");
        var clerk = (await host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{Demo.AlmatyClerk}'"""))[0][0];
        await administrator.GetAsync($"/kk/admin/accounts/{clerk}/acting");
        await WalkAsync(administrator, "StaffAccounts/Acting", [("Role", "SchoolHead"), ("Basis", "№ 41-ж бұйрық"), ("FirstDay", "23.11.2026"), ("LastDay", "30.11.2026")], "form[action$='acting']");
        var number = await host.NewCaseCollectedAtTheCorporationAsync();
        await host.BringThroughAsync(number, "ready");
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "send");
        }

        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.SubmitFormAsync($"form:has(input[value='{number}'])");
        await @operator.GetAsync($"/kk/counter/{number}");
        await @operator.GetAsync("/kk/counter");
        await WalkAsync(@operator, "Counter/Index", [("Returned", number)], "form[action*='Again']");
        await @operator.GetAsync($"/kk/counter/{number}");
        await WalkAsync(@operator, "Counter/HandOver", ("Recipient", "Ахметова Айгүл"), ("IdentityDocument", "Жеке куәлік 000000000"), ("Representation", "Сенімхат № 5"));
    }

    private async Task WalkVisitsAsync()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/booking/office/{Demo.AstanaCorporation}/question");
        await visitor.SubmitAsync(("Start", visitor.Page.QuerySelectorAll<IHtmlInputElement>("main [name=Start]").Last().Value));
        await WalkAsync(visitor, "Booking/Hold", ("Phone", host.NewPerson().Phone));
        await visitor.GetAsync($"/kk/queue/door/{Demo.AstanaCorporation}");
        await WalkAsync(visitor, "Shared/Queue/_TicketForm", ("Who", "12345"));
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GetAsync("/kk/queue/desk");
        await WalkAsync(@operator, "Queue/Desk", [("Desk", "5")], "form[action*='handler=Open']");
        using var head = await host.StaffAsync(Demo.CorporationHead);
        await head.GetAsync("/kk/queue/reception");
        await WalkAsync(head, "Queue/Reception", ("Places", "4"));
        await head.GetAsync("/kk/queue/blocks");
        var block = new (string, string?)[] { ("Day", "24.12.2026"), ("From", "10:00"), ("Before", "11:00"), ("Place", "1") };
        await WalkAsync(head, "Queue/Blocks", block, "form[action*='handler=Block']");
    }

    private async Task WalkHomeVisitsAsync()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var person = host.NewPerson();
        (string, string?)[] asked =
        [
            ("Iin", person.Iin), ("Surname", person.Surname), ("GivenName", person.GivenName), ("Patronymic", person.Patronymic), ("Phone", "8 7172 12 34 56"),
            ("Region", "71"), ("Place", "Астана"), ("Address", "Достық көшесі, 5-үй"), ("Need", "ірі әріп"), ("Carer", "қызы Дана"), ("Access", "домофон 17"),
        ];
        await @operator.GetAsync("/kk/staff/home-visits/new");
        await WalkAsync(@operator, "HomeVisits/New", asked);
        await @operator.GetAsync("/kk/staff/home-visits/new");
        await @operator.SubmitAsync(asked);
        await WalkAsync(@operator, "HomeVisits/Show", [("Reason", "Мекенжай басқа облыста")], "form[action*='Refuse']");
        await @operator.SubmitFormAsync("form[action*='Confirm']", ("IsEntitled", "true"));
        await WalkAsync(@operator, "HomeVisits/Show", [("Day", "2026-11-26"), ("From", "10:00"), ("To", "12:00"), ("FirstWorker", "Исаева Жанна"), ("SecondWorker", "Ким Олег")], "form[action*='Plan']");
    }

    private async Task WalkAsync(Visitor officer, string number, string action, string page)
    {
        await officer.GetAsync($"/kk/staff/cases/{number}/{action}");
        Assert.EndsWith(action, officer.Address, StringComparison.Ordinal);
        await WalkAsync(officer, page, OfficerJourneys.EntriesFor(action));
    }

    private Task WalkAsync(Visitor visitor, string page, params (string Name, string? Value)[] entries) => WalkAsync(visitor, page, entries, "main form[method=post]");

    private Task WalkAsync(Visitor visitor, string page, (string Name, string? Value)[] entries, string form) => WalkAsync(visitor, [page], entries, form);

    private async Task WalkAsync(Visitor visitor, string[] pages, (string Name, string? Value)[] entries, string form)
    {
        var address = visitor.Address;
        var names = visitor.Page.QuerySelectorAll<IHtmlInputElement>($"{form} input[maxlength][name]").Where(input => input.Type is "text" or "tel" or "email").Select(input => input.Name!).ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            await visitor.GetAsync(address);
            await visitor.SubmitFormAsync(form, [.. entries.Where(entry => entry.Name != name), (name, FarTooLong)]);
            if (visitor.Status is not HttpStatusCode.OK || !visitor.Has($".govuk-error-summary a[href='#{name.Replace('.', '_')}']"))
            {
                _problems.Add($"{name} at {address} takes a text of any length, or says so elsewhere: {(int)visitor.Status} at {visitor.Address}");
            }

            _walked.UnionWith(pages.Select(page => $"{page} {name}").Intersect(Declared(), StringComparer.Ordinal));
        }

        var typed = Typed(visitor, form).ToList();
        await visitor.GetAsync(visitor.Find("a[hreflang=ru]").GetAttribute("href")!);
        _problems.AddRange(typed.Except(Typed(visitor, form), StringComparer.Ordinal).Select(lost => $"{address} loses in the other language: {(lost.Length > 60 ? lost[..60] : lost)}"));
        await visitor.GetAsync(address);
    }

    /// <summary>What the fields hold that people see.</summary>
    private static IEnumerable<string> Typed(Visitor visitor, string form) =>
        visitor.Fill(form).Fields.Where(field => !visitor.Has($"{form} input[type=hidden][name='{field.Key}']")).Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Declared() => Pages().SelectMany(page => Input().Matches(page.Text).Select(match => $"{page.Name} {match.Groups["name"].Value}"));

    private static IEnumerable<(string Name, string Text)> Pages()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Duplicates.sln")))
        {
            root = root.Parent!;
        }

        var pages = Path.Combine(root.FullName, "src/Modules/Duplicates.Service/Pages");
        return Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories).Select(file => (Path.ChangeExtension(Path.GetRelativePath(pages, file), null).Replace('\\', '/'), File.ReadAllText(file)));
    }

    [GeneratedRegex("<gov-input [^>]*asp-for=\"(?<name>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();
}
