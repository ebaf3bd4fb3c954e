using System.Net;
using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Notifications;
using Duplicates.Service.Queue;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Queue;

public sealed class QueueTestsOnSqlite(SqliteHost host) : QueueTests(host), IClassFixture<SqliteHost>;

public sealed class QueueTestsOnPostgreSql(PostgreSqlHost host) : QueueTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The electronic queue of an office: ticket, call, desk, board (R5.6, R6.3).</summary>
public abstract class QueueTests(ServiceHost host)
{
    private const string Office = Demo.AstanaCorporation;
    private const string TurnsThatComeSoon = "turns of the queue that come soon";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Visitor_FromTheKioskToTheEndOfTheVisit_IsCalledStartedAndFinished(string language)
    {
        await NewDayAsync(language == "kk" ? "2026-11-23" : "2026-11-24");
        using var kiosk = host.NewVisitor();
        await TakeAsync(kiosk, language, "Collection");
        Assert.Equal("К 001", kiosk.Text(".ticket__number").Replace('\u00A0', ' '));
        Assert.Contains(Said.In(language, "queue.kiosk.ends", 25), kiosk.Main, StringComparison.Ordinal);

        using var desk = await host.StaffAsync(Demo.Operator, language);
        await desk.GetAsync($"/{language}/queue/desk");
        await desk.SubmitFormAsync("form[action*='handler=Open']", ("Desk", "0"));
        Said.Refused(desk, language, "Desk", "queue.desk-error", 99);
        await desk.SubmitFormAsync("form[action*='handler=Open']", ("Desk", "4"));
        await PressAsync(desk, "Next");
        Assert.Contains(Said.In(language, "queue.state.Called"), desk.Main, StringComparison.Ordinal);
        Assert.Equal([("К 001", 4, true)], await BoardAsync());
        await PressAsync(desk, "Start");
        Assert.Equal([("К 001", 4, false)], await BoardAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await PressAsync(desk, "Finish");
        Assert.Empty(await BoardAsync());
        await PressAsync(desk, "Next");
        Assert.Contains(Said.In(language, "queue.nobody"), desk.Main, StringComparison.Ordinal);
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Visitor_WhoDoesNotCome_IsCalledThreeTimesAndMayComeBackForAWhile()
    {
        await NewDayAsync("2026-11-25");
        using var phone = host.NewVisitor();
        await phone.GetAsync($"/ru/queue/door/{Office}");
        await PressServiceAsync(phone, "Question");
        Assert.Contains(Said.In("ru", "queue.next"), phone.Main, StringComparison.Ordinal);
        var ticket = phone.Address;
        using var desk = await OpenDeskAsync("5");
        await PressAsync(desk, "Next");
        await phone.GetAsync(ticket);
        Assert.Contains(Said.In("ru", "queue.go-to", 5), phone.Main, StringComparison.Ordinal);
        await PressAsync(desk, "Again");
        Assert.Contains("stale=true", desk.Address, StringComparison.Ordinal);
        for (var call = 2; call <= TicketStates.Calls; call++)
        {
            host.Clock.Advance(TicketStates.BetweenCalls);
            await PressAsync(desk, "Again");
            Assert.Contains(Said.In("kk", "queue.calls", call, TicketStates.Calls), desk.Main, StringComparison.Ordinal);
        }

        await PressAsync(desk, "Missed");
        await phone.GetAsync(ticket);
        await phone.SubmitFormAsync("form[action*='handler=Revive']");
        Assert.Contains(Said.In("ru", "queue.state.Waiting"), phone.Main, StringComparison.Ordinal);
        await PressAsync(desk, "Next");
        Assert.Contains(Said.In("kk", "queue.state.Called"), desk.Main, StringComparison.Ordinal);
        await PressAsync(desk, "Left");
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Visitor_WhoBooked_GoesFirstAndHasOneTicketHoweverOftenTouched()
    {
        await NewDayAsync("2026-11-26");
        using var ordinary = host.NewVisitor();
        await TakeAsync(ordinary, "kk", "Question");
        var person = host.NewPerson();
        using (var booking = host.NewVisitor())
        {
            await booking.GetAsync($"/kk/booking/office/{Office}/paper");
            await booking.SubmitAsync(("Start", "2026-11-26T05:30Z"));
            await booking.SubmitAsync(("Phone", person.Phone));
        }

        host.Clock.SetAlmaty("2026-11-26 10:29");
        using var second = host.NewVisitor();
        await TakeAsync(second, "kk", "Question");
        using var booked = host.NewVisitor();
        for (var touch = 0; touch < 2; touch++)
        {
            await booked.GetAsync(Kiosk("kk"));
            await booked.SubmitAsync(("Who", person.Phone));
            Assert.Equal("Т 001", booked.Text(".ticket__number").Replace('\u00A0', ' '));
        }

        using var desk = await OpenDeskAsync("6");
        foreach (var expected in (string[])["С 001", "Т 001", "С 002"])
        {
            await PressAsync(desk, "Next");
            Assert.StartsWith(expected, desk.Text("#visitor").Replace('\u00A0', ' '), StringComparison.Ordinal);
            await PressAsync(desk, "Start");
            if (expected == "С 001")
            {
                // has waited for half an hour: the desk asks why
                await desk.SubmitFormAsync("form[action*='handler=Finish']", ("Reason", ""));
                Said.Refused(desk, "kk", "Reason", "queue.reason-error");
                await desk.SubmitFormAsync("form[action*='handler=Finish']", ("Reason", "FewDesks"));
            }
            else
            {
                await PressAsync(desk, "Finish");
            }
        }

        Assert.Equal([["FewDesks"]], await host.QueryAsync($"""SELECT "Breach" FROM "QueueTickets" WHERE "Breach" IS NOT NULL AND "Day" = {Today}"""));
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Visitor_WhoBookedAndWaits_IsToldOnceWhenTheTurnComesSoon()
    {
        await NewDayAsync("2026-12-14");
        var person = host.NewPerson();
        using (var booking = host.NewVisitor())
        {
            await booking.GetAsync($"/ru/booking/office/{Office}/paper");
            await booking.SubmitAsync(("Start", "2026-12-14T05:30Z"));
            await booking.SubmitAsync(("Phone", person.Phone));
        }

        for (var before = 0; before < 4; before++)
        {
            using var visitor = host.NewVisitor();
            await TakeAsync(visitor, "kk", "Question");
        }

        // who has waited for half an hour goes before whoever booked
        host.Clock.SetAlmaty("2026-12-14 10:29");
        using var booked = host.NewVisitor();
        await booked.GetAsync(Kiosk("ru"));
        await booked.SubmitAsync(("Who", person.Phone));
        using var desk = await OpenDeskAsync("9");
        await host.RunJobAsync(TurnsThatComeSoon);
        Assert.Empty(await SoonAsync(person));
        for (var called = 0; called < 4; called++)
        {
            await host.RunJobAsync(TurnsThatComeSoon);
            await PressAsync(desk, "Next");
            await PressAsync(desk, "Start");
            await desk.SubmitFormAsync("form[action*='handler=Finish']", ("Reason", "FewDesks"));
        }

        var told = Assert.Single(await SoonAsync(person));
        Assert.Equal("ru", told.Language);
        await PressAsync(desk, "Close");
    }

    [Theory]
    [InlineData("kk", "2026-12-08")]
    [InlineData("ru", "2026-12-09")]
    public async Task Visitor_SentOnToAnotherService_KeepsTicketAndTurnAndIsCalledForIt(string language, string day)
    {
        await NewDayAsync(day);
        using var kiosk = host.NewVisitor();
        await TakeAsync(kiosk, language, "Question");
        using var desk = await OpenDeskAsync("8", language);
        await PressAsync(desk, "Next");
        await PressAsync(desk, "Start");
        await desk.SubmitFormAsync("form[action*='handler=Move']", ("MoveTo", "Application"), ("Desk", "100"));
        Said.Refused(desk, language, "Desk", "queue.desk-error", 99);
        Assert.Equal("Application", desk.Value("MoveTo"));
        await desk.SubmitFormAsync("form[action*='handler=Move']", ("MoveTo", "Application"), ("Desk", ""));
        Assert.Contains(Said.In(language, "booking.service.Application"), desk.Text("main ol li"), StringComparison.Ordinal);
        await PressAsync(desk, "Next");
        Assert.Equal($"С 001. {Said.In(language, "booking.service.Application")}", desk.Text("#visitor").Replace('\u00A0', ' '));
        await PressAsync(desk, "Start");
        await PressAsync(desk, "Finish");
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Priority_OfAGroupThatEditorsPublish_IsOfferedAndGoesFirst()
    {
        await NewDayAsync("2026-12-10");
        using var ordinary = host.NewVisitor();
        await TakeAsync(ordinary, "kk", "Question");
        using var first = host.NewVisitor();
        await first.GetAsync(Kiosk("ru"));
        Assert.Contains("«О ветеранах»", first.Main, StringComparison.Ordinal);
        var (path, fields) = first.Fill("main form[method=post]", ("Priority", "Veteran"));
        await first.PostAsync(path, [.. fields, KeyValuePair.Create("Service", "Paper")]);
        using var invented = host.NewVisitor();
        await invented.GetAsync(Kiosk("ru"));
        var (other, typed) = invented.Fill("main form[method=post]", ("Priority", "Minister"));
        await invented.PostAsync(other, [.. typed, KeyValuePair.Create("Service", "Paper")]);
        var waiting = await UseAsync<Tickets, List<QueueTicketRow>>(tickets => tickets.WaitingAsync(Office, CancellationToken.None));
        Assert.Equal(["Veteran", null], waiting.Where(ticket => ticket.Service is ReceptionService.Paper).Select(ticket => ticket.Priority), StringComparer.Ordinal);
        using var desk = await OpenDeskAsync("9", "ru");
        await PressAsync(desk, "Next");
        Assert.StartsWith("Т", desk.Text("#visitor"), StringComparison.Ordinal);
        Assert.Contains("Ветеран Великой Отечественной войны", desk.Main, StringComparison.Ordinal);
        await PressAsync(desk, "Left");
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Next_FromManyDesksAtOnce_CallsEachVisitorOnce()
    {
        await NewDayAsync("2026-11-27");
        const int desks = 12;
        for (var visitor = 0; visitor < 20; visitor++)
        {
            await UseAsync<Tickets, QueueTicketRow>(tickets => tickets.IssueAsync(new(Office, ReceptionService.Application), CancellationToken.None));
        }

        var officers = Enumerable.Range(20, desks)
            .Select(desk => (Desk: desk, Officer: new SchoolOfficer($"officer {desk}", "Маман", ActorRole.CorporationOperator, Office))).ToList();
        foreach (var (desk, officer) in officers)
        {
            Assert.True(await UseAsync<QueueDesks, bool>(service => service.OpenAsync(officer, desk, CancellationToken.None)));
        }

        var called = await Task.WhenAll(
            officers.Select(one => UseAsync<QueueDesks, QueueTicketRow?>(service => service.NextAsync(one.Officer, CancellationToken.None))));
        Assert.Equal(desks, called.OfType<QueueTicketRow>().Select(ticket => ticket.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, desks), called.Select(ticket => ticket!.Number).Order());
        await host.ExecuteAsync("""DELETE FROM "QueueDesks" """);
    }

    [Fact]
    public async Task Ticket_FortyTimesAtOnceAtTheKiosks_HasFortyNumbers()
    {
        await NewDayAsync("2026-11-28");
        var tickets = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            UseAsync<Tickets, QueueTicketRow>(service => service.IssueAsync(new(Office, ReceptionService.Application), CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 40), tickets.Select(ticket => ticket.Number).Order());
    }

    [Fact]
    public async Task Boards_ThatListen_ShowACallAsItIsMade()
    {
        await NewDayAsync("2026-12-01");
        using var kiosk = host.NewVisitor();
        await TakeAsync(kiosk, "kk", "Application");
        var feed = host.Services.GetRequiredService<BoardFeed>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var boards = Enumerable.Range(0, 50).Select(_ => FirstCallAsync(feed, stop.Token)).ToList();
        using var desk = await OpenDeskAsync("7");
        await PressAsync(desk, "Next");
        Assert.All(await Task.WhenAll(boards), call => Assert.Equal(("А\u00A0001", 7), (call.Ticket, call.Desk)));
        await PressAsync(desk, "Start");
        await PressAsync(desk, "Finish");
        await PressAsync(desk, "Close");
    }

    [Fact]
    public async Task Events_OverHttp_ComeAtOnceAndHoldNobodyUp()
    {
        using var client = host.CreateDefaultClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var address = new Uri($"/kk/queue/board/{Office}?handler=Events", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var events = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(patience.Token));
        Assert.StartsWith("data: {", await reader.ReadLineAsync(patience.Token), StringComparison.Ordinal);
        using var board = await client.GetAsync(new Uri($"/kk/queue/board/{Office}", UriKind.Relative), patience.Token);
        Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        using var refused = await client.GetAsync(address, patience.Token);
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
    }

    [Fact]
    public async Task Kiosk_WithoutItsKey_IsNotFound()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/queue/kiosk/{Office}/{new string('A', 22)}");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("12345", "queue.who-error")]
    [InlineData("+7 701 000 00 00", "queue.no-booking")]
    public async Task Kiosk_WithAPhoneThatBookedNothing_SaysWhatToDoAndKeepsIt(string typed, string key)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync(Kiosk("kk"));
        await visitor.SubmitAsync(("Who", typed));
        Assert.Contains(Said.In("kk", key), visitor.Main, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("Who"));
    }

    private static async Task<BoardCall> FirstCallAsync(BoardFeed feed, CancellationToken cancellationToken)
    {
        await foreach (var view in feed.ListenAsync(Office, cancellationToken))
        {
            if (view.Calls is [var call, ..])
            {
                return call;
            }
        }

        throw new InvalidOperationException("The feed has ended.");
    }

    /// <summary>Each test has a day of its own, since the class shares an office.</summary>
    private async Task NewDayAsync(string day)
    {
        host.Clock.SetAlmaty($"{day} 09:55");
        await host.ExecuteAsync("""DELETE FROM "QueueDesks" """);
    }

    private async Task<IReadOnlyList<OutboxMessage>> SoonAsync(TestPerson person) =>
        [.. (await host.NoticesToAsync(person)).Where(message => message.Kind == "booking-soon")];

    private async Task<Visitor> OpenDeskAsync(string number, string language = "kk")
    {
        var desk = await host.StaffAsync(Demo.Operator, language);
        await desk.GetAsync($"/{language}/queue/desk");
        await desk.SubmitFormAsync("form[action*='handler=Open']", ("Desk", number));
        return desk;
    }

    private string Kiosk(string language)
    {
        using var scope = host.Services.CreateScope();
        return $"/{language}/queue/kiosk/{Office}/{scope.ServiceProvider.GetRequiredService<QueueAccess>().KioskKeyOf(Office)}";
    }

    private async Task TakeAsync(Visitor visitor, string language, string service)
    {
        await visitor.GetAsync(Kiosk(language));
        await PressServiceAsync(visitor, service);
    }

    private static async Task PressServiceAsync(Visitor visitor, string service)
    {
        var (path, fields) = visitor.Fill("main form[method=post]");
        await visitor.PostAsync(path, [.. fields, KeyValuePair.Create("Service", service)]);
    }

    private static Task<Visitor> PressAsync(Visitor desk, string handler) => desk.SubmitFormAsync($"form[action*='handler={handler}']");

    private int Today => AlmatyTime.Today(host.Clock).DayNumber;

    private async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private async Task<IReadOnlyList<(string Ticket, int Desk, bool IsNow)>> BoardAsync()
    {
        using var visitor = host.NewVisitor();
        using var response = await visitor.SendAsync(HttpMethod.Get, $"/kk/queue/board/{Office}?handler=State");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return [.. json.RootElement.GetProperty("calls").EnumerateArray().Select(call =>
            (call.GetProperty("ticket").GetString()!.Replace('\u00A0', ' '), call.GetProperty("desk").GetInt32(), call.GetProperty("isNow").GetBoolean()))];
    }
}
