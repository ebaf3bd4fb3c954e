using System.Globalization;
using System.Net;
using Duplicates.Domain.Time;
using Duplicates.Service.Casework;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

public sealed class StaffAccountTestsOnSqlite(SqliteHost host) : StaffAccountTests(host), IClassFixture<SqliteHost>;

public sealed class StaffAccountTestsOnPostgreSql(PostgreSqlHost host) : StaffAccountTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Accounts of staff on the web: who makes them, what a manager of one organisation may, and that each change is felt at once.</summary>
public abstract class StaffAccountTests(ServiceHost host)
{
    private const string Password = "бүгін аспан ашық екен";
    private static int _people;

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Accounts_AdministratorThenManagerThenClerkAndHead_BothSeeTheWorkListOfTheSchool(string language)
    {
        using var administrator = await host.StaffAsync(Demo.Administrator, language);
        var (managerEmail, managerLink) = await InviteAsync(administrator, language, "Басшы Бақыт", "№ 5", "SchoolHead", "AccountManager");
        using var manager = await AcceptAsync(managerLink, managerEmail, language);
        Assert.Equal($"/{language}/staff", manager.Address);
        foreach (var role in (string[])["SchoolClerk", "SchoolHead"])
        {
            var (email, link) = await InviteAsync(manager, language, "Қызметкер Қанат", null, role);
            using var colleague = await AcceptAsync(link, email, language);
            Assert.Equal($"/{language}/staff", colleague.Address);
            Assert.Contains("Қызметкер Қанат", colleague.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Manager_FormWithMoreThanTheyHave_GivesNothing()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(administrator, "kk", "Іс жүргізуші", "№ 5", "SchoolClerk", "AccountManager");
        using var manager = await AcceptAsync(link, email, "kk");
        await manager.GetAsync("/kk/admin/accounts/new");
        Assert.Equal(["SchoolClerk"], manager.Page.QuerySelectorAll("main [name='Roles']").Select(box => box.GetAttribute("value")), StringComparer.Ordinal);
        foreach (var role in (string[])["SchoolHead", "AccountManager", "Administrator", "MinistryEditor"])
        {
            var (path, fields) = manager.Fill("main form[method=post]", ("Email", NewEmail()), ("Name", "Біреу"));
            await manager.PostAsync(path, fields.Append(new("Roles", role)).Append(new("Organisation", string.Empty)));
            Said.Refused(manager, "kk", "Roles", "staff-accounts.roles-error");
            await manager.GetAsync("/kk/admin/accounts/new");
        }

        foreach (var beyond in (string[])[Demo.AstanaClerk, Demo.Administrator])
        {
            await manager.GetAsync($"/kk/admin/accounts/{await IdOfAsync(beyond)}");
            Assert.Equal(HttpStatusCode.NotFound, manager.Status);
        }

        var head = await IdOfAsync(Demo.AlmatyHead);
        await manager.GetAsync($"/kk/admin/accounts/{head}");
        Assert.Contains(Said.In("kk", "staff-accounts.may-not-change"), manager.Main, StringComparison.Ordinal);
        await PostAsync(manager, head, "Lock");
        Assert.Contains(Said.In("kk", "staff-accounts.problem.NotAllowed"), manager.Main, StringComparison.Ordinal);
        using var stillThere = await host.StaffAsync(Demo.AlmatyHead);
        Assert.Equal("/kk/staff", stillThere.Address);
    }

    [Fact]
    public async Task Account_LockedUnlockedResetAndMoved_IsFeltAtOnceAndStaysInTheHistory()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator, "ru");
        var (email, link) = await InviteAsync(administrator, "ru", "Серик Омаров", "№ 5", "SchoolClerk");
        using var clerk = await AcceptAsync(link, email, "ru");
        var id = await IdOfAsync(email);

        await administrator.GetAsync($"/ru/admin/accounts/{id}");
        await PostAsync(administrator, id, "EndSessions");
        await AssertOverAsync(clerk);
        await SignInAsync(clerk, email, Password);
        await PostAsync(administrator, id, "Lock");
        await AssertOverAsync(clerk);
        await SignInAsync(clerk, email, Password);
        Said.Refused(clerk, "ru", "Password", "staff-sign-in.failed");
        await PostAsync(administrator, id, "Unlock");
        await SignInAsync(clerk, email, Password);
        Assert.Equal("/ru/staff", clerk.Address);

        await administrator.GetAsync($"/ru/admin/accounts/{id}");
        await administrator.SubmitFormAsync($"form[action$='{id}']", ("Organisation", "Астана"), ("Roles", "SchoolHead"));
        if (administrator.Has("[name=OfficeId]"))
        {
            await administrator.SubmitFormAsync($"form[action$='{id}']", ("OfficeId", Demo.AstanaSchool), ("Roles", "SchoolHead"));
        }

        Assert.Contains(Said.In("ru", "staff-accounts.done.changed"), administrator.Main, StringComparison.Ordinal);
        await AssertOverAsync(clerk);
        Assert.Equal(Demo.AstanaSchool, (await host.QueryAsync($"""SELECT "OfficeId" FROM "AspNetUsers" WHERE "Id" = '{id}'"""))[0][0]);

        await PostAsync(administrator, id, "Reset", ("Way", "paper"));
        var second = administrator.Text("#link");
        await SignInAsync(clerk, email, Password);
        Said.Refused(clerk, "ru", "Password", "staff-sign-in.failed");
        using var again = await AcceptAsync(second, email, "ru");
        Assert.Equal("/ru/staff", again.Address);
        await administrator.GetAsync($"/ru/admin/accounts/{id}");
        foreach (var action in (string[])["AccountInvited", "AccountRoleGiven", "AccountRoleTaken", "AccountSessionsEnded", "AccountLocked", "AccountUnlocked", "AccountMoved", "AccountReset", "AccountPasswordChosen", "StaffSignedIn", "StaffSignInFailed"])
        {
            Assert.Contains(Said.In("ru", $"staff-accounts.event.{action}"), administrator.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Invitation_UsedOnceOrTooOld_OpensNothing()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(administrator, "kk", "Әсел", "№ 5", "SchoolClerk");
        Assert.DoesNotContain(link.Split('/')[^1], (await host.QueryAsync("""SELECT "TokenHash" FROM "StaffInvitations" """)).Select(row => row[0]), StringComparer.Ordinal);
        using (await AcceptAsync(link, email, "kk"))
        {
        }

        using var stranger = host.NewVisitor();
        await stranger.GetAsync(link);
        Assert.Equal(Said.In("kk", "account.choose.over"), stranger.Heading);
        var (_, late) = await InviteAsync(administrator, "kk", "Әсем", "№ 5", "SchoolClerk");
        host.Clock.Advance(TimeSpan.FromDays(7));
        await stranger.GetAsync(late);
        Assert.Equal(Said.In("kk", "account.choose.over"), stranger.Heading);
    }

    [Theory]
    [InlineData("kk", "password1234", "account.password.guessable")]
    [InlineData("ru", "qwertyuiop12", "account.password.guessable")]
    [InlineData("kk", "aaaaaaaaaaaaaaaa", "account.password.guessable")]
    [InlineData("ru", "Demo-2026-school", "account.password.guessable")]
    [InlineData("kk", "қысқа", "account.password.length")]
    public async Task Invitation_PasswordThatIsSoonGuessed_IsRefusedAndTheLinkStays(string language, string password, string problem)
    {
        using var administrator = await host.StaffAsync(Demo.Administrator, language);
        var (email, link) = await InviteAsync(administrator, language, "Арман", "№ 5", "SchoolClerk");
        using var person = host.NewVisitor();
        await person.GetAsync(link);
        await person.SubmitAsync(("Password", password), ("Repeated", password));
        Said.Refused(person, language, "Password", problem);
        await person.SubmitAsync(("Password", Password), ("Repeated", Password + "x"));
        Said.Refused(person, language, "Repeated", "account.password.differs");
        using var accepted = await AcceptAsync(link, email, language);
        Assert.Equal($"/{language}/staff", accepted.Address);
    }

    [Fact]
    public async Task Invite_TwiceTheSameEmailInOtherCapitals_IsRefusedBesideTheField()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator, "ru");
        var (email, _) = await InviteAsync(administrator, "ru", "Дана", "№ 5", "SchoolClerk");
        await administrator.GetAsync("/ru/admin/accounts/new");
        await FillInviteAsync(administrator, email.ToUpperInvariant(), "Дана", "№ 5", "SchoolClerk");
        Said.Refused(administrator, "ru", "Email", "staff-accounts.problem.EmailTaken");
        Assert.Equal("Дана", administrator.Value("Name"));
    }

    [Fact]
    public async Task Invite_RoleOfAnotherKindOfOrganisation_IsRefused()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        await administrator.GetAsync("/kk/admin/accounts/new");
        await FillInviteAsync(administrator, NewEmail(), "Оператор", "№ 5", "CorporationOperator");
        Said.Refused(administrator, "kk", "Organisation", "staff-accounts.fit-error");
        await administrator.GetAsync("/kk/admin/accounts/new");
        await FillInviteAsync(administrator, NewEmail(), "Жүргізуші", "№ 5", "AccountManager");
        Said.Refused(administrator, "kk", "Roles", "staff-accounts.roles-error");
    }

    [Fact]
    public async Task Administrators_WhoLockEachOtherAtOnce_LeaveOneWhoCanWork()
    {
        using var first = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(first, "kk", "Екінші әкімші", string.Empty, "Administrator");
        using var second = await AcceptAsync(link, email, "kk");
        var (one, other) = (await IdOfAsync(Demo.Administrator), await IdOfAsync(email));
        await first.GetAsync($"/kk/admin/accounts/{other}");
        await second.GetAsync($"/kk/admin/accounts/{one}");
        var (firstForm, secondForm) = (first.Fill("form[action$='Lock']"), second.Fill("form[action$='Lock']"));
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new[] { first.SendFormAsync(firstForm.Path, firstForm.Fields), second.SendFormAsync(secondForm.Path, secondForm.Fields) }));
        var locked = await host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Id" IN ('{one}', '{other}') AND "LockoutEnd" IS NOT NULL""");
        Assert.Single(locked);
        await host.ExecuteAsync($"""UPDATE "AspNetUsers" SET "LockoutEnd" = NULL WHERE "Id" = '{one}'""");
        await host.ExecuteAsync($"""DELETE FROM "AspNetUserRoles" WHERE "UserId" = '{other}'""");
    }

    [Fact]
    public async Task Administrator_OwnAccount_CannotBeChangedBySelf()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var id = await IdOfAsync(Demo.Administrator);
        await administrator.GetAsync("/kk/account");
        await PostAsync(administrator, id, "Lock");
        Assert.Contains(Said.In("kk", "staff-accounts.problem.NotAllowed"), administrator.Main, StringComparison.Ordinal);
        await administrator.GetAsync("/kk/admin/messages");
        Assert.Equal("/kk/admin/messages", administrator.Address);
    }

    [Fact]
    public async Task OwnPassword_Changed_KeepsThisSessionAndEndsTheOthers()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(administrator, "kk", "Мадина", "№ 5", "SchoolClerk");
        using var work = await AcceptAsync(link, email, "kk");
        using var home = host.NewVisitor();
        await SignInAsync(home, email, Password, "kk");
        await work.GetAsync("/kk/account");
        await work.SubmitFormAsync("form[action$='handler=Password']", ("Current", "қате құпиясөз ғой"), ("Password", Password + " 2"), ("Repeated", Password + " 2"));
        Said.Refused(work, "kk", "Current", "account.password.wrong");
        await work.SubmitFormAsync("form[action$='handler=Password']", ("Current", Password), ("Password", Password + " 2"), ("Repeated", Password + " 2"));
        Assert.Contains(Said.In("kk", "account.done.password"), work.Main, StringComparison.Ordinal);
        await work.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", work.Address);
        await home.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in/staff?", home.Address, StringComparison.Ordinal);
        await SignInAsync(home, email, Password + " 2", "kk");
        Assert.Equal("/kk/staff", home.Address);
    }

    [Fact]
    public async Task List_SearchedByEmailOrOrganisation_ShowsThoseAlone()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        await administrator.GetAsync("/kk/admin/accounts?q=clerk.ast");
        Assert.Single(administrator.Page.QuerySelectorAll("main tbody tr"));
        Assert.Contains(Demo.AstanaClerk, administrator.Main, StringComparison.Ordinal);
        await administrator.GetAsync($"/kk/admin/accounts?q={Uri.EscapeDataString("Астана")}");
        Assert.Contains(Demo.AstanaHead, administrator.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Demo.AlmatyHead, administrator.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActingHead_FromTheFirstToTheLastDayOfTheOrder_DecidesAndAppointsNoHeads()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(administrator, "kk", "Жанар Сейітова", "№ 5", "SchoolClerk", "AccountManager");
        using var clerk = await AcceptAsync(link, email, "kk");
        var (id, today) = (await IdOfAsync(email), AlmatyTime.Today(host.Clock));
        await administrator.GetAsync($"/kk/admin/accounts/{id}/acting");
        await administrator.SubmitFormAsync("form[action$='acting']", ("Basis", string.Empty), ("FirstDay", "32.13.2026"), ("LastDay", Day(today.AddDays(-1))));
        foreach (var (field, text) in new[] { ("Role", "role-error"), ("Basis", "basis-error"), ("FirstDay", "day-error"), ("LastDay", "last-error") })
        {
            Said.Refused(administrator, "kk", field, $"staff-accounts.acting.{text}");
        }

        await administrator.SubmitFormAsync("form[action$='acting']", ("Role", "SchoolHead"), ("Basis", "№ 41-ж бұйрық"), ("FirstDay", Day(today.AddDays(1))), ("LastDay", Day(today.AddDays(2))));
        Assert.Contains("№ 41-ж бұйрық", administrator.Main, StringComparison.Ordinal);
        await SignInAsync(clerk, email, Password, "kk");
        Assert.Equal(["SchoolClerk"], await RolesOfferedAsync(clerk), StringComparer.Ordinal);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await SignInAsync(clerk, email, Password, "kk");
        Assert.Equal(Demo.AlmatySchool, (await ColleagueAsync(id))?.Office);
        Assert.Equal("SchoolHead", (await ColleagueAsync(id))?.Role);
        Assert.Equal(["SchoolClerk"], await RolesOfferedAsync(clerk), StringComparer.Ordinal);

        host.Clock.Advance(TimeSpan.FromDays(2));
        await AssertOverAsync(clerk);
        Assert.Equal("SchoolClerk", (await ColleagueAsync(id))?.Role);
    }

    [Fact]
    public async Task ActingHead_EndedEarlyOrMovedToAnotherOrganisation_IsHeadNoMore()
    {
        using var administrator = await host.StaffAsync(Demo.Administrator);
        var (email, link) = await InviteAsync(administrator, "kk", "Ерлан Тоқаев", "№ 5", "SchoolClerk");
        using var clerk = await AcceptAsync(link, email, "kk");
        var (id, today) = (await IdOfAsync(email), AlmatyTime.Today(host.Clock));
        foreach (var isMoved in (bool[])[false, true])
        {
            await administrator.GetAsync($"/kk/admin/accounts/{id}/acting");
            await administrator.SubmitFormAsync("form[action$='acting']", ("Role", "SchoolHead"), ("Basis", "№ 42-ж бұйрық"), ("FirstDay", Day(today)), ("LastDay", Day(today.AddDays(9))));
            Assert.Equal("SchoolHead", (await ColleagueAsync(id))?.Role);
            await SignInAsync(clerk, email, Password);
            if (isMoved)
            {
                await using var scope = host.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IStaffAccounts>().ChangeAsync(id, new(email, "Ерлан Тоқаев", Demo.AstanaSchool, ["SchoolClerk"]), CancellationToken.None);
            }
            else
            {
                await administrator.GetAsync($"/kk/admin/accounts/{id}/acting");
                await administrator.SubmitFormAsync("form[action$='End']");
            }

            await AssertOverAsync(clerk);
            Assert.Equal("SchoolClerk", (await ColleagueAsync(id))?.Role);
        }
    }

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static async Task<IEnumerable<string?>> RolesOfferedAsync(Visitor manager)
    {
        await manager.GetAsync("/kk/admin/accounts/new");
        return manager.Page.QuerySelectorAll("main [name='Roles']").Select(box => box.GetAttribute("value"));
    }

    /// <summary>As whom the schools of the demonstration see an account.</summary>
    private async Task<(string Office, string Role)?> ColleagueAsync(string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        foreach (var office in (string[])[Demo.AlmatySchool, Demo.AstanaSchool])
        {
            if ((await scope.ServiceProvider.GetRequiredService<IColleagues>().OfOfficeAsync(office, CancellationToken.None)).FirstOrDefault(one => one.Id == id) is { } found)
            {
                return (office, found.Role.ToString());
            }
        }

        return null;
    }

    private static string NewEmail() => $"person{Interlocked.Increment(ref _people)}@mektep.example";

    private static async Task FillInviteAsync(Visitor keeper, string email, string name, string? organisation, params string[] roles)
    {
        var (path, fields) = keeper.Fill("main form[method=post]", ("Email", email), ("Name", name));
        var entries = fields.Where(field => field.Key is not ("Organisation" or "Way")).Append(new("Way", "paper")).Concat(roles.Select(role => KeyValuePair.Create("Roles", role)));
        if (organisation is not null)
        {
            entries = entries.Append(new("Organisation", organisation.Length > 0 ? "Алматы 5 мектеп-гимназия" : string.Empty)).Append(new("OfficeId", Demo.AlmatySchool));
        }

        await keeper.PostAsync(path, entries);
    }

    private static async Task<(string Email, string Link)> InviteAsync(Visitor keeper, string language, string name, string? organisation, params string[] roles)
    {
        var email = NewEmail();
        await keeper.GetAsync($"/{language}/admin/accounts/new");
        await FillInviteAsync(keeper, email, name, organisation, roles);
        Assert.True(keeper.Has("#link"), keeper.Main);
        return (email, new Uri(keeper.Text("#link")).AbsolutePath);
    }

    private async Task<Visitor> AcceptAsync(string link, string email, string language)
    {
        var person = host.NewVisitor();
        await person.GetAsync(link.StartsWith("http", StringComparison.Ordinal) ? new Uri(link).AbsolutePath : link);
        await person.SubmitAsync(("Password", Password), ("Repeated", Password));
        Assert.Contains(Said.In(language, "account.choose.done"), person.Main, StringComparison.Ordinal);
        await person.SubmitAsync(("Email", email), ("Password", Password));
        return person;
    }

    private static async Task SignInAsync(Visitor visitor, string email, string password, string language = "ru")
    {
        await visitor.GetAsync($"/{language}/sign-in/staff");
        await visitor.SubmitAsync(("Email", email), ("Password", password));
    }

    private static async Task PostAsync(Visitor keeper, string id, string handler, params (string Name, string Value)[] more)
    {
        var token = keeper.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await keeper.PostAsync($"{keeper.Address[..3]}/admin/accounts/{id}?handler={handler}", [KeyValuePair.Create("__RequestVerificationToken", token), .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }

    private static async Task AssertOverAsync(Visitor officer)
    {
        await officer.GetAsync("/ru/staff");
        Assert.StartsWith("/ru/sign-in/staff?", officer.Address, StringComparison.Ordinal);
    }

    private async Task<string> IdOfAsync(string email) => (await host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}'"""))[0][0];
}
