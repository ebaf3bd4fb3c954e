using Duplicates.Service.Administration;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Administration;

public sealed class AdministrationTestsOnSqlite(SqliteHost host) : AdministrationTests(host), IClassFixture<SqliteHost>;

public sealed class AdministrationTestsOnPostgreSql(PostgreSqlHost host) : AdministrationTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Where an administrator begins: what needs attention, and the audit log.</summary>
public abstract class AdministrationTests
{
    private readonly ServiceHost _host;
    private readonly string _mark;

    protected AdministrationTests(ServiceHost host)
    {
        _mark = Path.Combine(host.DataFolder.FullName, "backup-done");
        _host = host.With("Administration:BackupMark", _mark).With("StaffSignIn:Window", "00:16:00");
    }

    [Fact]
    public async Task StartPage_BackupMissingThenOldThenNew_SaysSoAndShowsNoSecret()
    {
        File.Delete(_mark);
        using var administrator = await _host.StaffAsync(Demo.Administrator);
        Assert.Equal("/kk/admin", administrator.Address);
        Assert.True(administrator.Has("#attention [data-kind=backup-none]"));
        await File.WriteAllTextAsync(_mark, string.Empty);
        foreach (var (hours, isOld) in new[] { (31, true), (29, false) })
        {
            File.SetLastWriteTimeUtc(_mark, _host.Clock.GetUtcNow().UtcDateTime.AddHours(-hours));
            await administrator.GetAsync("/kk/admin");
            Assert.Equal(isOld, administrator.Has("#attention [data-kind=backup-old]"));
        }

        Assert.Contains("StaffSignIn:Window00:16:00", administrator.Text("#settings").Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.DataFolder.FullName + "/duplicates.db", administrator.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=", administrator.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AuditLog_SoughtByPersonCaseKindAndDay_ShowsThoseEntriesAlone()
    {
        var number = await _host.NewCaseAsync();
        using (var clerk = await _host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.GetAsync($"/kk/staff/cases/{number}");
        }

        using var administrator = await _host.StaffAsync(Demo.Administrator);
        await administrator.GetAsync($"/kk/admin/audit?about={number}");
        Assert.All(Cells(administrator, 4), subject => Assert.Equal(number, subject));
        Assert.Contains(Said.In("kk", "audit.action.CaseRead"), Cells(administrator, 3), StringComparer.Ordinal);
        await administrator.GetAsync($"/kk/admin/audit?by={Demo.AlmatyClerk}&kind=StaffSignedIn");
        Assert.NotEmpty(Cells(administrator, 3));
        Assert.All(Cells(administrator, 3), action => Assert.Equal(Said.In("kk", "audit.action.StaffSignedIn"), action));
        Assert.Single(Cells(administrator, 2).Distinct(StringComparer.Ordinal));
        await administrator.GetAsync($"/kk/admin/audit?about={number}&to=01.01.2020");
        Assert.Empty(Cells(administrator, 0));
        await administrator.GetAsync($"/kk/admin/audit?about={number}&from=01.01.2020");
        Assert.NotEmpty(Cells(administrator, 0));
        await administrator.GetAsync("/kk/admin/audit?from=32.01.2020");
        Said.Refused(administrator, "kk", "From", "staff-accounts.acting.day-error");
    }

    [Fact]
    public async Task AuditLog_Checked_NamesTheEntryThatSomebodyChanged()
    {
        using var administrator = await _host.StaffAsync(Demo.Administrator);
        await administrator.GetAsync("/kk/admin/audit");
        await administrator.SubmitAsync();
        Assert.DoesNotContain("broken", administrator.Text("#report"), StringComparison.Ordinal);
        var entry = (await _host.QueryAsync("""SELECT "Sequence", "Subject" FROM "AuditEntries" ORDER BY "Sequence" LIMIT 1"""))[0];
        await _host.ExecuteAsync($"""UPDATE "AuditEntries" SET "Subject" = 'nobody' WHERE "Sequence" = {entry[0]}""");
        await administrator.SubmitAsync();
        Assert.Contains($"broken at entry {entry[0]}", administrator.Text("#report"), StringComparison.Ordinal);
        await _host.ExecuteAsync($"""UPDATE "AuditEntries" SET "Subject" = '{entry[1]}' WHERE "Sequence" = {entry[0]}""");
    }

    private static IReadOnlyList<string> Cells(Visitor visitor, int column) =>
        [.. visitor.Page.QuerySelectorAll("#entries tbody tr").Select(row => row.Children[column].TextContent.Trim())];
}

/// <summary>What the start page knows of settings and of background work.</summary>
public sealed class AttentionTests
{
    [Fact]
    public void Settings_ThatOpenSomething_AreNeverShown()
    {
        var held = Read(
            ("Encryption:Keys:a", "s3cret"), ("Encryption:LookupKey", "s3cret"), ("Verification:Keys:a", "s3cret"), ("Database", "postgres://u:s3cret@h/d"),
            ("MobileCitizens:Token", "s3cret"), ("Messages:SmsGateway", "https://u:s3cret@h"), ("Signing:NcaNode", "https://u:s3cret@h"), ("Signing:TestKeys:0", "s3cret"));
        Assert.DoesNotContain(held, setting => setting.Value?.Contains("s3cret", StringComparison.Ordinal) == true);
        Assert.Contains(held, setting => setting is { Path: "Encryption:LookupKey", Value: null, IsSet: true });
        Assert.Contains(held, setting => setting is { Path: "Signing:NcaNode", Value: "https://…@h" });
        Assert.Contains(held, setting => setting is { Path: "StaffSignIn:PerAddress", Value: "30", IsSet: false });
    }

    [Fact]
    public void Jobs_ThatStandStillOrFailAgainAndAgain_AreNamed()
    {
        var clock = new FakeTimeProvider();
        var journal = new JobJournal([Job("works"), Job("stands"), Job("fails")], clock);
        Assert.Empty(journal.Stopped());
        clock.Advance(TimeSpan.FromMinutes(14));
        journal.Succeeded("works");
        journal.Succeeded("fails");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(["stands"], journal.Stopped().Select(job => job.Name).Where(name => name != "fails"), StringComparer.Ordinal);
            journal.Failed("fails");
        }

        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["fails", "stands"], journal.Stopped().Select(job => job.Name), StringComparer.Ordinal);
        journal.Succeeded("fails");
        Assert.Equal(["stands"], journal.Stopped().Select(job => job.Name), StringComparer.Ordinal);
    }

    private static IReadOnlyList<HeldSetting> Read(params (string Name, string Value)[] settings) => new HeldSettings(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{DuplicatesOptions.Section}:{setting.Name}", (string?)setting.Value))).Build()).Read();

    private static BackgroundJob Job(string name) => new(name, TimeSpan.FromMinutes(1), (_, _) => Task.CompletedTask);
}
