using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Storage;

public sealed class OrdinaryRaceTestsOnSqlite(SqliteHost host) : OrdinaryRaceTests(host), IClassFixture<SqliteHost>;

public sealed class OrdinaryRaceTestsOnPostgreSql(PostgreSqlHost host) : OrdinaryRaceTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Of two who do the same at once, one is second; the service goes on, and the operator is not called.</summary>
public abstract class OrdinaryRaceTests(ServiceHost host)
{
    [Fact]
    public async Task Step_SentTwentyTimesAtOnce_LogsNoError()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person);
        var (path, fields) = visitor.Fill("main form[method=post]", ("Reason", "Lost"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.SendFormAsync(path, fields)));
        Assert.Empty(host.Errors.All);
    }

    [Fact]
    public async Task SignIn_OfANewPersonInManyBrowsersAtOnce_LogsNoError()
    {
        var person = host.NewPerson();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var visitor = host.NewVisitor();
            await visitor.GetAsync("/kk/sign-in");
            await visitor.SubmitFormAsync("main form[method=post]", ("Iin", person.Iin), ("Phone", person.Phone));
        }));
        Assert.Empty(host.Errors.All);
    }

    [Fact]
    public async Task Blanks_ReceivedTwiceAtOnce_LogsNoError()
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff/blanks");
        await clerk.GetAsync(clerk.Page.QuerySelector("main a[href*='receive']")!.GetAttribute("href")!);
        var (path, fields) = clerk.Fill("main form[method=post]", ("Numbers", "7700001-7700050"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clerk.SendFormAsync(path, fields)));
        Assert.Empty(host.Errors.All);
    }
}
