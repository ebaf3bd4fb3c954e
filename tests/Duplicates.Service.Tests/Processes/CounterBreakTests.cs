using Duplicates.Service.Audit;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Processes;

public sealed class CounterBreakTestsOnSqlite() : CounterBreakTests(new SqliteHost());

public sealed class CounterBreakTestsOnPostgreSql() : CounterBreakTests(new PostgreSqlHost());

/// <summary>
/// Every step of the counter and of the courier is broken off before it is committed and after, without an answer to the officer, who sends
/// again what was sent. Nothing is lost and nothing doubled. That a killed process is the same to the database: <see cref="CounterPowerCutTests"/>.
/// </summary>
public abstract class CounterBreakTests : IAsyncDisposable
{
    private readonly ServiceHost _host;
    private string? _order;

    protected CounterBreakTests(ServiceHost host)
    {
        _host = host;
        _host.WorksInBackground = false;
        _host.Watch = new PowerCut(() => _order, BreakOff);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Papers_FromTheCounterToTheSchool_LoseNothingAndDoubleNothing()
    {
        using var @operator = await _host.StaffAsync(Demo.Operator);
        var person = _host.NewPerson();
        await @operator.GoToCounterPapersAsync(person);
        await SendTwiceAsync(@operator, "main form[method=post]", "INSERT INTO \"ApplicationEvents\"", DeskJourneys.EntriesFor("papers", person));
        Assert.Equal(1, await _host.CountAsync("Applications"));
        Assert.Equal(1, await _host.CountAsync("CourierThings"));
        var number = (await _host.QueryAsync("""SELECT "Number" FROM "Applications" """))[0][0];

        await @operator.GetAsync("/kk/staff/courier");
        await @operator.SubmitFormAsync("form[action*='Begin']");
        var manifest = @operator.Address;
        await SendTwiceAsync(@operator, "form[action*='Pack']", "INSERT INTO \"ManifestLines\"", ("Code", number));
        Assert.Equal(1, await _host.CountAsync("ManifestLines"));
        await @operator.GetAsync(manifest);
        await SendTwiceAsync(@operator, "form[action*='Seal']", "\"SealKey\" = ", ("Seal", "P-1"));
        await @operator.GetAsync(manifest);
        await SendTwiceAsync(@operator, "form[action*='Depart']", "\"DepartedAt\" = ");

        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Arrive']", "\"ScannedBy\" = ", ("Code", number));
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Finish']", "\"ReceivedAt\" = ");
        await clerk.GetAsync(manifest);
        await SendTwiceAsync(clerk, "form[action*='Close']", "\"ClosedAt\" = ");
        Assert.Equal([["Closed"]], await _host.QueryAsync("""SELECT "State" FROM "Manifests" """));
        Assert.Equal([["Arrived"]], await _host.QueryAsync("""SELECT "State" FROM "ManifestLines" """));
        Assert.Equal(0, await _host.CountAsync("CourierThings"));
        await using var scope = _host.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<AuditLog>().VerifyAsync(CancellationToken.None));
    }

    /// <summary>Sends a form that is broken off before it is committed; again, broken off after; and a third time, which changes nothing more.</summary>
    private async Task SendTwiceAsync(Visitor officer, string form, string sql, params (string Name, string? Value)[] entries)
    {
        var (path, fields) = officer.Fill(form, entries);
        foreach (var moment in (PowerCutMoment[])[PowerCutMoment.BeforeCommit, PowerCutMoment.AfterCommit])
        {
            _order = $"{moment} {sql}";
            await officer.SendFormAsync(path, fields);
            Assert.Null(_order);
        }

        await officer.SendFormAsync(path, fields);
    }

    private void BreakOff()
    {
        _order = null;
        throw new InvalidOperationException("The power has gone.");
    }
}
