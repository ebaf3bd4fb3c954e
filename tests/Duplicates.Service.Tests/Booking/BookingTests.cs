using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Duplicates.Domain.People;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Booking;

public sealed class BookingTestsOnSqlite(SqliteHost host) : BookingTests(host), IClassFixture<SqliteHost>;

public sealed class BookingTestsOnPostgreSql(PostgreSqlHost host) : BookingTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A visit to an office of the Corporation is booked, moved and given up without an account (R6.3).</summary>
public abstract partial class BookingTests(ServiceHost host)
{
    private const string Office = Demo.AstanaCorporation;

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Visit_FromTheChoiceOfTheOfficeToGivingUp_IsToldAndFreesItsPlace(string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var visitor = host.NewVisitor();
        var person = host.NewPerson();
        await visitor.GetAsync($"/{language}/booking");
        await visitor.GetAsync(visitor.Find($"main a[href$='{Office}']").GetAttribute("href")!);
        await visitor.GetAsync(visitor.Find("main a[href$='/paper']").GetAttribute("href")!);
        await visitor.SubmitAsync(("Start", "2026-11-20T06:00Z"));
        Assert.Contains("11:00", visitor.Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(("Phone", "123"));
        Assert.Equal("123", visitor.Value("Phone"));
        await visitor.SubmitAsync(("Phone", person.Phone));
        Assert.Equal(Said.In(language, "booking.booked"), visitor.Heading);
        var sms = await LastToAsync(person, "booking-made");
        Assert.Contains("11:00", sms.Body, StringComparison.Ordinal);
        var link = Link().Match(sms.Body).Value;
        Assert.StartsWith($"/{language}/booking/visit/", link, StringComparison.Ordinal);

        using var phone = host.NewVisitor();
        await phone.GetAsync(link + "/move?day=2026-11-21");
        Assert.Contains("10:15", phone.Main, StringComparison.Ordinal);
        await phone.SubmitAsync(("Start", "2026-11-21T05:15Z"));
        Assert.Equal(link, phone.Address);
        Assert.Contains("10:15", (await LastToAsync(person, "booking-moved")).Body, StringComparison.Ordinal);

        await phone.GetAsync(link + "/cancel");
        await phone.SubmitAsync();
        Assert.Equal(Said.In(language, "booking.visit.cancelled"), phone.Heading);
        Assert.Contains("10:15", (await LastToAsync(person, "booking-cancelled")).Body, StringComparison.Ordinal);
        await phone.GetAsync(link + "/cancel");
        Assert.Equal(link + "?stale=true", phone.Address);
        Assert.DoesNotContain(await host.DumpAsync("Places"), value => ((string[])[link[^43..], person.Phone[2..]])
            .Any(secret => value.Value.Contains(secret, StringComparison.Ordinal)));
        using var next = host.NewVisitor();
        await next.GetAsync($"/{language}/booking/office/{Office}/paper?day=2026-11-21");
        Assert.True(next.Has("main input[value='2026-11-21T05:15Z']"));
    }

    [Fact]
    public async Task CalendarFile_OfAMovedAndCancelledVisit_KeepsItsUidAndCounts()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var link = await BookAsync(host.NewPerson(), "2026-11-23T04:00Z");
        using var visitor = host.NewVisitor();
        var first = await CalendarAsync(visitor, link);
        Assert.Equal(("PUBLISH", "0", "20261123T040000Z", "CONFIRMED"), (first["METHOD"], first["SEQUENCE"], first["DTSTART"], first["STATUS"]));
        await visitor.GetAsync(link + "/move?day=2026-11-24");
        await visitor.SubmitAsync(("Start", "2026-11-24T04:00Z"));
        var second = await CalendarAsync(visitor, link);
        Assert.Equal(("PUBLISH", "1", "20261124T040000Z", "20261124T041500Z"), (second["METHOD"], second["SEQUENCE"], second["DTSTART"], second["DTEND"]));
        await visitor.GetAsync(link + "/cancel");
        await visitor.SubmitAsync();
        var last = await CalendarAsync(visitor, link);
        Assert.Equal(("CANCEL", "2", "CANCELLED"), (last["METHOD"], last["SEQUENCE"], last["STATUS"]));
        Assert.Equal(first["UID"], last["UID"]);
        Assert.Equal(first["UID"], second["UID"]);
    }

    [Theory]
    [InlineData("2026-11-20T04:00Z")] // the past
    [InlineData("2026-11-22T06:00Z")] // a Sunday
    [InlineData("2026-11-23T06:07Z")] // between two times
    [InlineData("2026-11-23T16:00Z")] // after closing
    [InlineData("2027-06-01T06:00Z")] // too far ahead
    [InlineData("tomorrow")]
    public async Task Time_ThatTheOfficeDoesNotHave_IsRefusedWithWordsAndTakesNothing(string start)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/booking/office/{Office}/question");
        var before = await host.CountAsync("Places");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Start", start));
        await visitor.PostAsync(path, fields);
        Assert.True(visitor.Has("#Start-error"), visitor.Main);
        Assert.Equal(before, await host.CountAsync("Places"));
    }

    [Fact]
    public async Task Hold_ThatHasEnded_LeadsBackAndBooksNothing()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/booking/office/{Office}/application");
        await visitor.SubmitAsync(("Start", "2026-11-20T08:00Z"));
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.SubmitAsync(("Phone", host.NewPerson().Phone));
        Assert.Equal(Said.In("kk", "booking.hold-ended"), visitor.Heading);
        using var stranger = host.NewVisitor();
        await stranger.GetAsync(visitor.Address);
        Assert.Equal(Said.In("kk", "booking.hold-ended"), stranger.Heading);
    }

    [Fact]
    public async Task Place_TakenByAnotherMeanwhile_NamesTheNearestTimes()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var late = host.NewVisitor();
        await late.GetAsync($"/ru/booking/office/{Office}/question?day=2026-11-25");
        var (path, fields) = late.Fill("main form[method=post]", ("Start", "2026-11-25T05:00Z"));
        for (var place = 0; place < 4; place++)
        {
            await BookAsync(host.NewPerson(), "2026-11-25T05:00Z");
        }

        await late.PostAsync(path, fields);
        Assert.Contains("10:15", late.Text("#Start-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WithAsManyVisitsAsAllowed_IsToldWhatToDo()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        await BookAsync(person, "2026-11-30T05:00Z");
        await BookAsync(person, "2026-12-01T05:00Z");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/booking/office/{Office}/question?day=2026-12-02");
        await visitor.SubmitAsync(("Start", "2026-12-02T05:00Z"));
        await visitor.SubmitAsync(("Phone", person.Phone));
        Said.Refused(visitor, "kk", "Phone", "booking.too-many");
    }

    [Fact]
    public async Task Person_WhoBooksAsAGuestAndSignedIn_IsOnePerson()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        await BookAsync(person, "2026-12-07T05:00Z");
        using var citizen = await host.CitizenAsync(person);
        await BookAsync(citizen, person, "2026-12-08T05:00Z", typePhone: false);
        await citizen.GetAsync($"/kk/booking/office/{Office}/question?day=2026-12-09");
        await citizen.SubmitAsync(("Start", "2026-12-09T05:00Z"));
        await citizen.SubmitAsync();
        Said.Refused(citizen, "kk", "Phone", "booking.too-many");
        await citizen.SubmitAsync(("Phone", host.NewPerson().Phone)); // the account has one booking so far, another phone none
        Assert.Equal(Said.In("kk", "booking.booked"), citizen.Heading);
    }

    [Fact]
    public async Task Reminders_OfAVisit_ComeOnceEachAtTheHoursOfTheOffice()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        await BookAsync(person, "2026-11-26T05:00Z");
        (string, int)[] expected =
            [("2026-11-25 09:59", 0), ("2026-11-25 10:00", 1), ("2026-11-26 07:59", 1), ("2026-11-26 08:01", 2), ("2026-11-26 11:00", 2)];
        foreach (var (time, reminders) in expected)
        {
            host.Clock.SetAlmaty(time);
            await host.RunJobAsync("reminders of visits");
            await host.RunJobAsync("reminders of visits");
            Assert.Equal(reminders, (await host.NoticesToAsync(person)).Count(message => message.Kind == "booking-reminder"));
        }
    }

    [Fact]
    public async Task EarlierTime_ThatComesFree_IsOfferedToWhoeverWaitsForIt()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var (first, waiting) = (host.NewPerson(), host.NewPerson());
        var link = await BookAsync(first, "2026-12-03T05:00Z");
        var later = await BookAsync(waiting, "2026-12-04T05:00Z");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync(later);
        await visitor.SubmitFormAsync("form[action*='handler=Earlier']");
        Assert.Contains(Said.In("kk", "booking.earlier.waiting"), visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync(link + "/cancel");
        await visitor.SubmitAsync();
        Assert.Contains("2026 ж. 3 желтоқсан", (await LastToAsync(waiting, "booking-earlier")).Body.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visits_OfASignedInPerson_StandInTheCabinetOfThatAccountAlone()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        using var citizen = await host.CitizenAsync(person);
        await BookAsync(citizen, person, "2026-12-08T05:00Z", typePhone: false);
        await citizen.GetAsync("/kk/my");
        await citizen.GetAsync(citizen.Find("main a[href*='/booking/visit/']").GetAttribute("href")!);
        Assert.Equal(Said.In("kk", "booking.visit.ahead"), citizen.Heading);
        using var other = await host.CitizenAsync(host.NewPerson());
        await other.GetAsync("/kk/my");
        Assert.False(other.Has("main a[href*='/booking/visit/']"));
    }

    [Fact]
    public async Task Link_ThatIsGuessed_IsNotFoundAndChangesNothing()
    {
        using var visitor = host.NewVisitor();
        foreach (var page in (string[])["", "/move", "/cancel", "?handler=Calendar"])
        {
            await visitor.GetAsync($"/kk/booking/visit/{new string('A', 43)}{page}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    [Fact]
    public async Task Api_FreeTimesAndVisits_KeepTheRulesOfThePages()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var program = host.NewVisitor();
        using var times = await program.SendAsync(HttpMethod.Get, $"/api/v1/offices/{Office}/times");
        Assert.Contains("2026-12-14T05:00:00", await times.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var person = host.NewPerson();
        var nothing = new { officeId = Office, service = "Party", start = "2026-12-14T05:01:00Z", phone = "1" };
        using var wrong = await program.SendAsync(HttpMethod.Post, "/api/v1/visits", JsonContent.Create(nothing));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var wish = new { officeId = Office, service = "Application", start = "2026-12-14T05:00:00Z", phone = person.Phone };
        using var booked = await program.SendAsync(HttpMethod.Post, "/api/v1/visits", JsonContent.Create(wish));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Contains("10:00", (await LastToAsync(person, "booking-made")).Body, StringComparison.Ordinal);
        var between = new { wish.officeId, wish.service, start = "2026-12-14T05:01:00Z", wish.phone };
        using var gone = await program.SendAsync(HttpMethod.Post, "/api/v1/visits", JsonContent.Create(between));
        Assert.Contains("start", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_MovesAndGivesUpByTheLinkOfTheBooking()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        var link = await BookAsync(person, "2026-12-15T05:00Z");
        using var program = host.NewVisitor();
        async Task<HttpStatusCode> SendAsync(string what, object change)
        {
            using var answer = await program.SendAsync(HttpMethod.Post, $"/api/v1/visits/{what}", JsonContent.Create(change));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, await SendAsync("move", new { link = new string('A', 43), start = "2026-12-15T06:00:00Z" }));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("move", new { link, start = "2026-12-15T06:01:00Z" }));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("move", new { link }));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("move", new { link, start = "2026-12-15T06:00:00Z" }));
        Assert.Contains("11:00", (await LastToAsync(person, "booking-moved")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync("cancel", new { link = $"http://localhost{link}" }));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("cancel", new { link }));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("move", new { link, start = "2026-12-15T06:00:00Z" }));
    }

    [Fact]
    public async Task Script_OfOnePhone_IsStoppedAfterAsManyBookingsAsThePhoneMayMake()
    {
        host.Clock.SetAlmaty("2026-11-21 10:00");
        var person = host.NewPerson();
        using var program = host.NewVisitor();
        async Task<(HttpStatusCode Status, string Link)> BookAsync(int place)
        {
            var start = new DateTimeOffset(2026, 12, 18, 4, 0, 0, TimeSpan.Zero).AddMinutes(15 * place);
            using var answer = await program.SendAsync(
                HttpMethod.Post, "/api/v1/visits", JsonContent.Create(new { officeId = Office, service = "Question", start, phone = person.Phone }));
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? string.Empty);
        }

        for (var place = 0; place < 6; place++)
        {
            var (status, link) = await BookAsync(place);
            Assert.Equal(HttpStatusCode.Created, status);
            using var given = await program.SendAsync(HttpMethod.Post, "/api/v1/visits/cancel", JsonContent.Create(new { link }));
            Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await BookAsync(7)).Status);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Created, (await BookAsync(8)).Status);
    }

    [Fact]
    public async Task Script_OfOneAddressWithAPhoneForEachBooking_IsStoppedAtTheLimitOfTheAddress()
    {
        var allowed = 0;
        for (var booking = 0; booking < 120; booking++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var phone = PhoneNumber.Parse($"+7 702 555 {booking / 100:D2} {booking % 100:D2}");
            if (await scope.ServiceProvider.GetRequiredService<BookingLimits>().CountBookingAsync(phone, "203.0.113.20", CancellationToken.None) is null)
            {
                allowed++;
                await transaction.CommitAsync();
            }
        }

        Assert.Equal(100, allowed);
    }

    [Fact]
    public async Task Clock_ThatJumps_LosesNoBookingAndGivesNoHoldForEver()
    {
        host.Clock.SetAlmaty("2026-12-20 10:00"); // a clock that is a month ahead
        using var wrong = host.NewVisitor();
        for (var place = 0; place < 4; place++)
        {
            using var holder = host.NewVisitor();
            await holder.GetAsync($"/kk/booking/office/{Office}/question?day=2026-12-22");
            await holder.SubmitAsync(("Start", "2026-12-22T05:00Z"));
        }

        host.Clock.SetAlmaty("2026-12-01 10:00"); // and is put right
        var person = host.NewPerson();
        var link = await BookAsync(person, "2026-12-22T05:00Z");
        host.Clock.SetAlmaty("2026-12-23 10:00");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync(link + "/move");
        Assert.Equal(link + "?stale=true", visitor.Address);
        host.Clock.SetAlmaty("2026-12-01 10:05");
        await visitor.GetAsync(link);
        Assert.Equal(Said.In("kk", "booking.visit.ahead"), visitor.Heading);
    }

    [Fact]
    public async Task Tabs_ThatMoveTheSameVisit_MoveItOnceAndTellTheOther()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var link = await BookAsync(host.NewPerson(), "2026-12-17T05:00Z");
        using var tab = host.NewVisitor();
        await tab.GetAsync(link + "/move?day=2026-12-18");
        var (path, fields) = tab.Fill("main form[method=post]", ("Start", "2026-12-18T05:00Z"));
        await tab.SubmitAsync(("Start", "2026-12-18T06:00Z"));
        await tab.PostAsync(path, fields);
        Assert.Contains(Said.In("kk", "booking.stale"), tab.Main, StringComparison.Ordinal);
        Assert.Contains("11:00", tab.Main, StringComparison.Ordinal);
    }

    private async Task<string> BookAsync(TestPerson person, string start)
    {
        using var visitor = host.NewVisitor();
        return await BookAsync(visitor, person, start, typePhone: true);
    }

    private static async Task<string> BookAsync(Visitor visitor, TestPerson person, string start, bool typePhone)
    {
        await visitor.GetAsync($"/kk/booking/office/{Office}/application?day={start[..10]}");
        await visitor.SubmitAsync(("Start", start));
        await visitor.SubmitAsync(typePhone ? [("Phone", person.Phone)] : []);
        Assert.True(Said.In("kk", "booking.booked") == visitor.Heading, visitor.Main);
        return visitor.Address.Split('?')[0];
    }

    private async Task<OutboxMessage> LastToAsync(TestPerson person, string kind)
    {
        var messages = await host.NoticesToAsync(person);
        return messages.FirstOrDefault(message => message.Kind == kind)
            ?? throw new InvalidOperationException($"Nothing of {kind} among {string.Join(", ", messages.Select(message => message.Kind))}.");
    }

    private static async Task<Dictionary<string, string>> CalendarAsync(Visitor visitor, string link)
    {
        using var response = await visitor.SendAsync(HttpMethod.Get, link + "?handler=Calendar");
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        return text.Split("\r\n").Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[0], StringComparer.Ordinal)
                .ToDictionary(parts => parts[0].ToUpper(CultureInfo.InvariantCulture), parts => parts[1], StringComparer.Ordinal);
    }

    [GeneratedRegex("/(kk|ru)/booking/visit/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
