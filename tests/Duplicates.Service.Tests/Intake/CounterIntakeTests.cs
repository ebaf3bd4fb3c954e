using System.Net;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Intake;

public sealed class CounterIntakeTestsOnSqlite(SqliteHost host) : CounterIntakeTests(host), IClassFixture<SqliteHost>;

public sealed class CounterIntakeTestsOnPostgreSql(PostgreSqlHost host) : CounterIntakeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A visitor at a counter of the Corporation applies to a school (R2.2, R2.5, R3.2).</summary>
public abstract class CounterIntakeTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Accept_APreparedPerson_MakesACaseOfTheSchoolAndGivesTheReceiptAtTheCounter(string language)
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator, language);
        var number = await @operator.AcceptAtCounterAsync(person, language);
        var submitted = (await host.HistoryAsync(number)).OfType<ApplicationSubmitted>().Single();
        Assert.Equal((Channel.CorporationCounter, Demo.AstanaCorporation, Demo.AlmatySchool), (submitted.Intake!.Channel, submitted.Intake.PlaceId, submitted.Content.OfficeId));
        Assert.Equal(Demo.AstanaCorporation, submitted.Content.CollectionOfficeId);
        await @operator.GetAsync($"/{language}/staff/intake/accepted/{number}/documents/receipt");
        foreach (var fact in (string[])[Journeys.Spoken(number), person.FullName, submitted.By.DisplayName, Said.In(language, "staff-accounts.role.CorporationOperator"), Said.In(language, "intake.channel.CorporationCounter")])
        {
            Assert.Contains(fact, @operator.Main, StringComparison.Ordinal);
        }

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "intake.channel.CorporationCounter"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_PrintedAgainAtTheCounter_SaysSo()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var number = await @operator.AcceptAtCounterAsync(host.NewPerson());
        await @operator.SubmitFormAsync("form[action*='ReceiptAgain']");
        Assert.EndsWith("/documents/receipt-2", @operator.Address, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "documents.receipt.reprint"), @operator.Main, StringComparison.Ordinal);
        Assert.Equal(nameof(ReceiptReprinted), (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Case_OfAnotherCounterOrDoor_IsNotFoundAndOnRecord()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var number = await host.NewCaseAsync();
        foreach (var page in (string[])["", "/documents/receipt", "/documents/application"])
        {
            await @operator.GetAsync($"/kk/staff/intake/accepted/{number}{page}");
            Assert.Equal(HttpStatusCode.NotFound, @operator.Status);
        }

        Assert.Equal(3, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
        var own = await @operator.AcceptAtCounterAsync(host.NewPerson());
        await @operator.GetAsync($"/kk/staff/intake/accepted/{own}/documents/duplicate-sheet");
        Assert.Equal(HttpStatusCode.NotFound, @operator.Status);
    }

    [Fact]
    public async Task Draft_OfTheCounter_IsTakenOverByTheNextOperatorAndUnknownToSchools()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        var draft = await @operator.BeginAtDeskAsync();
        await @operator.EnterAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/intake/{draft}/person");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        using var next = await host.StaffAsync(Demo.CorporationHead);
        await next.GetAsync("/kk/staff/intake");
        Assert.Contains(person.FullName, next.Main, StringComparison.Ordinal);
        await next.GetAsync($"/kk/staff/intake/{draft}/school");
        await next.ChooseSchoolAsync();
        await next.EnterAsync(person);
        await next.EnterAsync(person);
        Assert.Contains("/accepted/", next.Address, StringComparison.Ordinal);
        Assert.Equal(["IntakeBegun", "IntakeDenied", "IntakeTakenOver"], await host.AuditAsync(Guid.Parse(draft).ToString("N")));
    }

    [Fact]
    public async Task Person_ARelativeOfTheOperator_IsPassedOnAndOnlyAColleagueGoesOn()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        var draft = await @operator.BeginAtDeskAsync();
        await @operator.EnterAsync(person, ("IsRelative", "true"));
        Assert.Contains(Said.In("kk", "desk.passed-on"), @operator.Main, StringComparison.Ordinal);
        await @operator.GetAsync($"/kk/staff/intake/{draft}/person");
        Assert.EndsWith("/staff/intake?passedOn=true", @operator.Address, StringComparison.Ordinal);
        Assert.Contains("IntakePassedOn", await host.AuditAsync(Guid.Parse(draft).ToString("N")), StringComparer.Ordinal);
        using var next = await host.StaffAsync(Demo.CorporationHead);
        await next.GetAsync($"/kk/staff/intake/{draft}/person");
        await next.EnterAsync(person);
        Assert.EndsWith("/school", next.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OwnCase", "Surname")]
    [InlineData("IdentityOfAnotherRole", "Identity")]
    public async Task Person_WhomThisOperatorDoesNotServeLikeThis_IsRefusedOnRecordAndNothingIsKept(string violation, string field)
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        var draft = await @operator.BeginAtDeskAsync();
        (string, string?)[] entries = violation == "OwnCase"
            ? [("Surname", "Исаева"), ("GivenName", "Жанна"), ("Patronymic", null)]
            : [("Relation", "Parent"), ("Identity", "BirthCertificate"), ("ChildIin", host.NewChild().Iin), ("ChildSurname", person.Surname), ("ChildGivenName", "Еркежан")];
        await @operator.EnterAsync(person, entries);
        Said.Refused(@operator, "kk", field, $"casework.violation.{violation}");
        Assert.Equal(["IntakeRefused"], await host.AuditAsync($"{Guid.Parse(draft):N} {violation}"));
        await @operator.GetAsync($"/kk/staff/intake/{draft}/person");
        Assert.Null(@operator.Find("[name=Iin]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("take over")]
    [InlineData("pass on")]
    [InlineData("drop")]
    public async Task Draft_WhoseEntryInTheLogCannotBeMade_StaysAsItWas(string step)
    {
        // nobody in this role is on record for what desks do, so that each append fails
        var (officer, stranger) = (new SchoolOfficer("operator", "Исаева Жанна", ActorRole.CorporationOperator, "1desk0000000000000000000000"), new SchoolOfficer("other", "Ким Анна", ActorRole.MinistryEditor, "1desk0000000000000000000000"));
        await using var scope = host.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<DeskDrafts>();
        var before = (await drafts.OfAsync(officer, default)).Select(one => one.Id).ToList();
        var begun = step == "begin" ? null : await drafts.FindAsync(await drafts.BeginAsync(officer, default), officer, default);
        Func<Task> act = step switch
        {
            "begin" => () => drafts.BeginAsync(stranger, default),
            "take over" => () => drafts.SaveAsync(begun!, begun!.Answers with { IsAtHome = true }, OfficeMeasure.IntakePapers, stranger, default),
            "pass on" => () => drafts.PassOnAsync(begun!, stranger, default),
            _ => () => drafts.DropAsync(begun!.Id, stranger, default),
        };
        await Assert.ThrowsAsync<ArgumentException>(act);
        var after = (await drafts.OfAsync(officer, default)).Where(one => !before.Contains(one.Id)).ToList();
        Assert.Equal(begun is null ? [] : [begun.Stored], after.Select(one => one.Stored), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("№ 5 мектеп-гимназия", "/request")]
    [InlineData("№ 5 Алматы", "/school")]
    [InlineData("Алматы", "/school")]
    [InlineData("мұндай мектеп жоқ", "/school")]
    [InlineData(" \u200B", "/school")]
    public async Task Person_WordsOfTheSchool_LeadPastItsPageWhenTheyMeanOne(string words, string next)
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.BeginAtDeskAsync();
        await @operator.EnterAsync(host.NewPerson(), ("SchoolWords", words));
        Assert.EndsWith(next, @operator.Address, StringComparison.Ordinal);
        if (next == "/request")
        {
            Assert.Contains(Demo.SchoolName("kk"), @operator.Main, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(words.Trim('\u200B', ' '), @operator.Value("q"));
        }
    }

    [Fact]
    public async Task Accept_AtACounter_CountsTheTimeOfEachStepOnce()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.BeginAtDeskAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await @operator.EnterAsync(person, ("SchoolWords", "Алматы"));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await @operator.ChooseSchoolAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await @operator.EnterAsync(person);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var (path, fields) = @operator.Fill("main form[method=post]", DeskJourneys.EntriesFor("papers", person));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => @operator.PostAsync(path, fields)));
        await @operator.GetAsync(path);
        Assert.Contains("/accepted/", @operator.Address, StringComparison.Ordinal);
        foreach (var (measure, minutes) in ((OfficeMeasure, int)[])[(OfficeMeasure.IntakePerson, 3), (OfficeMeasure.IntakeSchool, 2), (OfficeMeasure.IntakeRequest, 6), (OfficeMeasure.IntakePapers, 5)])
        {
            var times = await host.QueryAsync($"""SELECT "Times" FROM "OfficeWork" WHERE "OfficeId" = '{Demo.AstanaCorporation}' AND "Measure" = '{measure}' AND "Amount" = {minutes}""");
            Assert.Equal("1", Assert.Single(times)[0]);
        }
    }

    [Fact]
    public async Task Figures_OfOffices_AreSeenByTheHeadOfTheOwnAndByInspectorsOfAll()
    {
        await AddWorkAsync(
            (Demo.AstanaCorporation, OfficeMeasure.IntakePerson, 2, 3), (Demo.AstanaCorporation, OfficeMeasure.IntakePapers, 9, 4), (Demo.AstanaCorporation, OfficeMeasure.Transit, 1, 2),
            (Demo.AstanaCorporation, OfficeMeasure.Transit, 4, 3), (Demo.AstanaCorporation, OfficeMeasure.Differences, 3, 1), (Demo.AstanaCorporation, OfficeMeasure.VisitMade, 5, 2),
            ("4nosuchoffice0000000000000", OfficeMeasure.Transit, 9, 7));
        const string query = "/ru/oversight/counters?from=2025-03&to=2025-03";
        using var inspector = await host.StaffAsync(Demo.Inspector, "ru");
        await inspector.GetAsync(query);
        await inspector.GetAsync(inspector.Find("main a[href*='region=71']").GetAttribute("href")!);
        await inspector.GetAsync(inspector.Find($"main a[href*='office={Demo.AstanaCorporation}']").GetAttribute("href")!);
        using var head = await host.StaffAsync(Demo.CorporationHead, "ru");
        await head.GetAsync($"{query}&office=4nosuchoffice0000000000000&region=75");
        foreach (var reader in (Visitor[])[inspector, head])
        {
            foreach (var (column, number) in ((string, string)[])[("intakes", "4"), ("person", "2"), ("papers", "9"), ("bags", "5"), ("differences", "1"), ("transit", "4"), ("visits", "2"), ("visit-wait", "5"), ("visits-not-made", "0")])
            {
                var row = Assert.Single(reader.Page.QuerySelectorAll("main .govuk-summary-list__row"), row => row.TextContent.Contains(Said.In("ru", $"oversight.counters.{column}"), StringComparison.Ordinal));
                Assert.Equal(number, row.QuerySelector("dd")!.TextContent.Trim());
            }
        }

        await head.GetAsync("/ru/oversight/counters?from=2025-04&to=2025-03");
        Assert.Contains(Said.In("ru", "oversight.period-error"), head.Main, StringComparison.Ordinal);
    }

    private async Task AddWorkAsync(params (string Office, OfficeMeasure Measure, int Amount, int Times)[] work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.OfficeWork.AddRange(work.Select(one => new OfficeWorkRow { Day = new DateOnly(2025, 3, 14).DayNumber, OfficeId = one.Office, Measure = one.Measure, Amount = one.Amount, Times = one.Times }));
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Join_PhotosOfSeveralPages_MakesOneDocumentOnceAndNamesWhatNobodyCanRead()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var draft = await @operator.GoToCounterPapersAsync(host.NewPerson());
        await @operator.UploadAsync(("1.jpg", SampleFiles.Photo(3000, 4000)), ("2.jpg", SampleFiles.Photo(480, 360)), ("паспорт.png", SampleFiles.Png));
        await JoinAsync();
        Assert.Contains(Said.In("kk", "files.photos.unreadable", "2.jpg"), @operator.Main, StringComparison.Ordinal);
        var small = @operator.Page.QuerySelectorAll("main .files__file").Single(file => file.TextContent.Contains("2.jpg", StringComparison.Ordinal)).QuerySelector("button")!.GetAttribute("formaction")!;
        await @operator.PostAsync(small, @operator.Fill("main form[method=post]").Fields);
        await @operator.UploadAsync(("3.jpg", SampleFiles.Photo(4000, 3000)));
        var (path, fields) = @operator.Fill("main form[method=post]");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => @operator.PostAsync($"{path.Split('?')[0]}?handler=Join", fields)));
        await @operator.GetAsync($"/kk/staff/intake/{draft}/papers");
        Assert.Equal(["паспорт.png", $"{Said.In("kk", "files.photos.name", 2)}.pdf"], @operator.Page.QuerySelectorAll("main .files__file a").Select(file => file.TextContent).Order(StringComparer.Ordinal).Reverse(), StringComparer.Ordinal);

        Task JoinAsync()
        {
            var (address, entries) = @operator.Fill("main form[method=post]");
            return @operator.PostAsync($"{address.Split('?')[0]}?handler=Join", entries);
        }
    }

    [Fact]
    public async Task Accept_PapersThatWereSeen_NeedAPictureUnlessTheyAreDigital()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GoToCounterPapersAsync(person);
        await @operator.EnterAsync(person, ("NameChange", "OriginalSeen"));
        Said.Refused(@operator, "kk", "Uploads", "casework.violation.PicturesRequired");
        await @operator.UploadAsync(("куәлік.png", SampleFiles.Png));
        await @operator.EnterAsync(person, ("NameChange", "OriginalSeen"));
        Assert.Contains("/accepted/", @operator.Address, StringComparison.Ordinal);
        var other = host.NewPerson();
        await @operator.GoToCounterPapersAsync(other);
        await @operator.EnterAsync(other, ("NameChange", "Digital"));
        Assert.Contains("/accepted/", @operator.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_ShowsTheApplicationInTheOwnLanguage_IsConfirmedAndEndsWithTheVisit()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GoToCounterPapersAsync(person, ("Language", "ru"));
        var code = await ShowOnMirrorAsync(@operator);
        using var screen = host.NewVisitor();
        await screen.GetAsync("/kk/counter/mirror");
        await screen.SubmitAsync(("Code", code));
        Assert.StartsWith("/ru/counter/mirror/", screen.Address, StringComparison.Ordinal);
        Assert.Contains(person.FullName, screen.Main, StringComparison.Ordinal);
        await screen.SubmitAsync();
        Assert.Contains(Said.In("ru", "desk.mirror.confirmed"), screen.Main, StringComparison.Ordinal);
        var address = screen.Address;
        using var second = host.NewVisitor();
        await second.GetAsync("/kk/counter/mirror");
        await second.SubmitAsync(("Code", code));
        Said.Refused(second, "kk", "Code", "desk.mirror.code-error");

        await @operator.GetAsync(@operator.Address);
        Assert.Contains(Said.In("kk", "desk.mirror.read", "\0").Split('\0')[0], @operator.Main, StringComparison.Ordinal);
        await @operator.EnterAsync(person);
        Assert.Contains("/accepted/", @operator.Address, StringComparison.Ordinal);
        await screen.GetAsync(address);
        Assert.Equal("/ru/counter/mirror", screen.Address);
    }

    [Fact]
    public async Task Mirror_WordsThatChangedAfterTheyWereRead_AreNotConfirmed()
    {
        var person = host.NewPerson();
        using var @operator = await host.StaffAsync(Demo.Operator);
        var draft = await @operator.GoToCounterPapersAsync(person);
        var code = await ShowOnMirrorAsync(@operator);
        using var screen = host.NewVisitor();
        await screen.GetAsync("/kk/counter/mirror");
        await screen.SubmitAsync(("Code", code));
        var (path, fields) = screen.Fill("main form[method=post]");
        await @operator.GetAsync($"/kk/staff/intake/{draft}/request");
        await @operator.EnterAsync(person, ("Year", "2009"));
        await screen.PostAsync(path, fields);
        Assert.Contains("2009", screen.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "desk.mirror.confirmed"), screen.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_CodeAfterItsTime_OpensNothing()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GoToCounterPapersAsync(host.NewPerson());
        var code = await ShowOnMirrorAsync(@operator);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        using var screen = host.NewVisitor();
        await screen.GetAsync("/kk/counter/mirror");
        await screen.SubmitAsync(("Code", code));
        Said.Refused(screen, "kk", "Code", "desk.mirror.code-error");
    }

    private static async Task<string> ShowOnMirrorAsync(Visitor @operator)
    {
        var (path, fields) = @operator.Fill("main form[method=post]");
        await @operator.PostAsync($"{path.Split('?')[0]}?handler=Mirror", fields);
        return @operator.Text("[role=status] strong");
    }
}
