using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class CodeFloodTestsOnSqlite() : CodeFloodTests(new SqliteHost());

public sealed class CodeFloodTestsOnPostgreSql() : CodeFloodTests(new PostgreSqlHost());

/// <summary>Requests for codes that come all at once, to two hosts that share a database, pass exactly as often as the limits say.</summary>
public abstract class CodeFloodTests(ServiceHost host) : IAsyncDisposable
{
    private const int Requests = 40;

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task SignIn_FortyAtOnceForOnePerson_SendOneCode()
    {
        var person = host.NewPerson();
        Assert.Equal((1, 1), await FloodAsync(_ => person));
    }

    [Fact]
    public async Task SignIn_FortyAtOnceWithoutAWaitBetweenTwo_SendAsManyCodesAsAPersonMayHave()
    {
        host.With("OneTimeCodes:ResendAfter", "00:00:00");
        var person = host.NewPerson();
        Assert.Equal((5, 5), await FloodAsync(_ => person));
    }

    [Fact]
    public async Task SignIn_FortyPeopleAtOnceWithOnePhone_SendAsManyCodesAsAPhoneMayHave()
    {
        var phone = host.NewPerson().Phone;
        Assert.Equal((5, 5), await FloodAsync(_ => host.NewPerson() with { Phone = phone }));
    }

    [Fact]
    public async Task SignIn_FortyPeopleAtOnceFromOneAddress_SendAsManyCodesAsAnAddressMayHave()
    {
        host.With("OneTimeCodes:PerAddress", "7");
        Assert.Equal((7, 7), await FloodAsync(_ => host.NewPerson()));
    }

    [Theory]
    [InlineData("PerMinute")]
    [InlineData("PerHour")]
    public async Task SignIn_FortyPeopleAtOnce_SendAsManyCodesAsTheWholeServiceMay(string ceiling)
    {
        host.With($"OneTimeCodes:{ceiling}", "9");
        Assert.Equal((9, 9), await FloodAsync(_ => host.NewPerson()));
    }

    /// <summary>Everybody opens the form, at one host or the other, and all send it at the same moment.</summary>
    /// <returns>How many were led to the page that takes the code, and how many messages there are.</returns>
    private async Task<(int Passed, int Sent)> FloodAsync(Func<int, TestPerson> who)
    {
        await using var second = host.SecondHost();
        var forms = new List<(Visitor Visitor, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var index = 0; index < Requests; index++)
        {
            var (person, visitor) = (who(index), index % 2 == 0 ? host.NewVisitor() : Visitor.At(second));
            await visitor.GetAsync("/kk/sign-in");
            var (path, fields) = visitor.Fill("main form[method=post]", ("Iin", person.Iin), ("Phone", person.Phone));
            forms.Add((visitor, path, fields));
        }

        var answers = await Task.WhenAll(forms.Select(form => Task.Run(() => form.Visitor.SendFormAsync(form.Path, form.Fields))));
        forms.ForEach(form => form.Visitor.Dispose());
        return (answers.Count(answer => answer.StartsWith("/kk/sign-in/", StringComparison.Ordinal)), (await host.MessagesAsync()).Count(message => message.Kind == "code"));
    }
}
