using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Track;

namespace Duplicates.Service.Tests.Public;

public sealed class TrackTestsOnSqlite(SqliteHost host) : TrackTests(host), IClassFixture<SqliteHost>;

public sealed class TrackTestsOnPostgreSql(PostgreSqlHost host) : TrackTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Anybody with the number and four digits learns where a case stands, and nothing about a person (R8.2).</summary>
public abstract class TrackTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk", "2026 ж. 11 желтоқсан")]
    [InlineData("ru", "11 декабря 2026 г.")]
    public async Task Track_NumberAndLastFour_TellsTheStateAndNothingPersonal(string language, string due)
    {
        host.Clock.Reset();
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        using var visitor = await AskAsync(Journeys.Spoken(number), $" {person.LastFour} ", language);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains(Said.In(language, "track.sentence.Registered"), visitor.Main, StringComparison.Ordinal);
        Assert.Contains(due, visitor.Main, StringComparison.Ordinal);
        foreach (var personal in (string[])[person.Surname, person.GivenName, person.Patronymic, person.Iin, person.LastFour, person.Phone, person.Phone[^7..], Demo.SchoolName(language)])
        {
            Assert.DoesNotContain(personal, visitor.Main, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("№ {0}-{1}-{2}", "{0}")]
    [InlineData("№{0}\u2014{1}\u2212{2}.", "\u200b{0}")]
    [InlineData("\u200e{0} {1} {2}\u200f", "{0}.")]
    public async Task Track_NumberAsItIsPrintedAndPasted_IsRead(string number, string lastFour)
    {
        var person = host.NewPerson();
        var own = await host.NewCaseAsync(person);
        using var visitor = await AskAsync(
            string.Format(CultureInfo.InvariantCulture, number, own[..3], own[3..6], own[6..]),
            string.Format(CultureInfo.InvariantCulture, lastFour, person.LastFour));
        Assert.Contains(Said.In("kk", "track.sentence.Registered"), visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Question_ThatWaits_IsSaidByTheListTheTrackingAndTheSchool(string language)
    {
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person, language);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "question");

        await citizen.GetAsync($"/{language}/my");
        Assert.Contains(Said.In(language, "track.state.Asked"), citizen.Main, StringComparison.Ordinal);
        using (var visitor = await AskAsync(number, person.LastFour, language))
        {
            Assert.Contains(Said.In(language, "track.sentence.Asked"), visitor.Main, StringComparison.Ordinal);
            Assert.Contains(Said.In(language, "track.next.Asked"), visitor.Main, StringComparison.Ordinal);
        }

        await clerk.GetAsync($"/{language}/staff");
        await clerk.SubmitFormAsync("form[role=search]", ("Sought", number));
        Assert.Contains(Said.In(language, "worklist.asked"), clerk.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/{language}/my/{number}");
        await citizen.SubmitFormAsync("form[action*='handler=Answer']", ("Answer", "2005"));
        await citizen.GetAsync($"/{language}/my");
        Assert.Contains(Said.In(language, "track.state.UnderReview"), citizen.Main, StringComparison.Ordinal);
        await clerk.GetAsync($"/{language}/staff");
        await clerk.SubmitFormAsync("form[role=search]", ("Sought", number));
        Assert.DoesNotContain(Said.In(language, "worklist.asked"), clerk.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Case_ThatIsFinished_ShowsNoRunningTerm(string language)
    {
        host.Clock.Reset();
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        await citizen.SubmitFormAsync("form[action*='handler=Withdraw']");
        await citizen.GetAsync($"/{language}/my");
        Assert.Contains(Said.In(language, "track.term.over"), citizen.Main, StringComparison.Ordinal);
        using var visitor = await AskAsync(number, person.LastFour, language);
        Assert.Contains(Said.In(language, "track.term.over"), visitor.Text("dl"), StringComparison.Ordinal);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "track.term.over"), clerk.Text(".case__now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Track_ByTheIinOfTheChild_TellsTheState()
    {
        var (person, child) = (host.NewPerson(), host.NewChild());
        using var applicant = host.NewVisitor();
        await applicant.GoToAsync("whose", person);
        await applicant.SubmitAsync(("Relation", "Parent"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName), ("ChildPatronymic", null));
        while (applicant.StepOf() != "check")
        {
            await applicant.AnswerAsync(person);
        }

        host.Clock.AdvancePastResend();
        await applicant.AnswerAsync(person);
        await applicant.TypeCodeAsync(person);
        using var visitor = await AskAsync(applicant.NumberOfCase(), child.LastFour);
        Assert.Contains(Said.In("kk", "track.sentence.Registered"), visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(child.GivenName, visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_WrongDigitsAndUnknownNumber_GetTheSameAnswer(string language)
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        var wrongDigits = person.LastFour == "0000" ? "1111" : "0000";
        var unknown = ApplicationNumber.Create((int.Parse(number[..8], CultureInfo.InvariantCulture) + 1) % 100_000_000).Value;
        using var first = await AskAsync(number, wrongDigits, language);
        using var second = await AskAsync(unknown, wrongDigits, language);
        foreach (var visitor in (Visitor[])[first, second])
        {
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Said.Refused(visitor, language, "Number", "track.not-found");
        }

        Assert.Equal(first.Main, second.Main);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_SlipInTheNumber_IsNamed(string language)
    {
        var number = ApplicationNumber.Create(48291307).Value;
        var slip = number[..3] + (number[3] == '9' ? '8' : '9') + number[4..];
        using var visitor = await AskAsync(slip, "12a4", language);
        Said.Refused(visitor, language, "Number", "track.number-error.WrongCheckDigit");
        Said.Refused(visitor, language, "LastFour", "track.last-four-error");
        Assert.Equal((slip, "12a4"), (visitor.Value("Number"), visitor.Value("LastFour")));
    }

    [Fact]
    public async Task Track_EleventhTryForOneNumber_MustWait()
    {
        var number = ApplicationNumber.Create(11223344).Value;
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            using var early = await AskAsync(number, "0000");
            Assert.Equal(HttpStatusCode.OK, early.Status);
        }

        using var late = await AskAsync(number, "0000", "ru");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.Equal(Said.In("ru", "errors.429.title"), late.Heading);
    }

    [Fact]
    public async Task Track_RightDigitsAgainAndAgain_NeverHasToWait()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        for (var time = 1; time <= 70; time++)
        {
            using var visitor = await AskAsync(number, person.LastFour);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
    }

    [Fact]
    public async Task Track_TriedInVainTooOften_TellsTheApplicantInTheInboxOnce()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        var sent = (await host.MessagesAsync()).Count;
        for (var time = 1; time <= 13; time++)
        {
            using var visitor = await AskAsync(number, person.LastFour == "0000" ? "1111" : "0000");
        }

        host.Clock.AdvancePastResend();
        using var applicant = await host.CitizenAsync(person);
        await applicant.GetAsync("/kk/my/messages");
        Assert.Single(Regex.Matches(applicant.Main, Regex.Escape(Said.In("kk", "track.tries.subject")), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(sent + 1, (await host.MessagesAsync()).Count); // the code of the sign-in
    }

    [Fact]
    public void TrackingLimits_TriesInVainFromOneAddress_ShutNobodyElseOut()
    {
        var (limits, number) = (new TrackingLimits(TestClock.New()), ApplicationNumber.Create(55667788));
        for (var time = 0; time < 50; time++)
        {
            limits.TryUse("203.0.113.7", number);
        }

        Assert.NotNull(limits.TryUse("203.0.113.7", number));
        Assert.Null(limits.TryUse("203.0.113.8", number));
    }

    [Fact]
    public void TrackingLimits_ManyAddresses_GuessTwoHundredTimesADayAtMost()
    {
        var (limits, number) = (new TrackingLimits(TestClock.New()), ApplicationNumber.Create(55667788));
        Assert.Equal(200, Enumerable.Range(0, 1000).Count(address => limits.TryUse($"address {address}", number) is null));
    }

    private async Task<Visitor> AskAsync(string number, string lastFour, string language = "kk")
    {
        var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/track");
        await visitor.SubmitAsync(("Number", number), ("LastFour", lastFour));
        return visitor;
    }
}
