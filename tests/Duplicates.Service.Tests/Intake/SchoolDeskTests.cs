using System.Net;
using Duplicates.Domain.Applications;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Intake;

public sealed class SchoolDeskTestsOnSqlite(SqliteHost host) : SchoolDeskTests(host), IClassFixture<SqliteHost>;

public sealed class SchoolDeskTestsOnPostgreSql(PostgreSqlHost host) : SchoolDeskTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A paper application at the school's office (R2.1, R2.5, R3.2).</summary>
public abstract class SchoolDeskTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Accept_APreparedPerson_GivesNumberReceiptAndNameOfWhoAccepted(string language)
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        var number = await clerk.AcceptAtDeskAsync(person, language);
        Assert.Equal(["ApplicationDrafted", "ApplicationSubmitted", "ApplicationRegistered"], await host.EventsAsync(number));
        await clerk.GetAsync($"/{language}/staff/cases/{number}/documents/receipt");
        var clerkName = (await host.HistoryAsync(number))[0].By.DisplayName;
        foreach (var fact in (string[])[Journeys.Spoken(number), person.FullName, clerkName, Said.In(language, "staff-accounts.role.SchoolClerk"), Said.In(language, "intake.identity.IdCard"), "012345678", Said.In(language, "intake.channel.SchoolOffice")])
        {
            Assert.Contains(fact, clerk.Main, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Said.In(language, "documents.receipt.reprint"), clerk.Main, StringComparison.Ordinal);
        Assert.Empty(await host.NoticesToAsync(person));
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "intake.channel.SchoolOffice"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_SentFortyTimesAtOnce_MakesOneCase()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var person = host.NewPerson();
        await clerk.GoToPapersAsync(person);
        var (path, fields) = clerk.Fill("main form[method=post]", DeskJourneys.EntriesFor("papers", person));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => clerk.SendFormAsync(path, fields)));
        Assert.All(answers, answer => Assert.Contains("/accepted/", answer, StringComparison.Ordinal));
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Draft_OfAnotherSchool_IsNotFoundAndOnRecord()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.GoToPapersAsync(host.NewPerson());
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        foreach (var page in (string[])["person", "request", "papers", "form"])
        {
            await stranger.GetAsync($"/kk/staff/intake/{draft}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }

        Assert.Equal(4, (await host.AuditAsync(Guid.Parse(draft).ToString("N"))).Count(action => action == "IntakeDenied"));
        await stranger.GetAsync("/kk/staff/intake");
        Assert.DoesNotContain(draft, stranger.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfAColleague_IsTakenOverAndOnRecord()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.BeginAtDeskAsync();
        await clerk.EnterAsync(person);
        using var colleague = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await colleague.GetAsync("/kk/staff/intake");
        Assert.Contains(person.FullName, colleague.Main, StringComparison.Ordinal);
        await colleague.GetAsync($"/kk/staff/intake/{draft}/request");
        await colleague.EnterAsync(person);
        await colleague.EnterAsync(person);
        Assert.Contains("/accepted/", colleague.Address, StringComparison.Ordinal);
        Assert.Contains("IntakeTakenOver", await host.AuditAsync(Guid.Parse(draft).ToString("N")), StringComparer.Ordinal);
        Assert.Contains("IntakeAccepted", await host.AuditAsync(colleague.NumberOfCase()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Draft_ChangedByAColleagueMeanwhile_SaysSoAndKeepsWhatWasTyped()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.BeginAtDeskAsync();
        await clerk.EnterAsync(person);
        using var colleague = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await colleague.GetAsync($"/kk/staff/intake/{draft}/request");
        await colleague.EnterAsync(person, ("Year", "2001"));
        await clerk.EnterAsync(person, ("Year", "2004"));
        Assert.EndsWith("/request", clerk.Address, StringComparison.Ordinal);
        Assert.Equal("2004", clerk.Value("Year"));
        await clerk.EnterAsync(person, ("Year", "2004"));
        Assert.EndsWith("/papers", clerk.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AfterAcceptance_LeadToTheCase()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.GoToPapersAsync(person);
        await clerk.EnterAsync(person);
        var number = clerk.NumberOfCase();
        foreach (var page in (string[])["person", "request", "papers", "form"])
        {
            await clerk.GetAsync($"/kk/staff/intake/{draft}/{page}");
            Assert.Equal($"/kk/staff/intake/accepted/{number}", clerk.Address);
        }
    }

    [Fact]
    public async Task Accept_AChangeAfterPrinting_NeedsAnotherSignature()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.GoToPapersAsync(person);
        var (path, fields) = clerk.Fill("main form[method=post]", DeskJourneys.EntriesFor("papers", person));
        await clerk.GetAsync($"/kk/staff/intake/{draft}/request");
        await clerk.EnterAsync(person, ("Year", "2009"));
        var current = clerk.Value("Version");
        await clerk.PostAsync(path, fields.Select(field => field.Key == "Version" ? KeyValuePair.Create("Version", current) : field));
        Said.Refused(clerk, "kk", "Origin", "desk.papers.words-changed");
        await clerk.EnterAsync(person);
        Assert.Contains("/accepted/", clerk.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_NoIdentityShown_NamesItOnTheSlipAndIsNotRefused()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.BeginAtDeskAsync();
        await clerk.EnterAsync(person, ("Identity", "NotShown"), ("IdentityNumber", null));
        await clerk.EnterAsync(person);
        await clerk.EnterAsync(person);
        var number = clerk.NumberOfCase();
        Assert.Equal("MissingPapersNamed", (await host.EventsAsync(number))[^1]);
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/missing-papers");
        Assert.Contains(Said.In("kk", "documents.missing.Identity"), clerk.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "documents.missing.nothing-else"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_PrintedAgain_SaysSoAndIsKeptBesideTheFirst()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var number = await clerk.AcceptAtDeskAsync(host.NewPerson());
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await clerk.DoAsync(number, "receipt-again");
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/receipt-2");
        Assert.Contains(Said.In("kk", "documents.receipt.reprint"), clerk.Main, StringComparison.Ordinal);
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/receipt");
        Assert.DoesNotContain(Said.In("kk", "documents.receipt.reprint"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_WithAProvenPhone_TheApplicantFollowsAndWithdrawsAsFromHome()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.BeginAtDeskAsync();
        host.Clock.AdvancePastResend();
        await clerk.EnterAsync(person, ("Phone", person.Phone));
        Assert.Contains("/phone/", clerk.Address, StringComparison.Ordinal);
        await clerk.SubmitAsync(("Code", await clerk.CodeForAsync(person.Phone)));
        await clerk.EnterAsync(person);
        await clerk.EnterAsync(person);
        var number = clerk.NumberOfCase();
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        Assert.Contains(await host.NoticesToAsync(person), notice => notice.Kind == "registered");
        await citizen.SubmitFormAsync("form[action*='Withdraw']");
        Assert.Equal("ApplicationWithdrawn", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Accept_APhoneThatNobodyProved_IsAskedForOrLeftOut()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.BeginAtDeskAsync();
        host.Clock.AdvancePastResend();
        await clerk.EnterAsync(person, ("Phone", person.Phone));
        await clerk.GetAsync($"/kk/staff/intake/{draft}/papers");
        Assert.EndsWith("/person", clerk.Address, StringComparison.Ordinal);
        await clerk.EnterAsync(person, ("Phone", null));
        Assert.EndsWith("/request", clerk.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_OfSomebodyWithoutAPhone_WaitUntilTheyAreHandedOver()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var number = await clerk.AcceptAtDeskAsync(host.NewPerson());
        await clerk.DoAsync(number, "start");
        await clerk.ActAsync(number, "question", OfficerJourneys.EntriesFor("question"));
        await clerk.GetAsync("/kk/staff/letters");
        var waiting = $"li:has(a[href*='/cases/{number}/documents/question']) form";
        await clerk.SubmitFormAsync(waiting, []);
        Assert.True(clerk.Has(waiting), "a form without a way changes nothing");
        var (path, fields) = clerk.Fill(waiting);
        await clerk.PostAsync(path, [.. fields, KeyValuePair.Create("way", "HandedOver")]);
        Assert.False(clerk.Has(waiting));
        Assert.Contains("LetterHandedOver", (await host.QueryAsync("""SELECT "Action" FROM "AuditEntries" """)).Select(row => row[0]), StringComparer.Ordinal);
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await stranger.GetAsync("/kk/staff/letters");
        Assert.DoesNotContain(number, stranger.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_AFormThatWasBrought_NeedsItsScanWithAllPages()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GoToPapersAsync(person);
        await clerk.EnterAsync(person, ("Origin", "Brought"));
        Said.Refused(clerk, "kk", "Uploads", "desk.papers.scan.error");
        await clerk.UploadAsync(("өтініш.png", SampleFiles.Png));
        await clerk.EnterAsync(person, ("Origin", "Brought"), ("Pages", "2"));
        Said.Refused(clerk, "kk", "Pages", "desk.papers.pages.scan-error", 1);
        await clerk.EnterAsync(person, ("Origin", "Brought"), ("Pages", "1"));
        var number = clerk.NumberOfCase();
        Assert.Equal("өтініш.png", Assert.Single((await host.HistoryAsync(number)).OfType<ApplicationSubmitted>().Single().Content.Files).Name);
    }

    [Fact]
    public async Task Person_AnOfficerAsRepresentativeOrApplicant_IsNotAccepted()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var names = (await host.QueryAsync($"""SELECT "Email", "DisplayName" FROM "AspNetUsers" WHERE "Email" IN ('{Demo.AlmatyClerk}', '{Demo.AlmatyHead}')""")).ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal);
        var (person, child) = (host.NewPerson(), TestPerson.Child(7));
        await clerk.BeginAtDeskAsync();
        await clerk.EnterAsync(NamedAs(person, names[Demo.AlmatyClerk]));
        Said.Refused(clerk, "kk", "Surname", "casework.violation.OwnCase");
        await clerk.EnterAsync(
            NamedAs(person, names[Demo.AlmatyHead]), ("Relation", "LegalRepresentative"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName), ("ChildPatronymic", child.Patronymic));
        Said.Refused(clerk, "kk", "Surname", "casework.violation.OfficerCannotRepresent");
    }

    [Fact]
    public async Task Drafts_NobodyFinished_AreCleanedUpAfterTheirTerm()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var draft = await clerk.BeginAtDeskAsync();
        await host.RunJobAsync("paper applications that nobody finished");
        Assert.Contains(await DraftsAsync(), id => Guid.Parse(id) == Guid.Parse(draft));
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.RunJobAsync("paper applications that nobody finished");
        Assert.DoesNotContain(await DraftsAsync(), id => Guid.Parse(id) == Guid.Parse(draft));
    }

    [Fact]
    public async Task Accept_ReceivedEarlier_TheTermCountsFromThen()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GoToPapersAsync(person);
        var received = Domain.Time.AlmatyTime.ToLocal(host.Clock.GetUtcNow()).AddDays(-2);
        await clerk.EnterAsync(person, ("ReceivedOn", received.AddDays(-9).ToString("yyyy-MM-dd", null)), ("ReceivedTime", "10:00"));
        Said.Refused(clerk, "kk", "ReceivedOn", "casework.violation.ReceivedOutsideTime");
        await clerk.EnterAsync(person, ("ReceivedOn", received.ToString("yyyy-MM-dd", null)), ("ReceivedTime", "10:00"));
        var registered = (await host.HistoryAsync(clerk.NumberOfCase())).OfType<ApplicationRegistered>().Single();
        Assert.Equal(received.Date.AddHours(10), registered.Acceptance.ReceivedLocal);
    }

    private async Task<IEnumerable<string>> DraftsAsync() => (await host.QueryAsync("""SELECT "Id" FROM "Drafts" """)).Select(row => row[0]);

    private static TestPerson NamedAs(TestPerson person, string[] name) => person with { Surname = name[0], GivenName = name[1], Patronymic = name.Length > 2 ? name[2] : string.Empty };
}
