using System.Net;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Content;
using Duplicates.Service.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Calendar;

public sealed class CalendarEditorTestsOnSqlite(SqliteHost host) : CalendarEditorTests(host), IClassFixture<SqliteHost>;

public sealed class CalendarEditorTestsOnPostgreSql(PostgreSqlHost host) : CalendarEditorTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An editor changes the calendar, sees beforehand which cases move, and these move (R5.4).</summary>
public abstract class CalendarEditorTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk", "02.12.2026", "2026 ж. 2 желтоқсан")]
    [InlineData("ru", "03.12.2026", "3 декабря 2026 г.")]
    public async Task Publish_NewHoliday_MovesTheCasesThatWereNamed(string language, string day, string inWords)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseAsync();
        var before = await DueOnAsync(number);
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/calendar/2026");
        await editor.SubmitFormAsync("form[data-set-day]", ("Day.Date", day), ("Day.Kind", "Holiday"), ("Day.NameKk", "Сынақ мерекесі"), ("Day.NameRu", "Пробный праздник"));
        Assert.Contains(Said.In(language, "calendar-editor.draft"), editor.Main, StringComparison.Ordinal);
        Assert.Equal(before, await DueOnAsync(number));

        await editor.GetAsync($"/{language}/editor/calendar/2026/publish");
        Assert.Contains(inWords, editor.Main.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains(Journeys.Spoken(number), editor.Text(".moved"), StringComparison.Ordinal);
        await editor.SubmitAsync();
        await FinishAsync();
        Assert.Equal(host.Services.GetRequiredService<IWorkingCalendarSource>().Current.NextWorkingDay(DateOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture)), DateOnly.Parse(await DueOnAsync(number), System.Globalization.CultureInfo.InvariantCulture));
        await editor.GetAsync($"/{language}/calendar/2026");
        Assert.Contains(language == "kk" ? "Сынақ мерекесі" : "Пробный праздник", editor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_ThatIsOver_IsLocked()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync("/kk/editor/calendar/2026");
        var (path, fields) = editor.Fill("form[data-set-day]", ("Day.Date", "01.12.2025"), ("Day.Kind", "Holiday"), ("Day.NameKk", "Мереке"), ("Day.NameRu", "Праздник"));
        await editor.GetAsync("/kk/editor/calendar/2025");
        Assert.Contains(Said.In("kk", "calendar-editor.locked"), editor.Main, StringComparison.Ordinal);
        Assert.False(editor.Has("main form"));
        var versions = await host.CountAsync("ContentVersions");
        await editor.PostAsync(path.Replace("2026", "2025", StringComparison.Ordinal), fields);
        Assert.Equal(HttpStatusCode.Forbidden, editor.Status);
        Assert.Equal(versions, await host.CountAsync("ContentVersions"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Set_NoDayAtAll_IsToldBesideTheFields(string language)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/calendar/2027");
        await editor.SubmitFormAsync("form[data-set-day]", ("Day.Date", "31.12.2020"), ("Day.NameRu", "Праздник"));
        Said.Refused(editor, language, "Day_Date", "calendar-editor.date-error");
        Said.Refused(editor, language, "Day_Kind", "calendar-editor.kind-error");
        Said.Refused(editor, language, "Day_NameKk", "calendar-editor.name-error");
        Assert.Equal("Праздник", editor.Value("Day.NameRu"));
    }

    [Fact]
    public async Task Next_Year_IsADraftWithTheHolidaysOfFixedDates()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync("/kk/editor/calendar/2027");
        await editor.SubmitFormAsync("form[action*='handler=Next']");
        Assert.EndsWith("/editor/calendar/2028", editor.Address, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "calendar-editor.new"), editor.Main, StringComparison.Ordinal);
        Assert.Contains("Тәуелсіздік күні", editor.Main, StringComparison.Ordinal);
        using var reader = await editor.SendAsync(HttpMethod.Get, "/kk/calendar/2028");
        Assert.Equal(HttpStatusCode.NotFound, reader.StatusCode);
    }

    private async Task FinishAsync()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await host.RunJobAsync(BackgroundWork.DueDates);
            if ((await host.QueryAsync("SELECT \"FinishedAt\" FROM \"CalendarRuns\" ORDER BY \"Number\" DESC LIMIT 1"))[0][0].Length > 0)
            {
                return;
            }

            host.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Fail("The run does not end.");
    }

    private async Task<string> DueOnAsync(string number) =>
        DateTime.Parse((await host.QueryAsync($"SELECT \"DueOn\" FROM \"Applications\" WHERE \"Number\" = '{number}'"))[0][0], System.Globalization.CultureInfo.InvariantCulture)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A year as its editor sees it.</summary>
public sealed class CalendarYearTests
{
    private static readonly Gen<CalendarYear> Years =
        from days in (
            from day in Gen.Choose(0, 364)
            from kind in Gen.Elements(Enum.GetValues<CalendarDayKind>())
            from isMoved in Gen.Elements(true, false)
            let date = new DateOnly(2026, 1, 1).AddDays(day)
            select new CalendarDay(date, kind, new("күн", "день"), isMoved ? date.AddDays(1) : null)).ArrayOf()
        select new CalendarYear(2026, new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, [.. days.DistinctBy(day => day.Date).OrderBy(day => day.Date)]);

    [Fact]
    public void Write_AnyYear_IsReadAsItWas() =>
        Prop.ForAll(Years.ToArbitrary(), year => CalendarYear.Read(new ContentItem(year.Write(null))) is var read
            && read.Year == year.Year && read.WeeklyDaysOff.SetEquals(year.WeeklyDaysOff) && read.Days.SequenceEqual(year.Days)).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_Holidays_KeepTheirDatesAndMoveFromWeekends()
    {
        var (before, last) = (Year(2026, "2026-05-27", "Айт"), Year(2027, "2027-05-16", "Айт"));
        var next = last.With(Day("2027-07-01", "Жаз")).With(Day("2027-01-07", "Рождество")).Next(before);
        Assert.Equal(2028, next.Year);
        Assert.Equal<IEnumerable<string>>(["2028-01-07", "2028-07-01", "2028-07-03"], next.Days.Select(day => day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((CalendarDayKind.MovedDayOff, new DateOnly(2028, 7, 1)), (next.Days[2].Kind, next.Days[2].MovedFrom!.Value));
    }

    private static CalendarYear Year(int year, string date, string name) =>
        new(year, new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, [Day(date, name)]);

    private static CalendarDay Day(string date, string name) =>
        new(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), CalendarDayKind.Holiday, new(name, name));
}
