using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class HostileCodeTestsOnSqlite(SqliteHost host) : HostileCodeTests(host), IClassFixture<SqliteHost>;

public sealed class HostileCodeTestsOnPostgreSql(PostgreSqlHost host) : HostileCodeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Requests for codes by hands that mean no good: other spellings, other letter cases, fields twice and too long.</summary>
public abstract class HostileCodeTests(ServiceHost host)
{
    [Fact]
    public async Task SignIn_OnePersonInManySpellings_IsOnePersonForTheLimits()
    {
        var person = host.NewPerson();
        (string Iin, string Phone)[] spellings =
        [
            (person.Iin, person.Phone),
            ($"\u200B{person.Iin[..6]}\u200E{person.Iin[6..]}", $"{person.Phone[..5]}\u200B{person.Phone[5..]}\u200E"),
            ($"{person.Iin[..6]} {person.Iin[6..]}", $"8 ({person.Phone[2..5]}) {person.Phone[5..]}"),
            ($" {person.Iin}\u00A0", person.Phone[2..]),
        ];
        foreach (var (iin, phone) in spellings)
        {
            using var visitor = host.NewVisitor();
            await visitor.GetAsync("/kk/sign-in");
            await visitor.SubmitAsync(("Iin", iin), ("Phone", phone));
        }

        Assert.Single(await host.MessagesAsync(), message => message.Recipient == person.Phone);
    }

    [Fact]
    public async Task SignIn_FieldsInOtherLetterCasesAndTwice_AreOneFormLikeAnyOther()
    {
        var (person, victim) = (host.NewPerson(), host.NewPerson());
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in?RETURNURL=%2Fkk%2Fmy%2Fphone");
        var (path, fields) = visitor.Fill("main form[method=post]");
        var token = fields.Where(field => field.Key.StartsWith("__", StringComparison.Ordinal));
        await visitor.PostAsync(path, [.. token, new("IIN", person.Iin), new("phone", person.Phone), new("iin", victim.Iin), new("PHONE", victim.Phone)]);
        Assert.DoesNotContain(await host.MessagesAsync(), message => message.Recipient == victim.Phone);
        var code = await visitor.CodeForAsync(person.Phone);
        var (page, asked) = visitor.Fill("main form[method=post]");
        await visitor.PostAsync(page, [.. asked.Where(field => field.Key != "Code"), new("code", code), new("CODE", "000000")]);
        Assert.Equal("/kk/my/phone", visitor.Address);
    }

    [Theory]
    [InlineData("/kk/sign-in?from=nobody&phoneChanged=perhaps")]
    [InlineData("/kk/sign-in?from=00000000-0000-0000-0000-000000000000")]
    [InlineData("/kk/sign-in/00000000000000000000000000000000?again=perhaps")]
    [InlineData("/kk/sign-in/00000000000000000000000000000000?returnUrl=//example.org")]
    [InlineData("/KK/SIGN-IN")]
    public async Task Pages_OfAddressesThatNobodyLinksTo_AreNoFailure(string address)
    {
        using var visitor = host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, address);
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
    }

    [Fact]
    public async Task Code_OfAHundredThousandCharacters_IsNoCodeAndNoFailure()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        var code = await visitor.CodeForAsync(person.Phone);
        foreach (var typed in (string[])[new string('7', 100_000), $"{new string(' ', 100_000)}{code}", string.Concat(Enumerable.Repeat("1 ", 50_000))])
        {
            await visitor.SubmitAsync(("Code", typed));
            Said.Refused(visitor, "kk", "Code", "accounts.code-error.Incomplete");
        }

        await visitor.TypeCodeAsync(person);
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Fact]
    public async Task Code_TriedFortyTimesAtOnceOnTwoHosts_IsCheckedFiveTimes()
    {
        var person = host.NewPerson();
        await using var second = host.SecondHost();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        var right = await visitor.CodeForAsync(person.Phone);
        var page = visitor.Address;
        var tries = new List<(Visitor Visitor, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var index = 0; index < 40; index++)
        {
            var other = index % 2 == 0 ? host.NewVisitor() : Visitor.At(second);
            await other.GetAsync(page);
            var (path, fields) = other.Fill("main form[method=post]", ("Code", right == "123456" ? "654321" : "123456"));
            tries.Add((other, path, fields));
        }

        await Task.WhenAll(tries.Select(one => Task.Run(() => one.Visitor.SendFormAsync(one.Path, one.Fields))));
        tries.ForEach(one => one.Visitor.Dispose());
        await visitor.SubmitAsync(("Code", right));
        Said.Refused(visitor, "kk", "Code", "accounts.code-error.TriesUsedUp");
    }
}
