using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class HearingMinutesTestsOnSqlite(SqliteHost host) : HearingMinutesTests(host), IClassFixture<SqliteHost>;

public sealed class HearingMinutesTestsOnPostgreSql(PostgreSqlHost host) : HearingMinutesTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An oral hearing has minutes; the applicant reads them, remarks, and gets an answer (R7.6).</summary>
public abstract class HearingMinutesTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Minutes_OfAnOralHearing_AreReadRemarkedOnAndAnswered(string language)
    {
        var (person, number) = await HeardAsync(language);
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "minutes");
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}/documents/hearing-minutes");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        Assert.Contains("Ибраева Сәуле Қанатқызы", citizen.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/{language}/my/{number}/minutes");
        Assert.Contains("Құжатты кейін әкелемін.", citizen.Main, StringComparison.Ordinal);
        await citizen.SubmitAsync(("Remark", " "));
        Said.Refused(citizen, language, "Remark", "my.minutes.error");
        await citizen.SubmitAsync(("Remark", "Мен <b>басқаша</b> айттым."));
        Assert.Contains(Said.In(language, "casefile.remark.waiting"), citizen.Main, StringComparison.Ordinal);

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("Мен <b>басқаша</b> айттым.", clerk.Main, StringComparison.Ordinal);
        await clerk.ActAsync(number, "remark", ("Answer", "Хаттама түзетілді."));
        Assert.Equal($"/kk/staff/cases/{number}", clerk.Address);
        await citizen.GetAsync($"/{language}/my/{number}/minutes");
        Assert.Contains("Хаттама түзетілді.", citizen.Main, StringComparison.Ordinal);
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "remark-answered");
        Assert.Contains(await host.QueryAsync($"SELECT \"Kind\" FROM \"StaffNotices\" WHERE \"CaseNumber\" = '{number}'"), row => row[0] == "remarked");
    }

    [Fact]
    public async Task Minutes_LeftOutOrOutOfOrder_AreAskedForAndNothingTypedIsLost()
    {
        var number = await AppointedAsync(host.NewPerson(), "kk");
        host.Clock.SetAlmaty("2026-11-24 11:00");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(number, "hearing-record", ("Outcome", "Attended"), ("Statement", "Түпнұсқаны таптым."), ("Minutes.Ends", "09:00"), ("Minutes.Secretary", " "));
        Assert.Equal(Said.In("kk", "casework.minutes.ends-error"), head.Text(".govuk-error-summary a[href='#Minutes_Ends']"));
        Assert.Equal(Said.In("kk", "casework.minutes.Secretary-error"), head.Text(".govuk-error-summary a[href='#Minutes_Secretary']"));
        Assert.Equal("Түпнұсқаны таптым.", head.Value("Statement"));
        Assert.DoesNotContain("HearingRecorded", await host.EventsAsync(number), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Remark_AfterTheTerm_IsNotOfferedAndNotKept()
    {
        var (person, number) = await HeardAsync("kk");
        host.Clock.SetAlmaty("2026-11-27 23:50");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/minutes");
        var (path, fields) = citizen.Fill("main form[method=post]", ("Remark", "Кешіктім."));
        host.Clock.SetAlmaty("2026-11-28 00:01");
        await citizen.PostAsync(path, fields);
        Assert.Contains(Said.In("kk", "my.minutes.too-late"), citizen.Main, StringComparison.Ordinal);
        Assert.Empty(citizen.Page.QuerySelectorAll("main form"));
        Assert.DoesNotContain("MinutesRemarked", await host.EventsAsync(number), StringComparer.Ordinal);
    }

    private async Task<(TestPerson Person, string Number)> HeardAsync(string language)
    {
        var person = host.NewPerson();
        var number = await AppointedAsync(person, language);
        host.Clock.SetAlmaty("2026-11-24 11:00");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing-record");
        return (person, number);
    }

    private async Task<string> AppointedAsync(TestPerson person, string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseAsync(person, language);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        return number;
    }
}
