using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class RedirectTestsOnSqlite(SqliteHost host) : RedirectTests(host), IClassFixture<SqliteHost>;

public sealed class RedirectTestsOnPostgreSql(PostgreSqlHost host) : RedirectTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A wrong addressee passes the case on within three working days; later, too, and then it is marked (R5.9).</summary>
public abstract class RedirectTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00"; // Friday; the last day is Wednesday 25 November

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
}
