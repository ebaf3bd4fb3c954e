using System.Net;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class HearingReplyTestsOnSqlite(SqliteHost host) : HearingReplyTests(host), IClassFixture<SqliteHost>;

public sealed class HearingReplyTestsOnPostgreSql(PostgreSqlHost host) : HearingReplyTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The applicant answers the invitation, and the school reads the answer (R7.4).</summary>
public abstract class HearingReplyTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Hearing_AnsweredInWriting_IsReadByTheSchool(string language)
    {
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person, language);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead, language);
        await head.DoAsync(number, "hearing");

        using var calendar = await citizen.SendAsync(HttpMethod.Get, $"/{language}/my/{number}?handler=Calendar");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SUMMARY:" + Said.In(language, "my.hearing.calendar"), (await calendar.Content.ReadAsStringAsync()).Replace("\r\n ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

        await citizen.GetAsync($"/{language}/my/{number}/hearing");
        await citizen.SubmitAsync(("Attendance", "InWriting"), ("Statement", " "));
        Assert.Contains(Said.In(language, "my.hearing.statement-error"), citizen.Main, StringComparison.Ordinal);
        await citizen.SubmitAsync(("Attendance", "InWriting"), ("Statement", "Түпнұсқаны <b>таптым</b>."));
        Assert.Equal($"/{language}/my/{number}", citizen.Address);
        Assert.Contains("Түпнұсқаны <b>таптым</b>.", citizen.Main, StringComparison.Ordinal);

        await head.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains("Түпнұсқаны <b>таптым</b>.", head.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hearing_AnsweredWithDocuments_BadOneLosesNothingAndTheSchoolReadsTheGoodOnes()
    {
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, host.NewPerson());
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");

        await citizen.GetAsync($"/kk/my/{number}/hearing");
        await citizen.AnswerHearingAsync("WillAttend", "Көшірмесі бар.", ("көшірме.pdf", SampleFiles.Pdf), ("хат.docx", "PK"u8.ToArray()));
        Assert.Contains(Said.In("kk", "files.problem.WrongKind"), citizen.Main, StringComparison.Ordinal);
        Assert.Equal(("WillAttend", "Көшірмесі бар."), (citizen.Value("Attendance"), citizen.Value("Statement")));
        await citizen.AnswerHearingAsync("WillAttend", "Көшірмесі бар.");
        Assert.Equal($"/kk/my/{number}", citizen.Address);

        await head.GetAsync($"/kk/staff/cases/{number}");
        var link = Assert.Single(head.Page.QuerySelectorAll("main .files a"), file => file.TextContent == "көшірме.pdf").GetAttribute("href")!;
        using (var file = await head.SendAsync(HttpMethod.Get, link))
        {
            Assert.Equal(SampleFiles.Pdf, await file.Content.ReadAsByteArrayAsync());
        }

        using var stranger = await host.StaffAsync(Demo.AstanaHead);
        using var refused = await stranger.SendAsync(HttpMethod.Get, link);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Hearing_WithoutAnInvitation_LeadsToTheCase()
    {
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, host.NewPerson());
        await citizen.GetAsync($"/kk/my/{number}/hearing");
        Assert.Equal($"/kk/my/{number}", citizen.Address);
    }
}
