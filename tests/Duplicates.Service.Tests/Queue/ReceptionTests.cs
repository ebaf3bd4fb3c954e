using Duplicates.Domain.Time;
using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Queue;

public sealed class ReceptionTestsOnSqlite(SqliteHost host) : ReceptionTests(host), IClassFixture<SqliteHost>;

public sealed class ReceptionTestsOnPostgreSql(PostgreSqlHost host) : ReceptionTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The head of an office says how visitors are received; nobody whom a change concerns learns it at the door.</summary>
public abstract class ReceptionTests(ServiceHost host)
{
    private const string Office = Demo.AstanaCorporation;
    private const string OtherOffice = "42psjf4rjnqzh3bejw5gc52afj";

    [Fact]
    public async Task Plan_WithFewerPlaces_ListsTheVisitsFirstAndTellsThemOnce()
    {
        host.Clock.SetAlmaty("2026-11-23 10:00");
        var people = Enumerable.Range(0, 4).Select(_ => host.NewPerson()).ToList();
        foreach (var person in people)
        {
            await BookAsync(person, "2026-11-25T05:00Z");
        }

        using var head = await host.StaffAsync(Demo.CorporationHead, "ru");
        await head.GetAsync("/ru/queue/reception");
        await head.SubmitAsync(("Places", "0"), ("ReminderHours", "a"));
        Said.Refused(head, "ru", "Places", "queue.reception.range", 1, 60);
        Said.Refused(head, "ru", "ReminderHours", "queue.reception.reminders-error");
        await head.SubmitAsync(("Places", "1"), ("ReminderHours", "24, 2"));
        Assert.Contains(Said.In("ru", "queue.reception.concerned.few", 3), head.Main, StringComparison.Ordinal);
        await host.RunJobAsync("visits that an office holds no more");
        Assert.DoesNotContain(await host.MessagesAsync(), message => message.Kind == "booking-lost");
        await head.SubmitAsync(("Confirmed", "true"));
        Assert.Contains(Said.In("ru", "queue.reception.saved"), head.Main, StringComparison.Ordinal);
        await host.RunJobAsync("visits that an office holds no more");
        await host.RunJobAsync("visits that an office holds no more");
        Assert.Equal(3, (await host.MessagesAsync()).Count(message => message.Kind == "booking-lost"));
        await head.GetAsync("/ru/queue/reception");
        await head.SubmitAsync(("Places", "4"));
    }

    [Fact]
    public async Task Plan_ChangedByAnotherMeanwhile_IsNotOverwritten()
    {
        using var first = await host.StaffAsync(Demo.CorporationHead);
        await first.GetAsync("/kk/queue/reception");
        var (path, fields) = first.Fill("main form[method=post]", ("DaysAhead", "20"));
        await first.SubmitAsync(("DaysAhead", "25"));
        await first.PostAsync(path, fields);
        Assert.Contains(Said.In("kk", "queue.reception.stale"), first.Main, StringComparison.Ordinal);
        Assert.Equal("25", first.Value("DaysAhead"));
        await first.SubmitAsync(("DaysAhead", "30"));
    }

    [Fact]
    public async Task Block_OfAPlace_LeavesBookingsAndTakesTheRestAwayUntilItIsGivenBack()
    {
        host.Clock.SetAlmaty("2026-12-18 10:00");
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await BookAsync(host.NewPerson(), "2026-12-22T05:00Z");
        }

        using var head = await host.StaffAsync(Demo.CorporationHead, "ru");
        await head.GetAsync("/ru/queue/blocks");
        await head.SubmitFormAsync("form[action*='handler=Block']", ("Day", "16.13.2026"), ("From", "10"), ("Before", "11:00"), ("Place", "1"));
        Said.Refused(head, "ru", "Day", "queue.blocks.day-error");
        Said.Refused(head, "ru", "From", "queue.blocks.time-error");
        await head.SubmitFormAsync("form[action*='handler=Block']", ("Day", "22.12.2026"), ("From", "10:00"), ("Before", "11:00"), ("Place", "1"));
        Assert.Contains(Said.In("ru", "queue.blocks.outcome", 3, 1), head.Main, StringComparison.Ordinal);
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/ru/booking/office/{Office}/application?day=2026-12-22");
        Assert.Contains(Said.In("ru", "booking.places.few", 3), visitor.Main, StringComparison.Ordinal);
        var (_, fields) = head.Fill("form[action*='handler=Block']", ("Day", "22.12.2026"), ("From", "10:00"), ("Before", "11:00"), ("Place", "1"));
        await head.PostAsync("/ru/queue/blocks?handler=Unblock", fields);
        Assert.Contains(Said.In("ru", "queue.blocks.outcome", 3, 0), head.Main, StringComparison.Ordinal);
        Assert.Equal([["0"]], await host.QueryAsync("""SELECT COUNT(*) FROM "Places" WHERE "Use" = 'Block'"""));
        await host.ExecuteAsync("""DELETE FROM "Places" """);
    }

    [Fact]
    public async Task Now_OfTheHead_ShowsWhoWaitsLongestAndTheScreens()
    {
        host.Clock.SetAlmaty("2026-12-02 10:00");
        using var head = await host.StaffAsync(Demo.CorporationHead);
        await head.GetAsync("/kk/queue/now");
        using var kiosk = host.NewVisitor();
        await kiosk.GetAsync(new Uri(head.Find("main a[href*='/queue/kiosk/']").GetAttribute("href")!).PathAndQuery);
        var (path, fields) = kiosk.Fill("main form[method=post]");
        await kiosk.PostAsync(path, [.. fields, KeyValuePair.Create("Service", "Application")]);
        await head.GetAsync("/kk/queue/now");
        Assert.Contains("А 001", head.Main.Replace('\u00A0', ' '), StringComparison.Ordinal);
        using var colleague = await host.StaffAsync(Demo.Operator);
        await colleague.GetAsync("/kk/queue/now");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, colleague.Status);
    }

    [Fact]
    public async Task Figures_OfADay_AreMadeOfItsPeriods()
    {
        // a month in which no other test of this host has visitors
        host.Clock.SetAlmaty("2026-10-20 10:00");
        using var head = await host.StaffAsync(Demo.CorporationHead);
        await head.GetAsync("/kk/queue/now");
        var kiosk = new Uri(head.Find("main a[href*='/queue/kiosk/']").GetAttribute("href")!).PathAndQuery;
        foreach (var (waits, serves) in ((int, int)[])[(4, 10), (20, 5), (0, 16)])
        {
            using var visitor = host.NewVisitor();
            await visitor.GetAsync(kiosk);
            var (path, fields) = visitor.Fill("main form[method=post]");
            await visitor.PostAsync(path, [.. fields, KeyValuePair.Create("Service", "Question")]);
            host.Clock.Advance(TimeSpan.FromMinutes(waits));
            using var desk = await host.StaffAsync(Demo.Operator);
            await desk.GetAsync("/kk/queue/desk");
            if (desk.Has("form[action*='handler=Open']"))
            {
                await desk.SubmitFormAsync("form[action*='handler=Open']", ("Desk", "3"));
            }

            await desk.SubmitFormAsync("form[action*='handler=Next']");
            await desk.SubmitFormAsync("form[action*='handler=Start']");
            host.Clock.Advance(TimeSpan.FromMinutes(serves));
            await desk.GetAsync("/kk/queue/desk");
            await desk.SubmitFormAsync("form[action*='handler=Finish']", desk.Has("#Reason") ? [("Reason", "LongMatter")] : []);
        }

        await host.RunJobAsync("figures of the queue");
        await host.RunJobAsync("figures of the queue");
        using var reader = await host.StaffAsync(Demo.CorporationHead, "ru");
        await reader.GetAsync("/ru/queue/figures?from=2026-10&to=2026-10");
        var total = reader.Page.QuerySelectorAll("tr.counted__total")[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["3", "0", "3", "66 %", "4", "20", "66 %", "10", "16", "0", "0"], total);
        Assert.Contains(Said.In("ru", "queue.reason.LongMatter"), reader.Main, StringComparison.Ordinal);
        using var file = await reader.SendAsync(HttpMethod.Get, "/ru/queue/figures?handler=File&from=2026-10&to=2026-10");
        var line = string.Join(';', total.Select(cell => cell == "66 %" ? "\"2\"" : $"\"{cell}\""));
        Assert.Contains(line, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var inspector = await host.StaffAsync(Demo.Inspector, "ru");
        await inspector.GetAsync("/ru/queue/figures?from=2026-10&to=2026-10&region=71");
        await inspector.GetAsync(inspector.Find("main a[href*='office=']").GetAttribute("href")!);
        Assert.Contains(Said.In("ru", "queue.figures.by-hour"), inspector.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task PublicFigures_OfAMonth_TellNoSmallCountAndLeaveItOutOfEverySum(string language)
    {
        host.Clock.SetAlmaty(language == "kk" ? "2027-03-01 10:00" : "2027-03-02 10:00");
        await host.ExecuteAsync("""DELETE FROM "QueueFigures" WHERE "Day" BETWEEN 740012 AND 740039""");
        await CountAsync(Office, 9, isBooked: true, 3); // would be the difference of the booked ones and the other hours
        await CountAsync(Office, 10, isBooked: true, 8);
        await CountAsync(Office, 11, isBooked: true, 12);
        await CountAsync(Office, 11, isBooked: false, 20);
        await CountAsync(OtherOffice, 9, isBooked: false, 4); // an office of few is in no sum
        using var reader = host.NewVisitor();
        await reader.GetAsync($"/{language}/booking/figures?month=2027-02");
        Assert.Equal("43", reader.Text("tr.counted__total td"));
        Assert.Equal(2, reader.Page.QuerySelectorAll("#places ~ tbody tr").Length);
        await reader.GetAsync(reader.Find("#places ~ tbody a").GetAttribute("href")!);
        await reader.GetAsync(reader.Find("#places ~ tbody a").GetAttribute("href")!);
        var hours = reader.Page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(["–", "0", "–", "0", "12", "20"], hours);
        await reader.GetAsync($"/{language}/booking/figures?month=2027-02&office={OtherOffice}");
        Assert.Contains(Said.In(language, "booking.figures.none"), reader.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_ThatIsOver_LeavesNobodyWaitingAndNoKeyOfAPerson()
    {
        host.Clock.SetAlmaty("2026-12-04 10:00");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/queue/door/{Office}");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Who", host.NewPerson().Iin));
        await visitor.PostAsync(path, [.. fields, KeyValuePair.Create("Service", "Question")]);
        var ticket = visitor.Address;
        host.Clock.SetAlmaty("2026-12-05 06:00");
        await host.RunJobAsync("old tickets and forgotten desks");
        await visitor.GetAsync(ticket);
        Assert.Contains(Said.In("kk", "queue.state.Left"), visitor.Main, StringComparison.Ordinal);
        Assert.Equal([["0"]], await host.QueryAsync("""SELECT COUNT(*) FROM "QueueTickets" WHERE "IinKey" IS NOT NULL OR "BrowserKey" IS NOT NULL"""));
    }

    [Fact]
    public async Task OfficeHours_ThatEndEarlierOnOneDay_ConcernTheVisitsOfThatEvening()
    {
        host.Clock.SetAlmaty("2026-12-07 10:00");
        await BookAsync(host.NewPerson(), "2026-12-10T13:00Z", OtherOffice);
        await BookAsync(host.NewPerson(), "2026-12-10T05:00Z", OtherOffice);
        await using var scope = host.Services.CreateAsyncScope();
        var visits = scope.ServiceProvider.GetRequiredService<ConcernedVisits>();
        var hours = scope.ServiceProvider.GetRequiredService<IOffices>().Find(OtherOffice)!.Hours!;
        var early = new SpecialDay(new(2026, 12, 10), new(new(9, 0), new(17, 0), null, null), new("себебі бар", "есть причина"));
        Assert.Empty(await visits.ListAsync(OtherOffice, hours.Week, hours.Exceptions, CancellationToken.None));
        var evening = new DateTimeOffset(2026, 12, 10, 13, 0, 0, TimeSpan.Zero);
        Assert.Equal([evening], await visits.ListAsync(OtherOffice, hours.Week, [.. hours.Exceptions, early], CancellationToken.None));
        var holiday = new CalendarDay(new(2026, 12, 10), CalendarDayKind.Holiday, new("мереке", "праздник"));
        var calendar = new WorkingCalendar([holiday], new HashSet<DayOfWeek> { DayOfWeek.Sunday }, [2026]);
        Assert.Equal(2, (await visits.ListAsync(calendar, CancellationToken.None)).Count(start => start.Day == 10));
    }

    private async Task CountAsync(string office, int hour, bool isBooked, int visits)
    {
        foreach (var measure in (string[])["Waited", "Served"])
        {
            await host.ExecuteAsync(
                $"""
                INSERT INTO "QueueFigures" ("Day", "OfficeId", "Hour", "IsBooked", "Measure", "Minutes", "Visits")
                VALUES ({new DateOnly(2027, 2, 10).DayNumber}, '{office}', {hour}, {isBooked}, '{measure}', 7, {visits})
                """);
        }
    }

    private async Task BookAsync(TestPerson person, string start, string office = Office)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/booking/office/{office}/application?day={start[..10]}");
        await visitor.SubmitAsync(("Start", start));
        await visitor.SubmitAsync(("Phone", person.Phone));
        Assert.True(Said.In("kk", "booking.booked") == visitor.Heading, visitor.Main);
    }
}
