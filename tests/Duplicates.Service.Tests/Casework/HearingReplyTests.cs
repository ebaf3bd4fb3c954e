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
    public async Task Hearing_WithoutAnInvitation_LeadsToTheCase()
    {
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, host.NewPerson());
        await citizen.GetAsync($"/kk/my/{number}/hearing");
        Assert.Equal($"/kk/my/{number}", citizen.Address);
    }
}
