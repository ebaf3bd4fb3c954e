using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Duplicates.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Benchmarks;

/// <summary>What free times, a booking and a call cost at an office with ten desks and a year of bookings behind it.</summary>
internal static partial class QueueCost
{
    private const string Office = "4m5q3ef4xesva1gyjze92w8pb9";
    private const int Desks = 10;
    private const int DaysBehind = 365;
    private const int DaysAhead = 30;
    private const int TimesOfADay = 34;
    private const int Requests = 200;
    private const int Boards = 50;
    private const int Calls = 40;

    public static async Task<int> PrintAsync(TextWriter output, string server)
    {
        using var database = await BenchmarkDatabase.CreateAsync(server);
        using var host = await MeasuredHost.StartServiceAsync(
            database.Setting, ("Duplicates__Booking__PerAddress", "100000"), ("Duplicates__Booking__HoldsPerAddress", "100000"));
        var free = await FillAsync(host);
        var behind = DaysBehind * TimesOfADay * Desks;
        await output.WriteLineAsync(Line($"{behind:N0} bookings lie behind, every third place of the next {DaysAhead} days is booked"));
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        await output.WriteLineAsync("| What | CPU ms | median ms | p95 ms |");
        await output.WriteLineAsync("|---|---|---|---|");
        var asked = Request(client, $"/kk/booking/office/{Office}/question");
        var signIn = Request(client, "/kk/sign-in");
        await host.MeasureAsync(asked, 2 * Requests);
        await WriteAsync(output, database, host, "a page with a form and nothing else (signing in)", signIn);
        await WriteAsync(output, database, host, $"free times of {DaysAhead} days, as a page", asked);
        await WriteAsync(output, database, host, "a booking: place, person, SMS", async place =>
        {
            var wish = new { officeId = Office, service = "Question", start = free[place], phone = $"+7701{place + 2_000_000:D7}" };
            using var answer = await client.PostAsJsonAsync("/api/v1/visits", wish);
            if (answer.StatusCode is not HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"A booking answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        });
        await CallAsync(output, host);
        return 0;
    }

    private static Func<int, Task> Request(HttpClient client, string path) =>
        async _ => (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode().Dispose();

    private static async Task WriteAsync(TextWriter output, BenchmarkDatabase database, MeasuredHost host, string what, Func<int, Task> request)
    {
        var before = await database.ProcessorTimeAsync();
        var cost = await host.MeasureAsync(request, Requests);
        var ofDatabase = (await database.ProcessorTimeAsync() - before).TotalMilliseconds / (Requests * 1.25);
        await output.WriteLineAsync(Line($"| {what} | {cost.Cpu + ofDatabase:F2} | {cost.Median:F1} | {cost.P95:F1} |"));
    }

    /// <summary>Calls visitors and tells after what time each of the boards knew.</summary>
    private static async Task CallAsync(TextWriter output, MeasuredHost host)
    {
        using var head = await StaffVisitor.SignInAsync(host.Address, "head.corporation.astana@example.org");
        var kiosk = new Uri(Kiosk().Match(await head.GetAsync("/kk/queue/now")).Groups["address"].Value).PathAndQuery;
        using var visitors = await StaffVisitor.SignInAsync(host.Address, "operator.astana@example.org");
        for (var place = 0; place < Calls; place++)
        {
            await visitors.PostAsync(kiosk, await visitors.GetAsync(kiosk), ("Service", "Question"));
        }

        const string desk = "/kk/queue/desk";
        await visitors.PostAsync($"{desk}?handler=Open", await visitors.GetAsync(desk), ("Desk", "1"));
        using var stop = new CancellationTokenSource();
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(host.Address), Timeout = Timeout.InfiniteTimeSpan };
        var seen = Enumerable.Range(0, Boards).Select(_ => new Dictionary<string, long>(StringComparer.Ordinal)).ToList();
        var boards = seen.Select(board => WatchAsync(client, board, stop.Token)).ToList();
        var (times, before) = (new List<double>(), host.ProcessorTime);
        for (var call = 1; call <= Calls; call++)
        {
            var ticket = Line($"С\u00A0{call:D3}");
            var page = await visitors.GetAsync(desk);
            var called = Stopwatch.GetTimestamp();
            await visitors.PostAsync($"{desk}?handler=Next", page);
            while (seen.Any(board => !Knows(board, ticket)))
            {
                await Task.Delay(5);
            }

            times.AddRange(seen.Select(board => Stopwatch.GetElapsedTime(called, board[ticket]).TotalMilliseconds));
            page = await visitors.GetAsync(desk);
            var entry = ("ticket", Ticket().Match(page).Groups["id"].Value);
            await visitors.PostAsync($"{desk}?handler=Start", page, entry);
            await visitors.PostAsync($"{desk}?handler=Finish", await visitors.GetAsync(desk), entry, ("Reason", "ManyVisitors"));
        }

        var cost = Cost.Of(times, (host.ProcessorTime - before) * Boards);
        var what = Line($"a call until {Boards} boards show it (CPU of the whole visit)");
        await output.WriteLineAsync(Line($"| {what} | {cost.Cpu:F2} | {cost.Median:F1} | {cost.P95:F1} |"));
        await stop.CancelAsync();
        await Task.WhenAll(boards);
    }

    private static bool Knows(Dictionary<string, long> board, string ticket)
    {
        lock (board)
        {
            return board.ContainsKey(ticket);
        }
    }

    private static async Task WatchAsync(HttpClient client, Dictionary<string, long> board, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/kk/queue/board/{Office}?handler=Events");
            request.Headers.Accept.ParseAdd("text/event-stream");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                var now = Stopwatch.GetTimestamp();
                lock (board)
                {
                    foreach (Match match in Called().Matches(Regex.Unescape(line)))
                    {
                        board.TryAdd(match.Groups["ticket"].Value, now);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the measurement is over
        }
    }

    /// <summary>Books a year; the free times ahead that the measurement books.</summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> FillAsync(MeasuredHost host)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            EnvironmentName = "Development",
            ContentRootPath = host.DataFolder,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Duplicates:DataPath"] = host.DataFolder,
            ["Duplicates:Database"] = host.Database,
            ["Duplicates:PublicAddress"] = host.Address,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddDuplicates();
        await using var services = builder.Build();
        await services.Services.LoadContentAsync();
        await using var scope = services.Services.CreateAsyncScope();
        var (db, times) = (scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), scope.ServiceProvider.GetRequiredService<FreeTimes>());
        await db.Receptions.Where(row => row.OfficeId == Office).ExecuteUpdateAsync(change => change.SetProperty(row => row.Places, Desks));
        var today = AlmatyTime.Today(TimeProvider.System);
        var behind = from day in Enumerable.Range(1, DaysBehind)
                     from time in Enumerable.Range(0, TimesOfADay)
                     from place in Enumerable.Range(1, Desks)
                     select (Start: AlmatyTime.ToInstant(today.AddDays(-day).ToDateTime(new(9, 0)).AddMinutes(15 * time)), Place: place);
        var office = await times.FindOfficeAsync(Office, CancellationToken.None) ?? throw new InvalidOperationException("The office takes no bookings.");
        var free = (await times.DaysAsync(office, CancellationToken.None)).SelectMany(day => day.Times).Select(time => time.Start).ToList();
        var ahead = free.SelectMany(start => Enumerable.Range(1, Desks / 3).Select(place => (Start: start, Place: place)));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in behind.Concat(ahead).Index().Chunk(5_000))
        {
            db.Places.AddRange(batch.Select(one => Booking(one.Index, one.Item.Start, one.Item.Place)));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        return [.. free.Skip(Desks)];
    }

    private static PlaceRow Booking(int number, DateTimeOffset start, int place) => new()
    {
        Id = Guid.CreateVersion7(),
        OfficeId = Office,
        StartsAt = start.ToUnixTimeMilliseconds(),
        Place = place,
        Use = PlaceUse.Booking,
        Service = ReceptionService.Application,
        PersonKey = Line($"person {number}"),
        PhoneKey = Line($"phone {number}"),
        Window = 0,
        Turn = 0,
        PhoneTurn = 0,
        TokenHash = Line($"token {number}"),
        Language = "kk",
    };

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("href=\"(?<address>[^\"]+/queue/kiosk/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kiosk();

    [GeneratedRegex("name=\"ticket\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticket();

    [GeneratedRegex("\"ticket\":\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();
}
