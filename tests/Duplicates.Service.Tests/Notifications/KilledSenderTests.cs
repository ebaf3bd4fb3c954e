using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Processes;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>A power cut between sending and marking, with the program as it was built.</summary>
public sealed class KilledSenderTests(SmsGateway gateway) : IClassFixture<SmsGateway>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly BuiltHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sms_WhenTheHostIsKilledBeforeItCouldMarkIt_IsRepeatedUnderItsIdAndReachesThePersonOnce()
    {
        var (killed, repeated) = (new TaskCompletionSource(), new TaskCompletionSource());
        gateway.Answers = async (_, _) =>
        {
            if (gateway.Requests.Count > 1)
            {
                repeated.TrySetResult();
                return;
            }

            await _host.KillAsync();
            killed.SetResult();
        };
        _host.Settings["PublicAddress"] = "http://localhost";
        _host.Settings["Messages:SmsGateway"] = gateway.Address;
        _host.Settings["Messages:Patience"] = "00:00:01";
        await AskForCodeAsync(await _host.StartAsync());
        await killed.Task.WaitAsync(Patience);
        await _host.StartAsync();
        await repeated.Task.WaitAsync(Patience);
        Assert.Single(gateway.Requests.Select(request => request.Key).Distinct(StringComparer.Ordinal));
        Assert.Single(gateway.Sent);
    }

    private static async Task AskForCodeAsync(Uri address)
    {
        var person = TestPerson.Number(1);
        using var visitor = Visitor.At(address);
        await visitor.GetAsync("/kk/sign-in");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Iin", person.Iin), ("Phone", person.Phone));
        try
        {
            await visitor.SendFormAsync(path, fields);
        }
        catch (HttpRequestException)
        {
            // the power may be cut before the answer comes
        }
    }
}
