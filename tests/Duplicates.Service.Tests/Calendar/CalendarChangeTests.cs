using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Deadlines;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Calendar;

public sealed class CalendarChangeTestsOnSqlite(SqliteHost host) : CalendarChangeTests(host), IClassFixture<SqliteHost>;

public sealed class CalendarChangeTestsOnPostgreSql(PostgreSqlHost host) : CalendarChangeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A published change of the calendar re-dates open cases, once, and tells the people concerned (R5.4).</summary>
public abstract class CalendarChangeTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";
    private const string Holiday = "Holiday";

    [Theory]
    [InlineData("kk", "2026 ж. 11 желтоқсан", "2026 ж. 14 желтоқсан")]
    [InlineData("ru", "11 декабря 2026 г.", "14 декабря 2026 г.")]
    public async Task Calendar_NewHolidayInTheTerm_MovesTheDueDateAndTellsEverybodyOnce(string language, string before, string after)
    {
        var (person, number) = await NewCaseUnderTheOrdinaryCalendarAsync(language);
        await PublishAsync(("2026-12-01", Holiday));
        await FinishAsync();

        Assert.Equal("2026-12-14", await DueOnAsync(number));
        Assert.Equal(1, (await host.EventsAsync(number)).Count(happened => happened == "DueDateRecalculated"));
        var message = Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "re-dated");
        Assert.Equal(Said.Message(language, "re-dated", MessageForm.Sms, ("number", Journeys.Spoken(number)), ("due", after), ("link", $"http://localhost/{language}/my/{number}")), message.Body);
        Assert.Equal(["re-dated 2026-12-14 SchoolClerk"], await StaffNoticesAsync(number));
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "calendar.moved", before, after, "01.12.2026"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_HolidayOnASunday_RefreshesTheExplanationAndTellsNobody()
    {
        var (person, number) = await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        await PublishAsync(("2026-11-29", Holiday));
        await FinishAsync();

        Assert.Equal("2026-12-11", await DueOnAsync(number));
        Assert.Equal("DueDateRecalculated", (await host.EventsAsync(number))[^1]);
        Assert.DoesNotContain(await host.NoticesToAsync(person), message => message.Kind == "re-dated");
        Assert.Empty(await StaffNoticesAsync(number));
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Contains("Сынақ мерекесі", citizen.Text(".days"), StringComparison.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "steps.applicant.DueDateRecalculated"), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026-12-12")]
    [InlineData("2026-12-14")]
    public async Task Calendar_ChangeOutsideOfTheTerm_LeavesTheCaseAlone(string day)
    {
        var (_, number) = await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        await PublishAsync((day, Holiday));
        await FinishAsync();
        Assert.Equal("ApplicationRegistered", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Calendar_SeenByTwoHosts_StartsOneRunAndMovesEachCaseOnce()
    {
        var numbers = new List<string>();
        await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        for (var count = 0; count < 3; count++)
        {
            numbers.Add(await host.NewCaseAsync());
        }

        var runs = await host.CountAsync("CalendarRuns");
        await PublishAsync(("2026-12-02", Holiday));
        await using var second = host.SecondHost();
        await Task.WhenAll(host.RunJobAsync(BackgroundWork.DueDates), second.RunJobAsync(BackgroundWork.DueDates));
        await FinishAsync();

        Assert.Equal(runs + 1, await host.CountAsync("CalendarRuns"));
        foreach (var number in numbers)
        {
            Assert.Single(await host.EventsAsync(number), happened => happened == "DueDateRecalculated");
            Assert.Single(await StaffNoticesAsync(number));
        }
    }

    [Fact]
    public async Task Run_OfAHostThatDied_IsTakenOverWhenItsTimeIsUp()
    {
        var (_, number) = await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        await PublishAsync(("2026-12-03", Holiday));
        var dead = $"UPDATE \"CalendarRuns\" SET \"Holder\" = '{Guid.NewGuid().ToString().ToUpperInvariant()}', \"HeldUntil\" = '{host.Clock.GetUtcNow().AddMinutes(30):yyyy-MM-dd HH:mm:ss}', \"FinishedAt\" = NULL, \"IsSettling\" = TRUE, \"Version\" = \"Version\" + 1 WHERE \"Number\" = (SELECT MAX(\"Number\") FROM \"CalendarRuns\")";
        await host.RunJobAsync(BackgroundWork.DueDates);
        await host.ExecuteAsync(dead);
        await host.RunJobAsync(BackgroundWork.DueDates);
        Assert.Equal(string.Empty, (await NewestRunAsync())[0]);

        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await host.RunJobAsync(BackgroundWork.DueDates);
        Assert.NotEmpty((await NewestRunAsync())[0]);
        Assert.Single(await host.EventsAsync(number), happened => happened == "DueDateRecalculated");
    }

    [Fact]
    public async Task Run_WhileTheCalendarChangesAgain_IsFinishedByTheNextOne()
    {
        var (_, number) = await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        await PublishAsync(("2026-12-08", Holiday));
        await host.RunJobAsync(BackgroundWork.DueDates); // looked at all cases, still settles
        await PublishAsync(("2026-12-08", Holiday), ("2026-12-09", Holiday));
        await FinishAsync();

        var runs = await host.QueryAsync("SELECT \"IsSuperseded\", \"FinishedAt\" FROM \"CalendarRuns\" ORDER BY \"Number\" DESC");
        Assert.NotEmpty(runs[0][1]);
        Assert.Matches("^(True|1)$", runs[1][0]);
        Assert.Equal("2026-12-15", await DueOnAsync(number));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Runs_ForTheAdministrator_ShowProgressAndNoCase(string language)
    {
        var (person, number) = await NewCaseUnderTheOrdinaryCalendarAsync(language);
        await PublishAsync(("2026-12-10", Holiday));
        await FinishAsync();
        using var administrator = await host.StaffAsync(Demo.Administrator, language);
        await administrator.GetAsync($"/{language}/admin/calendar-runs");
        var newest = administrator.Text("tbody tr");
        Assert.Contains("10.12.2026", newest, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "calendar.runs.finished"), newest, StringComparison.Ordinal);
        Assert.DoesNotContain(number, administrator.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Surname, administrator.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forecast_OfACalendarNotPublished_NamesTheCasesAndChangesNothing()
    {
        var (_, number) = await NewCaseUnderTheOrdinaryCalendarAsync("kk");
        await using var scope = host.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<IWorkingCalendarSource>().Current;
        var proposed = new WorkingCalendar(
            [.. current.Days, new CalendarDay(new(2026, 12, 4), CalendarDayKind.Holiday, new BilingualText("Мереке", "Праздник"))], current.WeeklyDaysOff, current.Years);
        var forecast = scope.ServiceProvider.GetRequiredService<IDueDateForecast>();

        var moved = Assert.Single(await forecast.OfAsync(proposed, CancellationToken.None), one => one.AcceptedOn == new DateOnly(2026, 11, 20));

        Assert.Equal((new DateOnly(2026, 12, 11), new DateOnly(2026, 12, 14)), (moved.From, moved.To));
        Assert.Contains(await forecast.NumbersAsync(moved, 1000, CancellationToken.None), one => one == number);
        Assert.Equal("ApplicationRegistered", (await host.EventsAsync(number))[^1]);
        Assert.Empty(await forecast.OfAsync(current, CancellationToken.None));
    }

    private async Task<(TestPerson Person, string Number)> NewCaseUnderTheOrdinaryCalendarAsync(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        _ = host.Server;
        host.Clock.Advance(TimeSpan.FromSeconds(_published));
        await PublishAsync();
        await FinishAsync();
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        return (person, await host.NewCaseAsync(person, language));
    }

    private static int _published;

    /// <summary>Publishes the calendar of the recipes with further days.</summary>
    private async Task PublishAsync(params (string Day, string Kind)[] further)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(Interlocked.Increment(ref _published) + 1));
        var source = Path.Combine(Path.GetDirectoryName(typeof(Program).Assembly.Location)!, "recipes", "working-calendar.recipe.json");
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(source))!;
        var year = recipe["steps"]!.AsArray().SelectMany(step => step!["data"]?.AsArray() ?? []).Single(item => item!["WorkingCalendarPart"]!["Year"]!["Value"]!.GetValue<int>() == 2026)!;
        foreach (var (day, kind) in further)
        {
            year["WorkingCalendarPart"]!["Days"]!.AsArray().Add(new JsonObject { ["Date"] = day, ["Kind"] = kind, ["NameKk"] = "Сынақ мерекесі", ["NameRu"] = "Пробный праздник" });
        }

        var file = Path.Combine(host.DataFolder.FullName, "calendar.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString());
        await host.Services.ImportRecipeAsync(file);
    }

    /// <summary>Lets the newest run come to its end; another loop of the host may hold it for a while.</summary>
    private async Task FinishAsync()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await host.RunJobAsync(BackgroundWork.DueDates);
            if ((await NewestRunAsync())[0].Length > 0)
            {
                return;
            }

            host.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Fail("The run does not end.");
    }

    private async Task<IReadOnlyList<string>> NewestRunAsync() =>
        (await host.QueryAsync("SELECT \"FinishedAt\" FROM \"CalendarRuns\" ORDER BY \"Number\" DESC LIMIT 1"))[0];

    private async Task<string> DueOnAsync(string number) =>
        DateTime.Parse((await host.QueryAsync($"SELECT \"DueOn\" FROM \"Applications\" WHERE \"Number\" = '{number}'"))[0][0], System.Globalization.CultureInfo.InvariantCulture)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<string>> StaffNoticesAsync(string number) =>
        [.. (await host.QueryAsync($"SELECT \"Kind\", \"Detail\", \"Role\" FROM \"StaffNotices\" WHERE \"CaseNumber\" = '{number}' AND \"Kind\" = 're-dated'")).Select(row => string.Join(' ', row))];
}
