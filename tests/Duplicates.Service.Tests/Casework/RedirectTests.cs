using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class RedirectTestsOnSqlite(SqliteHost host) : RedirectTests(host), IClassFixture<SqliteHost>;

public sealed class RedirectTestsOnPostgreSql(PostgreSqlHost host) : RedirectTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A wrong addressee is warned before the three working days are over, and can pass the case on afterwards, too (R5.9).</summary>
public abstract class RedirectTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00"; // Friday; the last day is Wednesday 25 November

    [Theory]
    [InlineData("2026-11-23 10:00", null)]
    [InlineData("2026-11-24 10:00", "worklist.redirect.soon")]
    [InlineData("2026-11-25 10:00", "worklist.redirect.soon")]
    [InlineData("2026-11-26 10:00", "worklist.redirect.overdue")]
    public async Task WorkList_AsTheLastDayComes_AsksWhetherTheCaseIsOurs(string now, string? key)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        host.Clock.SetAlmaty(now);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var line = await LineAsync(clerk, number);
        foreach (var text in (string[])["worklist.redirect.soon", "worklist.redirect.overdue"])
        {
            Assert.Equal(text == key, line.Contains(Said.In("kk", text, "2026 ж. 25 қараша"), StringComparison.Ordinal));
        }

        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "search");
        Assert.DoesNotContain("2026 ж. 25 қараша", await LineAsync(clerk, number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_InTime_TellsTheApplicantAtOnceAndGivesTheNextThreeDays()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        host.Clock.SetAlmaty("2026-11-25 18:00");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/redirect");
        Assert.Contains("2026 ж. 25 қараша", clerk.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "casework.redirect.late", "2026 ж. 25 қараша"), clerk.Main, StringComparison.Ordinal);
        await clerk.ActAsync(number, "redirect", ("OfficeId", Demo.Archive), ("Cause", "Мектеп архиві сонда."));
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "redirected");
        using var archive = await host.StaffAsync(Demo.ArchiveClerk);
        await archive.GetAsync($"/kk/staff/cases/{number}");
        Assert.DoesNotContain(Said.In("kk", "casework.redirected-late"), archive.Main, StringComparison.Ordinal);
        Assert.Equal("2026-11-30", Assert.Single(await host.QueryAsync($"SELECT CAST(\"RedirectUntil\" AS TEXT) FROM \"Applications\" WHERE \"Number\" = '{number}'"))[0]);
    }

    [Fact]
    public async Task Find_WordsOfAnOrganisation_OffersItFirstAndKeepsWhatWasTyped()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/redirect");
        var (_, fields) = clerk.Fill("main form[method=post]", ("Search", "алматы архиві"), ("Cause", "Мектеп архиві сонда."));
        await clerk.PostAsync(clerk.Find("main button[formaction]").GetAttribute("formaction")!, fields);
        Assert.Equal(Demo.Archive, clerk.Page.QuerySelectorAll("#OfficeId option").Select(option => option.GetAttribute("value")).First(value => !string.IsNullOrEmpty(value)));
        Assert.Equal("Мектеп архиві сонда.", clerk.Find("#Cause").TextContent.Trim());
    }

    [Fact]
    public async Task Redirect_AfterTheLastDay_IsPossibleAndMarkedInTheHistory()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        host.Clock.SetAlmaty("2026-11-26 09:00");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/redirect");
        Assert.Contains(Said.In("kk", "casework.redirect.late", "2026 ж. 25 қараша"), clerk.Main, StringComparison.Ordinal);
        await clerk.SubmitAsync(("OfficeId", Demo.Archive), ("Cause", "Мектеп архиві сонда."));
        using var archive = await host.StaffAsync(Demo.ArchiveClerk);
        await archive.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "casework.redirected-late"), archive.Text(".timeline"), StringComparison.Ordinal);
    }

    private static async Task<string> LineAsync(Visitor clerk, string number)
    {
        await clerk.GetAsync("/kk/staff?tab=Open");
        return clerk.Page.QuerySelectorAll("tbody tr").Single(row => row.InnerHtml.Contains($"/cases/{number}", StringComparison.Ordinal)).TextContent.Replace('\u00A0', ' ');
    }
}
