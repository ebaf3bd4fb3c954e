using System.Net;
using System.Text;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Oversight;

public sealed class OversightTestsOnSqlite(SqliteHost host) : OversightTests(host), IClassFixture<SqliteHost>;

public sealed class OversightTestsOnPostgreSql(PostgreSqlHost host) : OversightTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The ministry sees whether the law is kept: every application once, and nothing personal.</summary>
public abstract class OversightTests(ServiceHost host)
{
    private const string AlmatyRegion = "75";
    private static readonly string[] Columns = ["received", "in-time", "late", "in-work", "overdue", "withdrawn", "refused", "untrue", "not-met", "no-consent", "complaints", "redirected-late"];

    [Fact]
    public async Task Figures_OfAPeriod_CountEveryApplicationOnce()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00"); // due 2026-12-11
        var people = Enumerable.Range(0, 5).Select(_ => host.NewPerson()).ToList();
        var numbers = new List<string>();
        foreach (var person in people)
        {
            numbers.Add(await host.NewCaseAsync(person));
        }

        await host.BringThroughAsync(numbers[0], "ready"); // in time
        await RefuseAsync(numbers[1]); // in time, one ground
        using (var citizen = await SignedInAsync(people[2]))
        {
            await citizen.GetAsync($"/kk/my/{numbers[2]}");
            await citizen.SubmitFormAsync("form[action*='handler=Withdraw']");
        }

        using (var citizen = await SignedInAsync(people[1]))
        {
            await citizen.GetAsync($"/kk/my/{numbers[1]}/complaint");
            await citizen.SubmitAsync(("Subject", "Refusal"), ("Text", "Келіспеймін."));
        }

        host.Clock.SetAlmaty("2026-12-14 10:00");
        await host.BringThroughAsync(numbers[3], "ready"); // late; the last one is overdue
        using var inspector = await host.StaffAsync(Demo.Inspector);
        Assert.Equal("/kk/oversight", inspector.Address);
        await inspector.GetAsync($"/kk/oversight?from=2026-11&to=2026-11&region={AlmatyRegion}");
        Assert.Equal("5 2 1 0 1 1 1 0 1 0 1 0", Row(inspector, Demo.SchoolName("kk")));
        Assert.Contains(Journeys.Spoken(numbers[4]), inspector.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Journeys.Spoken(numbers[3]), inspector.Main, StringComparison.Ordinal);
        foreach (var person in people)
        {
            Assert.DoesNotContain(person.Surname, inspector.Html, StringComparison.Ordinal);
        }

        await inspector.GetAsync("/kk/oversight?from=2026-12&to=2026-12");
        Assert.Contains(Said.In("kk", "oversight.none"), inspector.Main, StringComparison.Ordinal);
        await AssertFileAsync(inspector);
    }

    [Fact]
    public async Task Figures_OfACaseThatWasPassedOnLate_AreThoseOfWhoWasLate()
    {
        host.Clock.SetAlmaty("2027-02-01 10:00"); // Monday; the last day is Thursday 4 February
        var (late, inTime) = (await host.NewCaseAsync(), await host.NewCaseAsync());
        using (var clerk = await host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.ActAsync(inTime, "redirect", ("OfficeId", Demo.AstanaSchool), ("Cause", "Кітап сол мектепте."));
        }

        host.Clock.SetAlmaty("2027-02-05 10:00");
        using (var clerk = await host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.ActAsync(late, "redirect", ("OfficeId", Demo.AstanaSchool), ("Cause", "Кітап сол мектепте."));
        }

        using var inspector = await host.StaffAsync(Demo.Inspector);
        await inspector.GetAsync($"/kk/oversight?from=2027-02&to=2027-02&region={AlmatyRegion}");
        Assert.Equal("0 0 0 0 0 0 0 0 0 0 0 1", Row(inspector, Demo.SchoolName("kk")));
        await inspector.GetAsync("/kk/oversight?from=2027-02&to=2027-02&region=71");
        Assert.Equal(["2", "0"], inspector.Page.QuerySelectorAll("table.counted tbody tr.counted__total td").Select(cell => cell.FirstChild!.TextContent.Trim()).Where((_, place) => place is 0 or 11), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Period_ThatEndsBeforeItBegins_IsAskedForAgain(string language)
    {
        using var inspector = await host.StaffAsync(Demo.Inspector, language);
        await inspector.GetAsync($"/{language}/oversight?from=2026-11&to=2026-01");
        Said.Refused(inspector, language, "To", "oversight.period-error");
        Assert.Equal("2026-01", inspector.Value("To"));
        await inspector.GetAsync($"/{language}/oversight?from=x&to=99&region=00");
        Assert.Equal(HttpStatusCode.OK, inspector.Status);
        using var file = await inspector.SendAsync(HttpMethod.Get, $"/{language}/oversight/export?from=2026-11&to=2026-01");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    private static async Task AssertFileAsync(Visitor inspector)
    {
        using var file = await inspector.SendAsync(HttpMethod.Get, $"/kk/oversight/export?from=2026-11&to=2026-11&region={AlmatyRegion}");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n");
        // a tab keeps a spreadsheet from reading a name that begins with a digit as a day
        Assert.Equal(Columns.Select(column => $"\"{Said.In("kk", $"oversight.column.{column}")}\""), lines[0].Replace("\t", string.Empty, StringComparison.Ordinal).Split(';').Skip(2).Take(Columns.Length), StringComparer.Ordinal);
        Assert.Contains(Said.In("kk", "oversight.received-by", Said.In("kk", "intake.channel.OwnSite")), lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains(Demo.SchoolName("kk"), StringComparison.Ordinal) && line.EndsWith("\"5\";\"2\";\"1\";\"0\";\"1\";\"1\";\"1\";\"0\";\"1\";\"0\";\"1\";\"0\";\"5\";\"0\";\"0\";\"0\";\"0\";\"0\"", StringComparison.Ordinal));
    }

    /// <summary>The figures of an organisation without their shares.</summary>
    private static string Row(Visitor inspector, string name)
    {
        var row = inspector.Page.QuerySelectorAll("table.counted tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == name);
        return string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.FirstChild!.TextContent.Trim()));
    }

    private async Task<Visitor> SignedInAsync(TestPerson person)
    {
        host.Clock.AdvancePastResend();
        return await host.CitizenAsync(person);
    }

    private async Task RefuseAsync(string number)
    {
        await host.ProposeRefusalAsync(number);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "hearing");
        }

        host.Clock.SetAlmaty("2026-11-25 10:30");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.DoAsync(number, "refuse");
    }
}
