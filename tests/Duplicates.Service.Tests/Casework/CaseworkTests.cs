using System.Net;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class CaseworkTestsOnSqlite(SqliteHost host) : CaseworkTests(host), IClassFixture<SqliteHost>;

public sealed class CaseworkTestsOnPostgreSql(PostgreSqlHost host) : CaseworkTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>How a school works on a case, from the list to the hand-over or the refusal (R5, R7).</summary>
public abstract class CaseworkTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Fact]
    public async Task WorkList_OfASchool_ShowsItsOwnCasesByDueDate()
    {
        host.Clock.SetAlmaty("2026-12-10 10:00");
        var late = await host.NewCaseAsync();
        host.Clock.SetAlmaty(StartOfTests);
        var early = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff");
        var numbers = clerk.Page.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!.Split('?')[0][^9..]).ToList();
        Assert.True(numbers.IndexOf(early) >= 0 && numbers.IndexOf(early) < numbers.IndexOf(late), string.Join(' ', numbers));
        var dues = (await host.QueryAsync($"""SELECT "DueOn" FROM "Applications" WHERE "IsOpen" AND "OfficeId" = '{Demo.AlmatySchool}'""")).Count;
        Assert.Equal(dues, numbers.Count);

        using var elsewhere = await host.StaffAsync(Demo.AstanaClerk);
        await elsewhere.GetAsync("/kk/staff");
        Assert.DoesNotContain(early, elsewhere.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(late, elsewhere.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-03 10:00", null)]
    [InlineData("2026-12-04 10:00", "soon")]
    [InlineData("2026-12-11 10:00", "soon")]
    [InlineData("2026-12-14 10:00", "overdue")]
    public async Task WorkList_AsTheDueDateComes_SaysHowUrgentACaseIs(string today, string? urgency)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(); // due 2026-12-11
        host.Clock.SetAlmaty(today);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await clerk.GetAsync("/ru/staff");
        var line = clerk.Page.QuerySelectorAll("tbody tr").Single(row => row.InnerHtml.Contains(number, StringComparison.Ordinal));
        string[] urgencies = [Said.In("ru", "casework.urgency.soon"), Said.In("ru", "casework.urgency.overdue")];
        Assert.Equal(urgency is null ? null : Said.In("ru", $"casework.urgency.{urgency}"), line.QuerySelectorAll(".tag").Select(tag => tag.TextContent).SingleOrDefault(text => urgencies.Contains(text, StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Case_Approved_GoesAllTheWayAndTellsTheApplicant(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        await host.BringThroughAsync(number, "hand-over");
        Assert.Equal(
            ["ApplicationDrafted", "ApplicationSubmitted", "ApplicationRegistered", "ReviewStarted", "RecordsSearched", "DecisionProposed", "ApplicationApproved", "DuplicatePrepared", "DuplicateReady", "DuplicateHandedOver"],
            await host.EventsAsync(number));

        var notices = (await host.NoticesToAsync(person)).OrderBy(message => message.CreatedAt).ToList();
        Assert.All(notices, message => Assert.Equal(language, message.Language));
        Assert.Equal("approved handed-over ready registered", string.Join(' ', notices.Select(message => message.Kind).Order(StringComparer.Ordinal)));
        var link = $"http://localhost/{language}/my/{number}";
        var due = language == "ru" ? "11 декабря 2026 г." : "2026 ж. 11 желтоқсан";
        foreach (var message in notices)
        {
            Assert.Equal(Said.Message(language, message.Kind, MessageForm.Sms, ("number", Journeys.Spoken(number)), ("due", due), ("link", link), ("office", Demo.SchoolName(language))), message.Body);
        }

        using var visitor = host.NewVisitor();
        host.Clock.AdvancePastResend();
        await visitor.SignInAsCitizenAsync(person, language);
        await visitor.GetAsync($"/{language}/my/{number}");
        Assert.Contains(Said.In(language, "track.sentence.HandedOver"), visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/my/{number}/documents/hand-over-receipt");
        Assert.Contains(person.FullName, visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/my/{number}/documents/duplicate-sheet");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Case_Refused_OnlyAfterTheHearingAndWithReasons(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        await host.ProposeRefusalAsync(number);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.GetAsync($"/kk/staff/cases/{number}/refuse");
            Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);
            await head.GetAsync($"/kk/staff/cases/{number}/hearing");
            Assert.Equal("24.11.2026", head.Value("Day"));
            await head.SubmitAsync(("Day", "25.11.2026"), ("Place", "12-кабинет"));
            Said.Refused(head, "kk", "Day", "casework.violation.HearingOutsideTerm");
            await head.SubmitAsync(("Day", "20.11.2026"), ("Time", "11:00"));
            Said.Refused(head, "kk", "Day", "casework.violation.HearingOutsideTerm");
            await head.SubmitAsync(("Day", "24.11.2026"), ("Time", "23:00"));
            Said.Refused(head, "kk", "Time", "casework.violation.HearingOutsideHours");
            await head.SubmitAsync(("Day", "24.11.2026"), ("Time", "10:00"));
            Assert.Equal($"/kk/staff/cases/{number}", head.Address);
            await head.ActAsync(number, "hearing-record", OfficerJourneys.EntriesFor("hearing-record"));
            Said.Refused(head, "kk", "Outcome", "casework.violation.HearingNotYetHeld");
        }

        host.Clock.SetAlmaty("2026-11-24 10:30");
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "hearing-record");
            await head.GetAsync($"/kk/staff/cases/{number}/refuse");
            Assert.Contains(Said.In("kk", "casework.refusal-days.why"), head.Main, StringComparison.Ordinal);
            Assert.Contains("25 қараша", head.Main, StringComparison.Ordinal);
            Assert.Empty(head.Page.QuerySelectorAll("main form"));
        }

        host.Clock.SetAlmaty("2026-11-25 00:05");
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.GetAsync($"/kk/staff/cases/{number}/refuse");
            await head.SubmitAsync(("Reasons", " "));
            Said.Refused(head, "kk", "Reasons", "casework.reasons-error");
            await head.SubmitAsync(("Reasons", "Жыл сәйкес келмейді."));
            Assert.Equal($"/kk/staff/cases/{number}", head.Address);
        }

        Assert.Equal("HearingAppointed HearingRecorded ApplicationRefused", string.Join(' ', (await host.EventsAsync(number)).TakeLast(3)));
        var notices = await host.NoticesToAsync(person);
        Assert.Equal("hearing minutes refused registered", string.Join(' ', notices.Select(message => message.Kind).Order(StringComparer.Ordinal)));
        Assert.All(notices, message => Assert.Equal(language, message.Language));
        Assert.Contains("12-кабинет", notices.Single(message => message.Kind == "hearing").Body, StringComparison.Ordinal);

        using var visitor = await host.CitizenAsync(person, language);
        foreach (var (document, facts) in ((string, string[])[])
        [
            ("hearing-notice", ["12-кабинет", Said.RequirementsNotMet(language)]),
            ("refusal", ["Жыл сәйкес келмейді.", Said.RequirementsNotMet(language), Said.In(language, "documents.refusal.complaint-text"), Said.In(language, "documents.refusal.basis-text"), language == "ru" ? "Касымова Айгуль" : "Қасымова Айгүл"]),
        ])
        {
            await visitor.GetAsync($"/{language}/my/{number}/documents/{document}");
            Assert.All(facts, fact => Assert.Contains(fact, visitor.Main, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Hearing_AppointedTooLate_IsMarkedInTheHistory()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(); // due 2026-12-11, so the last day for the notice is 2026-12-08
        host.Clock.SetAlmaty("2026-12-09 10:00");
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/hearing");
        Assert.Contains(Said.In("kk", "casework.refusal-days.possible.wish"), head.Main, StringComparison.Ordinal);
        Assert.Contains("2026 ж. 14 желтоқсан", head.Main, StringComparison.Ordinal); // the first day of a refusal
        await head.DoAsync(number, "hearing");
        await head.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "casework.notice-late"), head.Main, StringComparison.Ordinal);
    }

    /// <summary>The page of a clerk or a replayed form stands for whoever does not wait: the rule is in the domain.</summary>
    [Fact]
    public async Task Refuse_PostedTheSameDayAsTheHearing_IsRefusedByTheRule()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        host.Clock.SetAlmaty("2026-11-25 10:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.GetAsync($"/kk/staff/cases/{number}/refuse");
        var (path, fields) = later.Fill("main form[method=post]", ("Grounds", "RequirementsNotMet"), ("Reasons", "Жыл сәйкес келмейді."));
        host.Clock.SetAlmaty("2026-11-24 18:00");
        await later.PostAsync(path, fields);
        Assert.DoesNotContain("ApplicationRefused", await host.EventsAsync(number), StringComparer.Ordinal);
        Assert.Contains(Said.In("kk", "casework.violation.RefusalTooEarly"), later.Main, StringComparison.Ordinal);
        host.Clock.SetAlmaty("2026-11-25 10:01");
        await later.PostAsync(path, fields);
        Assert.Equal("ApplicationRefused", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Refuse_ApplicantAskedToDecideWithoutAHearing_NeedsNoWaiting()
    {
        host.Clock.SetAlmaty(StartOfTests);
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, host.NewPerson());
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        await citizen.GetAsync($"/kk/my/{number}/hearing");
        await citizen.SubmitAsync(("Attendance", "NotNeeded"));
        await head.GetAsync($"/kk/staff/cases/{number}/hearing-record");
        Assert.Equal("Waived", head.Value("Outcome"));
        await head.SubmitAsync();
        Assert.Contains(Said.In("kk", "casework.refusal-days.waived"), head.Main, StringComparison.Ordinal);
        await head.DoAsync(number, "refuse");
        Assert.Equal("HearingAnswered HearingRecorded ApplicationRefused", string.Join(' ', (await host.EventsAsync(number)).TakeLast(3)));
    }

    [Fact]
    public async Task Hearing_MovedToAnotherTime_TellsTheApplicantAndLeavesTheProcessWaiting()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        await head.GetAsync($"/kk/staff/cases/{number}/hearing-time");
        await head.SubmitAsync(("Day", "25.11.2026"), ("Time", "15:00"), ("Place", "Мұғалімдер бөлмесі"));
        Assert.Equal($"/kk/staff/cases/{number}", head.Address);
        Assert.Contains("Мұғалімдер бөлмесі", head.Main, StringComparison.Ordinal);
        var notices = (await host.NoticesToAsync(person)).Where(message => message.Kind == "hearing").ToList();
        Assert.Equal(2, notices.Count);
        Assert.Contains(notices, notice => notice.Body.Contains("Мұғалімдер бөлмесі", StringComparison.Ordinal));
        host.Clock.SetAlmaty("2026-11-25 16:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.ActAsync(
            number, "hearing-record", ("Outcome", "Attended"), ("Statement", "Кешігіп келдім."), ("Minutes.Ends", "15:20"), ("Minutes.Secretary", "Ибраева Сәуле Қанатқызы"));
        Assert.Equal($"/kk/staff/cases/{number}", later.Address);
        await later.DoAsync(number, "refuse");
    }

    [Fact]
    public async Task Approve_ByAClerk_IsNotOfferedAndLeadsBackToTheCase()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ProposeApprovalAsync(number);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        foreach (var action in (string[])["approve", "return", "hearing", "refuse", "ready", "annul"])
        {
            await clerk.GetAsync($"/kk/staff/cases/{number}/{action}");
            Assert.Equal($"/kk/staff/cases/{number}?stale=true", clerk.Address);
            Assert.DoesNotContain($"/{number}/{action}", clerk.Html, StringComparison.Ordinal);
        }

        await PostAsync(clerk, number, "approve", 6);
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", clerk.Address);
        Assert.Equal("DecisionProposed", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Approve_ByTheProposer_IsRefused()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        foreach (var action in (string[])["start", "search", "propose"])
        {
            await head.DoAsync(number, action);
        }

        await PostAsync(head, number, "approve", 6);
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);
        Assert.Equal("DecisionProposed", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Propose_WithoutASearch_IsNotPossible()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        await clerk.GetAsync($"/kk/staff/cases/{number}/propose");
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", clerk.Address);
    }

    [Fact]
    public async Task Return_ByTheHead_GivesTheCaseBackToTheClerk()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ProposeApprovalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "return");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("Кітаптағы жазбаны тағы тексеріңіз.", clerk.Main, StringComparison.Ordinal);
        await clerk.DoAsync(number, "propose");
    }

    [Fact]
    public async Task AnyAction_OnAPageThatIsOutOfDate_ChangesNothingAndTells()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        using var early = await host.StaffAsync(Demo.AlmatyClerk);
        await early.GetAsync($"/kk/staff/cases/{number}/search");
        await clerk.DoAsync(number, "search");
        var before = await host.EventsAsync(number);
        await early.SubmitAsync(("Outcome", "NotFound"));
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", early.Address);
        Assert.Contains(Said.In("kk", "casework.stale"), early.Main, StringComparison.Ordinal);
        Assert.Equal(before, await host.EventsAsync(number));
    }

    [Fact]
    public async Task Decision_AfterTheApplicantWithdrew_ChangesNothing()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        using var applicant = host.NewVisitor();
        var number = await applicant.ApplyAsync(host, person);
        await host.ProposeApprovalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/approve");
        await applicant.GetAsync($"/kk/my/{number}");
        await applicant.SubmitAsync();
        Assert.Contains(Said.In("kk", "track.sentence.Withdrawn"), applicant.Main, StringComparison.Ordinal);
        await head.SubmitAsync();
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);
        Assert.Equal("ApplicationWithdrawn", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Withdrawal_AfterTheDecision_IsRefused()
    {
        host.Clock.SetAlmaty(StartOfTests);
        using var applicant = host.NewVisitor();
        var number = await applicant.ApplyAsync(host, host.NewPerson(), "ru");
        await applicant.GetAsync($"/ru/my/{number}");
        await host.BringThroughAsync(number, "approve");
        await applicant.SubmitAsync();
        Said.RefusedAsAWhole(applicant, "ru", "my.withdraw.too-late");
        Assert.Equal("ApplicationApproved", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Approve_TwiceAtOnce_IsOneDecisionAndOneMessage()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await host.ProposeApprovalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/approve");
        var (path, fields) = head.Fill("main form[method=post]");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => head.PostAsync(path, fields)));
        Assert.Single(await host.EventsAsync(number), happened => happened == "ApplicationApproved");
        Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "approved");
    }

    [Fact]
    public async Task Prepare_BlankUsedBefore_IsRefusedAndTheRegisterHasNoGap()
    {
        host.Clock.SetAlmaty("2027-02-01 10:00"); // a year of its own in the register
        var blank = OfficerJourneys.NewBlank();
        var entries = new List<string>();
        for (var place = 1; place <= 3; place++)
        {
            var number = await host.NewCaseAsync();
            await host.ProposeApprovalAsync(number);
            using var head = await host.StaffAsync(Demo.AlmatyHead);
            await head.DoAsync(number, "approve");
            await head.ActAsync(number, "prepare", [("Blank", blank), .. OfficerJourneys.PrepareEntries]);
            if (place > 1)
            {
                Said.Refused(head, "kk", "Blank", "blanks.problem.Used");
                Assert.Equal(blank, head.Value("Blank"));
                await head.SubmitAsync(("Blank", OfficerJourneys.NewBlank()));
            }

            Assert.Equal($"/kk/staff/cases/{number}", head.Address);
            entries.AddRange((await host.QueryAsync($"""
                SELECT d."RegisterNumber" FROM "CertificateDuplicates" d JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}'
                """)).Select(row => row[0]));
        }

        Assert.Equal(["1", "2", "3"], entries);
    }

    [Fact]
    public async Task Prepare_TwoCasesAtOnce_TakeDifferentEntries()
    {
        host.Clock.SetAlmaty("2028-02-01 10:00");
        var visitors = new List<(Visitor Head, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var i = 0; i < 2; i++)
        {
            var number = await host.NewCaseAsync();
            await host.BringThroughAsync(number, "approve");
            var head = await host.StaffAsync(Demo.AlmatyHead);
            await head.GetAsync($"/kk/staff/cases/{number}/prepare");
            var (path, fields) = head.Fill("main form[method=post]", OfficerJourneys.EntriesFor("prepare"));
            visitors.Add((head, path, fields));
        }

        await Task.WhenAll(visitors.Select(visitor => visitor.Head.PostAsync(visitor.Path, visitor.Fields)));
        var entries = await host.QueryAsync("""SELECT "RegisterNumber" FROM "CertificateDuplicates" WHERE "RegisterYear" = 2028 ORDER BY 1""");
        Assert.Equal("1 2", string.Join(' ', entries.Select(row => row[0])));
        visitors.ForEach(visitor => visitor.Head.Dispose());
    }

    [Fact]
    public async Task Redirect_ToAnotherSchool_MovesTheCaseAndKeepsTheTerm()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var due = (await host.QueryAsync($"""SELECT "DueOn" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];
        await clerk.ActAsync(number, "redirect", OfficerJourneys.EntriesFor("redirect"));
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        Assert.Equal(due, (await host.QueryAsync($"""SELECT "DueOn" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0]);
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "redirected");
        using var receiver = await host.StaffAsync(Demo.AstanaClerk);
        await receiver.DoAsync(number, "start");
        await receiver.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("Құжаттар сол мектепке берілген.", receiver.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyForm_LeftEmpty_SaysWhatIsMissing()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await clerk.DoAsync(number, "start");
        await clerk.GetAsync($"/ru/staff/cases/{number}/search");
        await clerk.SubmitAsync();
        Said.Refused(clerk, "ru", "Outcome", "casework.search.outcome-error");
        await clerk.SubmitAsync(("Outcome", "Found"));
        Said.Refused(clerk, "ru", "RegisterEntry", "casework.search.entry-error");
        await clerk.SubmitAsync(("RegisterEntry", "128"));
        await clerk.GetAsync($"/ru/staff/cases/{number}/propose");
        await clerk.SubmitAsync();
        Said.Refused(clerk, "ru", "Outcome", "casework.propose.error");
        await clerk.SubmitAsync(("Outcome", "Refuse"));
        Said.Refused(clerk, "ru", "Grounds", "casework.grounds-error");
        Said.Refused(clerk, "ru", "Reasons", "casework.reasons-error");
    }

    /// <summary>Posts to the page of an action that may not even be shown, with a good token and version.</summary>
    private static async Task PostAsync(Visitor officer, string number, string action, int version)
    {
        await officer.GetAsync($"/kk/staff/cases/{number}");
        var token = officer.Find("form[action='/kk/sign-out'] input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await officer.PostAsync(
            $"/kk/staff/cases/{number}/{action}",
            [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }
}
