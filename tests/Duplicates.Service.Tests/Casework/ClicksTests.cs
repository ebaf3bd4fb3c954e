using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class ClicksTestsOnSqlite(SqliteHost host, ITestOutputHelper output) : ClicksTests(host, output), IClassFixture<SqliteHost>;

public sealed class ClicksTestsOnPostgreSql(PostgreSqlHost host, ITestOutputHelper output) : ClicksTests(host, output), IClassFixture<PostgreSqlHost>;

/// <summary>What an ordinary application costs clerk and head together from the work list to the hand-over, in clicks and typed fields.</summary>
public abstract class ClicksTests(ServiceHost host, ITestOutputHelper output)
{
    private const string Step = ".case__now form[method=post]";

    [Fact]
    public async Task Case_OfTheOrdinaryKind_CostsTenClicksAndFiveFieldsAndThirtyAHundredAndFifty()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");

        // the school has issued a duplicate before, so it knows who signs
        await host.BringThroughAsync(await host.NewCaseAsync(), "hand-over");
        var (clicks, fields) = await OneAsync(await host.NewCaseAsync());
        output.WriteLine($"One case: {clicks} clicks, {fields} typed fields.");
        Assert.InRange(clicks, 1, 10);
        Assert.InRange(fields, 1, 5);

        // a page holds fifty cases: each more costs the same
        var (two, four) = (await ManyAsync(2), await ManyAsync(4));
        var thirty = two + (28 * (four - two) / 2);
        output.WriteLine($"Thirty cases: {thirty} clicks (two: {two}, four: {four}).");
        Assert.InRange(thirty, 30, 150);
    }

    /// <summary>Each officer comes to the case from the list once and then loads it anew when it is their turn again, which counts as a click.</summary>
    private async Task<(int Clicks, int Fields)> OneAsync(string number)
    {
        using var clerk = await CounterOfClicks.AtListAsync(host, Demo.AlmatyClerk);
        using var head = await CounterOfClicks.AtListAsync(host, Demo.AlmatyHead);
        await clerk.FollowAsync($"tbody a[href*='/cases/{number}']");
        await clerk.SendAsync(Step, ("RegisterEntry", "3-кітап, № 128"));
        await head.FollowAsync($"tbody a[href*='/cases/{number}']");
        await head.SendAsync(Step);
        await clerk.ReloadAsync();
        await clerk.SendAsync(Step, ("RuSurname", "Абдикадырова"), ("RuGivenName", "Гульнур"), ("RuPatronymic", "Бауыржановна"));
        await head.ReloadAsync();
        await head.SendAsync(Step);
        await clerk.ReloadAsync();
        await clerk.SendAsync(Step, ("IdentityDocument", "Жеке куәлік 000000000"));
        Assert.Equal("DuplicateHandedOver", (await host.EventsAsync(number))[^1]);
        return (clerk.Clicks + head.Clicks, clerk.Fields + head.Fields);
    }

    private async Task<int> ManyAsync(int count)
    {
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            numbers.Add(await host.NewCaseAsync());
        }

        using var clerk = await CounterOfClicks.AtListAsync(host, Demo.AlmatyClerk);
        using var head = await CounterOfClicks.AtListAsync(host, Demo.AlmatyHead);
        await EachAsync(clerk, count, ("RegisterEntry", "3-кітап, № 128"));
        await AllAsync(head, "Approve");
        await EachAsync(clerk, count, ("RuSurname", "Абдикадырова"), ("RuGivenName", "Гульнур"), ("RuPatronymic", "Бауыржановна"));
        await AllAsync(head, "MarkReady");
        await EachAsync(clerk, count, ("IdentityDocument", "Жеке куәлік 000000000"));
        foreach (var number in numbers)
        {
            Assert.Equal("DuplicateHandedOver", (await host.EventsAsync(number))[^1]);
        }

        return clerk.Clicks + head.Clicks;
    }

    /// <summary>Opens the first case that waits and goes on from one to the next.</summary>
    private static async Task EachAsync(CounterOfClicks officer, int count, params (string Name, string? Value)[] typed)
    {
        await officer.FollowAsync(".tabs a[href*='tab=Turn']");
        await officer.FollowAsync("tbody a[href*='/cases/']");
        for (var i = 0; i < count; i++)
        {
            await officer.SendAsync(Step, typed, officer.Has($"{Step} button[name=Next]") ? "Next" : null);
        }

        await officer.BackToListAsync();
    }

    /// <summary>Does one step with everything that waits.</summary>
    private static async Task AllAsync(CounterOfClicks officer, string decision)
    {
        await officer.FollowAsync(".tabs a[href*='tab=Turn']");
        await officer.FollowAsync("main a[href*='all=true']");
        await officer.SendAsync("form:has(tbody)", [], "decision", decision);
        Assert.False(officer.Has("[role=status] li"));
    }

    /// <summary>Somebody who counts what the hand does; signing in is not counted.</summary>
    private sealed class CounterOfClicks(Visitor visitor) : IDisposable
    {
        public int Clicks { get; private set; }

        public int Fields { get; private set; }

        public static async Task<CounterOfClicks> AtListAsync(ServiceHost host, string email)
        {
            var visitor = await host.StaffAsync(email);
            await visitor.GetAsync("/kk/staff");
            return new(visitor);
        }

        public bool Has(string selector) => visitor.Has(selector);

        public async Task FollowAsync(string link)
        {
            Clicks++;
            await visitor.GetAsync(visitor.Find(link).GetAttribute("href")!);
        }

        public async Task ReloadAsync()
        {
            Clicks++;
            await visitor.GetAsync(visitor.Address);
        }

        public Task BackToListAsync() => FollowAsync("a.govuk-back-link, nav .tabs a");

        public Task SendAsync(string form, params (string Name, string? Value)[] typed) => SendAsync(form, typed, button: null);

        public async Task SendAsync(string form, (string Name, string? Value)[] typed, string? button, string value = "true")
        {
            Clicks++;
            Fields += typed.Length;
            var (path, fields) = visitor.Fill(form, typed);
            if (button is not null)
            {
                var pressed = visitor.Page.QuerySelectorAll($"{form} button[name='{button}']").Single(one => one.GetAttribute("value") == value);
                path = pressed.GetAttribute("formaction") ?? path;
                fields.Add(KeyValuePair.Create(button, value));
            }

            await visitor.PostAsync(path, fields);
            Assert.False(visitor.Has(".govuk-error-summary"), visitor.Main);
        }

        public void Dispose() => visitor.Dispose();
    }
}
