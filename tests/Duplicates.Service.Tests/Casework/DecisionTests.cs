using Duplicates.Domain.Applications;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class DecisionTestsOnSqlite(SqliteHost host) : DecisionTests(host), IClassFixture<SqliteHost>;

public sealed class DecisionTestsOnPostgreSql(PostgreSqlHost host) : DecisionTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>One proposes and another decides; there is one outcome however many decide at once (R7).</summary>
public abstract class DecisionTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Fact]
    public async Task Decide_FiftyTimesAtOnce_HasOneOutcomeAndTellsTheOthers()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await host.ProposeApprovalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/approve");
        var approve = head.Fill("main form[method=post]");
        await head.GetAsync($"/kk/staff/cases/{number}/return");
        var giveBack = head.Fill("main form[method=post]", OfficerJourneys.EntriesFor("return"));
        var before = await host.EventsAsync(number);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(place => place % 2 == 0
            ? head.SendFormAsync(approve.Path, approve.Fields)
            : head.SendFormAsync(giveBack.Path, giveBack.Fields)));
        var after = await host.EventsAsync(number);
        Assert.Equal(before.Count + 1, after.Count);
        Assert.Contains(after[^1], (string[])["ApplicationApproved", "ProposalReturned"], StringComparer.Ordinal);
        Assert.Single(answers, answer => answer == $"/kk/staff/cases/{number}");
        Assert.Equal(49, answers.Count(answer => answer == $"/kk/staff/cases/{number}?stale=true"));
        Assert.Equal(after[^1] == "ApplicationApproved" ? 1 : 0, (await host.NoticesToAsync(person)).Count(message => message.Kind == "approved"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Decide_InASchoolWithOneOfficer_IsPossibleAndOnRecord(string language)
    {
        var number = await CaseOfSoleOfficerAsync();
        using var officer = await host.StaffAsync(Demo.SoleHead);
        foreach (var action in (string[])["start", "search", "propose"])
        {
            await officer.DoAsync(number, action);
        }

        await officer.GetAsync($"/{language}/staff/cases/{number}/approve");
        Assert.Contains(Said.In(language, "casefile.sole-officer.lead"), officer.Main, StringComparison.Ordinal);
        await officer.SubmitAsync();
        Assert.Equal($"/{language}/staff/cases/{number}", officer.Address);
        Assert.Contains(Said.In(language, "casefile.sole-officer"), officer.Text(".timeline"), StringComparison.Ordinal);
        Assert.True(Assert.Single((await host.HistoryAsync(number)).OfType<ApplicationApproved>()).BySoleOfficer);
    }

    [Fact]
    public async Task WorkList_OfASchoolWithOneOfficer_WaitsForThatOfficerAllTheWay()
    {
        var number = await CaseOfSoleOfficerAsync();
        using var officer = await host.StaffAsync(Demo.SoleHead);
        foreach (var action in (string[])["start", "search", "propose", "approve"])
        {
            await officer.GetAsync("/kk/staff?tab=Turn");
            Assert.Contains(number, officer.Html, StringComparison.Ordinal);
            await officer.DoAsync(number, action);
        }
    }

    [Fact]
    public async Task Reasons_FromATemplate_AreInTheApplicantsLanguageAndMustBeCompleted()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(language: "ru");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "search");
        await clerk.GetAsync($"/kk/staff/cases/{number}/propose");
        await InsertAsync(clerk, ("Outcome", "Refuse"));
        Said.Refused(clerk, "kk", "Template", "reasons.template-error");
        await InsertAsync(clerk, ("Outcome", "Refuse"), ("Reasons", "Сначала."), ("Template", "UntrueDocuments.1"));
        Assert.Equal("Refuse", clerk.Value("Outcome"));
        Assert.Equal("UntrueDocuments", clerk.Value("Grounds"));
        Assert.Equal($"Сначала.\n\n{Said.In("ru", "reasons.text.UntrueDocuments.1")}", clerk.Value("Reasons").ReplaceLineEndings("\n"));
        await clerk.SubmitAsync();
        Said.Refused(clerk, "kk", "Reasons", "reasons.gap-error");
        await clerk.SubmitAsync(("Reasons", clerk.Value("Reasons").Replace("____", "2006 год", StringComparison.Ordinal)));
        Assert.Equal($"/kk/staff/cases/{number}", clerk.Address);
        Assert.Equal("DecisionProposed", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Decision_AfterTheHearing_MayBeAnotherThanWasProposed()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        host.Clock.SetAlmaty("2026-11-24 17:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        Assert.Contains("Құжатты кейін әкелемін.", later.Main, StringComparison.Ordinal);
        await later.DoAsync(number, "approve");
        Assert.Equal("ApplicationApproved", (await host.EventsAsync(number))[^1]);
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "approved");
    }

    [Fact]
    public async Task Refusal_OnAGroundThatTheNoticeDidNotName_NeedsAnotherNotice()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        host.Clock.SetAlmaty("2026-11-25 09:30");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.GetAsync($"/kk/staff/cases/{number}/refuse");
        Assert.Equal(["RequirementsNotMet"], later.Page.QuerySelectorAll("input[name=Grounds]").Select(ground => ground.GetAttribute("value")), StringComparer.Ordinal);
        Assert.All(later.Page.QuerySelectorAll("select[name=Template] option[value]:not([value=''])"), text => Assert.StartsWith("RequirementsNotMet", text.GetAttribute("value"), StringComparison.Ordinal));
        var (path, fields) = later.Fill("main form[method=post]", ("Reasons", "Келісім берілмеген."));
        await later.PostAsync(path, [.. fields.Where(field => field.Key != "Grounds"), new("Grounds", "NoConsent")]);
        Said.Refused(later, "kk", "Grounds", "casework.violation.GroundNotHeard");

        await later.ActAsync(number, "return", ("Note", "Келісім де берілмеген."));
        await host.ProposeAnewAsync(number, ("Outcome", "Refuse"), ("Grounds", "NoConsent"), ("Reasons", "Келісім берілмеген."));
        await later.DoAsync(number, "hearing");
        Assert.Equal(["HearingRecorded", "ProposalReturned", "DecisionProposed", "HearingAppointed"], (await host.EventsAsync(number)).TakeLast(4), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Case_Refused_ShowsGroundsReasonsAndHearing()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        host.Clock.SetAlmaty("2026-11-25 09:30");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.DoAsync(number, "refuse");
        foreach (var fact in (string[])["Өтініштегі жыл кітаптағы жазбаға сәйкес келмейді.", Said.RequirementsNotMet("kk"), "Директордың кабинеті, 12"])
        {
            Assert.Contains(fact, later.Text(".case__asked"), StringComparison.Ordinal);
        }
    }

    private static Task<Visitor> InsertAsync(Visitor officer, params (string Name, string? Value)[] answers)
    {
        var (path, fields) = officer.Fill("main form[method=post]", answers);
        return officer.PostAsync($"{path}{officer.Find("button[formaction]").GetAttribute("formaction")}", fields);
    }

    private async Task<string> CaseOfSoleOfficerAsync()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(number, "redirect", ("OfficeId", Demo.SoleOfficerSchool), ("Cause", "Кітап сол мектепте."));
        return number;
    }
}
