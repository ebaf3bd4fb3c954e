using Duplicates.Domain.Applications;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class OnPaperTestsOnSqlite(SqliteHost host) : OnPaperTests(host), IClassFixture<SqliteHost>;

public sealed class OnPaperTestsOnPostgreSql(PostgreSqlHost host) : OnPaperTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Whoever has no phone answers the school on paper, and an officer enters it (R2.1).</summary>
public abstract class OnPaperTests(ServiceHost host)
{
    private const string Morning = "2026-11-23 10:00";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Question_OfSomebodyWithoutAPhone_IsAnsweredOnPaper(string language)
    {
        host.Clock.SetAlmaty(Morning);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        var number = await clerk.AcceptAtDeskAsync(host.NewPerson(), language);
        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "question");
        await clerk.GetAsync($"/{language}/staff/cases/{number}/answer");
        Assert.Contains("Аттестатты қай жылы алдыңыз?", clerk.Main, StringComparison.Ordinal);
        Assert.Equal("23.11.2026", clerk.Value("ReceivedOn"));

        await clerk.EnterPaperAsync([("жауап.docx", "PK"u8.ToArray()), ("жауап.pdf", SampleFiles.Pdf)], ("Text", " "), ("ReceivedOn", "24.11.2026"));
        Said.Refused(clerk, language, "Text", "casefile.paper.text-error");
        Assert.Contains("жауап.pdf", clerk.Main, StringComparison.Ordinal);
        await clerk.EnterPaperAsync([], ("Text", "<b>2006</b> жылы."));
        Said.Refused(clerk, language, "ReceivedOn", "casework.violation.ReceivedOutsideTime");
        Assert.Equal("<b>2006</b> жылы.", clerk.Value("Text"));
        await clerk.EnterPaperAsync([], ("ReceivedOn", "23.11.2026"));
        Assert.Equal($"/{language}/staff/cases/{number}", clerk.Address);

        var answered = Assert.IsType<QuestionAnswered>((await host.HistoryAsync(number))[^1]);
        Assert.Equal((ActorRole.SchoolClerk, new DateOnly(2026, 11, 23)), (answered.By.Role, answered.Paper!.ReceivedOn));
        Assert.Contains("<b>2006</b> жылы.", clerk.Main, StringComparison.Ordinal);
        Assert.Contains(answered.By.DisplayName, clerk.Main, StringComparison.Ordinal);
        using var file = await clerk.SendAsync(HttpMethod.Get, clerk.Find(".exchange__answer .files a").GetAttribute("href")!);
        Assert.Equal(SampleFiles.Pdf, await file.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Invitation_MinutesAndWithdrawal_OnPaper_LeadTheCaseLikeThoseFromHome()
    {
        host.Clock.SetAlmaty(Morning);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var number = await clerk.AcceptAtDeskAsync(host.NewPerson());
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        await clerk.GetAsync($"/kk/staff/cases/{number}/hearing-answer");
        await clerk.EnterPaperAsync([], ("Attendance", "InWriting"), ("Text", string.Empty));
        Said.Refused(clerk, "kk", "Text", "casefile.paper.text-error");
        await clerk.EnterPaperAsync([("хат.pdf", SampleFiles.Pdf)], ("Attendance", "WillAttend"));
        Assert.Equal(HearingAttendance.WillAttend, Assert.IsType<HearingAnswered>((await host.HistoryAsync(number))[^1]).Reply.Attendance);

        host.Clock.SetAlmaty("2026-11-26 11:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.GetAsync($"/kk/staff/cases/{number}/minutes-remark");
        await later.EnterPaperAsync([], ("Text", "Басқаша айттым."));
        Assert.Equal("MinutesRemarked", (await host.EventsAsync(number))[^1]);

        await later.GetAsync($"/kk/staff/cases/{number}/withdrawal");
        await later.EnterPaperAsync([]);
        Said.Refused(later, "kk", "Uploads", "casework.violation.PicturesRequired");
        await later.EnterPaperAsync([("қайтарып алу.pdf", SampleFiles.Pdf)]);
        Assert.Equal("ApplicationWithdrawn", (await host.EventsAsync(number))[^1]);
        Assert.Contains("қайтарып алу.pdf", later.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_SentFortyTimesAtOnce_IsEnteredOnce()
    {
        host.Clock.SetAlmaty(Morning);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var number = await clerk.AcceptAtDeskAsync(host.NewPerson());
        await clerk.DoAsync(number, "question");
        await clerk.GetAsync($"/kk/staff/cases/{number}/answer");
        var (path, fields) = clerk.Fill("main form[method=post]", ("Text", "2006"));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => clerk.SendFormAsync(path, fields)));
        Assert.Single(await host.EventsAsync(number), happened => happened == "QuestionAnswered");
    }
}
