using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Complaints;

public sealed class ComplaintTestsOnSqlite(SqliteHost host) : ComplaintTests(host), IClassFixture<SqliteHost>;

public sealed class ComplaintTestsOnPostgreSql(PostgreSqlHost host) : ComplaintTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A complaint from the applicant's page to the answer, and that nobody answers who took part in the case.</summary>
public abstract class ComplaintTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00"; // due 2026-12-11
    private const string Words = "Анықтамада жылым дұрыс жазылған, қайта қарауыңызды сұраймын.";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Complaint_AboutARefusal_Satisfied_ReopensTheCase(string language)
    {
        var (person, number) = await RefusedCaseAsync(language);
        var complaint = await FileAsync(person, number, "Refusal", language);
        using var department = await host.StaffAsync(Demo.DepartmentHead, language);
        await department.GetAsync($"/{language}/staff/complaints");
        Assert.Contains(Spoken(complaint), department.Main, StringComparison.Ordinal);
        await department.GetAsync($"/{language}/staff/complaints/{complaint}");
        Assert.Contains(Words, department.Main, StringComparison.Ordinal);
        await department.SubmitAsync(("Outcome", "Satisfied"), ("Reasons", "Жазба табылды."));
        Assert.Contains(Said.In(language, "complaints.answered"), department.Main, StringComparison.Ordinal);

        Assert.Equal("CaseReopened", (await host.EventsAsync(number))[^1]);
        Assert.Equal("UnderReview", (await host.QueryAsync($"SELECT \"State\" FROM \"Applications\" WHERE \"Number\" = '{number}'"))[0][0]);
        var kinds = (await host.NoticesToAsync(person)).Select(message => message.Kind).ToList();
        Assert.Single(kinds, kind => kind == "complaint-registered");
        Assert.Single(kinds, kind => kind == "complaint-answered");

        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}/complaint");
        Assert.Contains(Said.In(language, "complaints.outcome.Satisfied"), citizen.Main, StringComparison.Ordinal);
        foreach (var letter in (string[])["acknowledgement", "answer"])
        {
            await citizen.GetAsync($"/{language}/my/{number}/complaint/{complaint}/{letter}");
            Assert.Equal(HttpStatusCode.OK, citizen.Status);
            Assert.Contains(person.FullName, citizen.Main, StringComparison.Ordinal);
            Assert.Contains(Spoken(complaint), citizen.Main, StringComparison.Ordinal);
        }

        await citizen.GetAsync($"/{language}/my/{number}");
        Assert.Contains(Said.In(language, "steps.applicant.CaseReopened"), citizen.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/{language}/my/{number}/documents/refusal");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);

        // the process waits for another proposal, and the case can go all the way
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "propose");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "approve");
        Assert.Equal("ApplicationApproved", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Complaint_Rejected_LeavesTheCaseRefusedAndIsShownToTheSchool()
    {
        var (person, number) = await RefusedCaseAsync("kk");
        var complaint = await FileAsync(person, number, "Refusal");
        using var department = await host.StaffAsync(Demo.DepartmentHead);
        await department.GetAsync($"/kk/staff/complaints/{complaint}");
        await department.SubmitAsync(("Outcome", "Rejected"), ("Reasons", "Бас тарту негізді."));

        Assert.Equal("ApplicationRefused", (await host.EventsAsync(number))[^1]);
        await department.GetAsync($"/kk/staff/complaints/{complaint}");
        Assert.Equal(HttpStatusCode.NotFound, department.Status);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "complaints.outcome.Rejected"), clerk.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, clerk.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complaint_OfThoseWhoTookPart_IsNotFoundAndTheAttemptIsOnRecord()
    {
        var (person, number) = await RefusedCaseAsync("kk");
        var complaint = await FileAsync(person, number, "Refusal");
        foreach (var email in (string[])[Demo.AlmatyHead, Demo.AlmatyClerk, Demo.AstanaHead, Demo.Inspector])
        {
            using var officer = await host.StaffAsync(email);
            await officer.GetAsync("/kk/staff/complaints");
            Assert.DoesNotContain(Spoken(complaint), officer.Main, StringComparison.Ordinal);
            await officer.GetAsync($"/kk/staff/complaints/{complaint}");
            Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        }

        Assert.Equal(["CaseDenied", "CaseDenied", "CaseDenied", "CaseDenied"], await host.AuditAsync(complaint));
    }

    [Fact]
    public async Task Complaint_AboutSilence_IsOfferedTheDayAfterTheDueDateAndGoesToTheHead()
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person);
        using (var clerk = await host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.DoAsync(number, "start");
        }

        host.Clock.SetAlmaty("2026-12-11 23:00");
        using var early = await host.CitizenAsync(person);
        await early.GetAsync($"/kk/my/{number}/complaint");
        Assert.False(early.Has("input[value=Silence]"));
        host.Clock.SetAlmaty("2026-12-14 10:00");
        var complaint = await FileAsync(person, number, "Silence");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/complaints/{complaint}");
        await head.SubmitAsync(("Outcome", "PartlySatisfied"), ("Reasons", "Ертең шешім қабылданады."));
        Assert.Contains(Said.In("kk", "complaints.answered"), head.Main, StringComparison.Ordinal);
        Assert.Equal("ReviewStarted", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Complaint_NotAnswered_ClimbsOnceForEveryHost()
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person);
        var complaint = await FileAsync(person, number, "Action");
        await using var second = host.SecondHost();
        _ = second.Server;
        var seen = new List<string>();
        for (var day = new DateOnly(2026, 11, 20); day <= new DateOnly(2026, 12, 20); day = day.AddDays(1))
        {
            host.Clock.SetAlmaty($"{day:yyyy-MM-dd} 23:30");
            await Task.WhenAll(host.RunJobAsync(BackgroundWork.Complaints), second.RunJobAsync(BackgroundWork.Complaints));
            var level = (await host.QueryAsync($"SELECT \"Level\" FROM \"Complaints\" WHERE \"Number\" = '{complaint}'"))[0][0];
            if (seen.LastOrDefault()?.EndsWith(level, StringComparison.Ordinal) != true)
            {
                seen.Add($"{day:MM-dd} {level}");
            }
        }

        Assert.Equal(["11-20 Worker", "11-24 Head", "11-27 Department", "12-05 Ministry"], seen);
        var told = await host.QueryAsync($"SELECT \"Role\" FROM \"StaffNotices\" WHERE \"Detail\" = '{Spoken(complaint)}' ORDER BY \"CreatedAt\", \"Id\"");
        Assert.Equal("SchoolClerk SchoolHead SchoolHead MinistryInspector", string.Join(' ', told.Select(row => row[0])));
    }

    [Fact]
    public async Task Complaint_WithoutADepartmentInTheRegion_GoesToTheMinistry()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "redirect"); // to a school in Astana, where no department is published
        using var head = await host.StaffAsync(Demo.AstanaHead);
        await head.DoAsync(number, "start");
        var complaint = await FileAsync(person, number, "Action");
        using var inspector = await host.StaffAsync(Demo.Inspector);
        await inspector.GetAsync("/kk/staff/complaints");
        Assert.Contains(Spoken(complaint), inspector.Main, StringComparison.Ordinal);
        await inspector.GetAsync($"/kk/staff/complaints/{complaint}");
        await inspector.SubmitAsync(("Outcome", "Satisfied"), ("Reasons", "Ескерту жасалды."));
        Assert.Contains(Said.In("kk", "complaints.answered"), inspector.Main, StringComparison.Ordinal);
        Assert.Equal("ReviewStarted", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Complaint_AfterItsTerm_IsTakenWithAReasonAndMarkedLate()
    {
        var (person, number) = await RefusedCaseAsync("kk");
        host.Clock.SetAlmaty("2027-04-05 10:00");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/complaint");
        await citizen.SubmitAsync(("Subject", "Refusal"), ("Text", Words));
        Said.Refused(citizen, "kk", "LateReason", "complaints.late-error");
        Assert.Equal(Words, citizen.Value("Text"));
        await citizen.SubmitAsync(("LateReason", "Ауруханада болдым."));
        Assert.Contains(Said.In("kk", "complaints.filed"), citizen.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "complaints.late"), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Complaint_WithoutAnswers_NamesWhatIsMissing(string language)
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person, language);
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}/complaint");
        await citizen.SubmitAsync();
        Said.Refused(citizen, language, "Subject", "complaints.subject-error");
        Said.Refused(citizen, language, "Text", "complaints.text-error");
        await citizen.SubmitAsync(("Subject", "Action"), ("Text", new string('а', 4001)));
        Said.Refused(citizen, language, "Text", "apply.too-long", 4000);
    }

    [Fact]
    public async Task Complaint_WhileOneWaits_IsNotOfferedAgain()
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person);
        await FileAsync(person, number, "Action");
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/complaint");
        Assert.False(citizen.Has("main form"));
        Assert.Equal(1, int.Parse((await host.QueryAsync($"SELECT COUNT(*) FROM \"Complaints\" WHERE \"CaseNumber\" = '{number}'"))[0][0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Complaint_OfAnotherCitizen_IsNotFoundAndTheAttemptIsOnRecord()
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person);
        var complaint = await FileAsync(person, number, "Action");
        var other = host.NewPerson();
        var ownNumber = await NewCaseAsync(other);
        host.Clock.AdvancePastResend();
        using var stranger = await host.CitizenAsync(other);
        foreach (var path in (string[])[$"{number}/complaint", $"{number}/complaint/{complaint}/acknowledgement", $"{ownNumber}/complaint/{complaint}/acknowledgement"])
        {
            await stranger.GetAsync($"/kk/my/{path}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }

        Assert.Equal(2, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
    }

    private async Task<string> NewCaseAsync(TestPerson person, string language = "kk")
    {
        host.Clock.SetAlmaty(StartOfTests);
        return await host.NewCaseAsync(person, language);
    }

    private async Task<(TestPerson Person, string Number)> RefusedCaseAsync(string language)
    {
        var person = host.NewPerson();
        var number = await NewCaseAsync(person, language);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(number, "hearing", [("Day", "24.11.2026"), ("Time", "10:00"), .. OfficerJourneys.EntriesFor("hearing")]);
        host.Clock.SetAlmaty("2026-11-25 11:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.DoAsync(number, "refuse");
        return (person, number);
    }

    /// <summary>Files a complaint and returns its number, eight digits.</summary>
    private async Task<string> FileAsync(TestPerson person, string number, string subject, string language = "kk")
    {
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}/complaint");
        await citizen.SubmitAsync(("Subject", subject), ("Text", Words));
        Assert.Contains(Said.In(language, "complaints.filed"), citizen.Main, StringComparison.Ordinal);
        return (await host.QueryAsync($"SELECT \"Number\" FROM \"Complaints\" WHERE \"CaseNumber\" = '{number}'"))[0][0];
    }

    private static string Spoken(string complaint) => $"Ш-{complaint[..4]}-{complaint[4..]}";
}
