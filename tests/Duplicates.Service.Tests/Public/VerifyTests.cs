using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Public;

public sealed class VerifyTestsOnSqlite(SqliteHost host) : VerifyTests(host), IClassFixture<SqliteHost>;

public sealed class VerifyTestsOnPostgreSql(PostgreSqlHost host) : VerifyTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Anybody who holds a duplicate learns whether it is genuine and still valid.</summary>
public abstract class VerifyTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Verify_Valid_TellsTheMinimumWithTheNameMasked(string language)
    {
        var person = host.NewPerson();
        var (_, code) = await IssueAsync(person);
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/verify/{code}");
        Assert.Equal(Said.In(language, "verify.valid"), visitor.Text(".verdict--valid"));
        Assert.Contains(Demo.SchoolName(language), visitor.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "documents.kind.GeneralSecondary.Ordinary"), visitor.Main, StringComparison.Ordinal);
        AssertNothingPersonal(visitor, person);
    }

    [Fact]
    public async Task Verify_CodeTypedByHand_IsFoundAllTheSame()
    {
        var (_, code) = await IssueAsync(host.NewPerson());
        var typed = string.Join(' ', code.ToLowerInvariant().Chunk(4).Select(group => new string(group))).Replace('0', 'o').Replace('1', 'l');
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/verify");
        await visitor.GetAsync($"/kk/verify?code={Uri.EscapeDataString(typed)}");
        Assert.True(visitor.Has(".verdict--valid"), visitor.Main);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Verify_Annulled_SaysSoAtOnce(string language)
    {
        var person = host.NewPerson();
        var (number, code) = await IssueAsync(person);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.GetAsync($"/kk/staff/cases/{number}/annul");
            await head.SubmitAsync(("Reason", ""));
            Said.Refused(head, "kk", "Reason", "casework.annul.error");
            await head.DoAsync(number, "annul");
            await head.GetAsync($"/kk/staff/cases/{number}/annul");
            Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);
            Assert.Contains(Said.In("kk", "steps.staff.DuplicateAnnulled"), head.Main, StringComparison.Ordinal);
        }

        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/verify/{code}");
        Assert.StartsWith(Said.In(language, "verify.annulled"), visitor.Text(".verdict--annulled"), StringComparison.Ordinal);
        Assert.False(visitor.Has(".verdict--valid"));
        AssertNothingPersonal(visitor, person);
    }

    [Theory]
    [InlineData("{0}\u200b")]
    [InlineData("{0}.")]
    [InlineData("({0})")]
    [InlineData("«{0}»,")]
    [InlineData("{0}%231.dev.WyJr.c2ln")]
    [InlineData("https://other.example/kk/verify/{0}?from=mail#1.dev.WyJr.c2ln")]
    [InlineData("http://localhost/ru/verify/{0}")]
    public async Task Verify_CodeAsItIsPasted_IsFoundOnThePageAndByProgram(string pasted)
    {
        var (_, code) = await IssueAsync(host.NewPerson());
        var typed = pasted.Replace("{0}", code, StringComparison.Ordinal);
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/ru/verify?code={Uri.EscapeDataString(typed)}");
        Assert.True(visitor.Has(".verdict--valid"), visitor.Main);
        Assert.Equal(string.Empty, visitor.Value("Code"));
        await visitor.GetAsync($"/ru/verify/{Uri.EscapeDataString(pasted.StartsWith("http", StringComparison.Ordinal) ? code : typed)}");
        Assert.True(visitor.Has(".verdict--valid"), visitor.Main);
        using var answer = await visitor.SendAsync(HttpMethod.Get, $"/api/v1/certificates/{Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("kk", "00000000000000000000000000000000")]
    [InlineData("ru", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task Verify_Unknown_SaysThatThereIsNone(string language, string code)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/verify?code={code}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.StartsWith(Said.In(language, "verify.unknown"), visitor.Text(".verdict--unknown"), StringComparison.Ordinal);
        Assert.Equal(code, visitor.Value("Code"));
    }

    [Theory]
    [InlineData("kk", "12345", "Incomplete")]
    [InlineData("ru", "64S3-6D1N-6RVK-GE9G-64S3-6D1N-6RVK", "Incomplete")]
    [InlineData("ru", "<script>alert(1)</script>", "NotACode")]
    [InlineData("kk", "' OR 1=1 --", "NotACode")]
    public async Task Verify_NotAWholeCode_IsToldFromAnUnknownPaper(string language, string code, string error)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/verify?code={Uri.EscapeDataString(code)}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Said.Refused(visitor, language, "Code", $"verify.code-error.{error}");
        Assert.False(visitor.Has(".verdict--unknown"));
        Assert.Equal(code, visitor.Value("Code"));
        Assert.DoesNotContain("<script>alert", visitor.Html, StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/verify/letter/{Uri.EscapeDataString(code.Replace("/", string.Empty, StringComparison.Ordinal))}");
        Assert.StartsWith(Said.In(language, $"verify.code-error.{error}"), visitor.Text(".verdict"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Verify_NothingTyped_AsksForTheCode(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/verify");
        Assert.False(visitor.Has(".verdict"));
        Assert.True(visitor.Has("#Code"));
    }

    [Fact]
    public async Task Verify_WhereNobodyReads_IsAnsweredButNotCounted()
    {
        var (_, code) = await IssueAsync(host.NewPerson());
        using var client = host.CreateDefaultClient();
        (HttpMethod, string Name, string Value)[] passing =
        [
            (HttpMethod.Head, "Accept", "text/html"), (HttpMethod.Get, "Sec-Purpose", "prefetch;prerender"), (HttpMethod.Get, "Purpose", "prefetch"), (HttpMethod.Get, "X-Moz", "prefetch"),
            (HttpMethod.Get, "User-Agent", "WhatsApp/2.23.20.0"), (HttpMethod.Get, "User-Agent", "TelegramBot (like TwitterBot)"),
            (HttpMethod.Get, "User-Agent", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"),
        ];
        foreach (var (method, name, value) in passing)
        {
            foreach (var path in (string[])[$"/kk/verify/{code}", $"/api/v1/certificates/{code}"])
            {
                using var request = new HttpRequestMessage(method, path) { Headers = { { name, value } } };
                using var answer = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        Assert.Equal("0", await CountAsync(code));
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/verify/{code}");
        Assert.Equal("1", await CountAsync(code));
    }

    [Fact]
    public async Task Verify_WhateverComesOfIt_IsKeptNowhere()
    {
        var (_, code) = await IssueAsync(host.NewPerson());
        using var client = host.CreateDefaultClient();
        foreach (var path in (string[])[$"/kk/verify/{code}", $"/kk/verify?code={code}", "/kk/verify/00000000000000000000000000000000", "/kk/verify/letter/00000000000000000000000000000000", $"/api/v1/certificates/{code}"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, path);
        }
    }

    private async Task<string> CountAsync(string code) => (await host.QueryAsync($"""SELECT "Count" FROM "VerificationCounts" WHERE "VerificationCode" = '{code}'"""))[0][0];

    private async Task<(string Number, string Code)> IssueAsync(TestPerson person)
    {
        var number = await host.NewCaseAsync(person);
        return (number, await host.IssuedCodeAsync(number));
    }

    private static void AssertNothingPersonal(Visitor visitor, TestPerson person)
    {
        foreach (var personal in (string[])[person.Surname, person.GivenName, person.Patronymic, person.Iin, person.LastFour, person.Phone[^7..]])
        {
            Assert.DoesNotContain(personal, visitor.Main, StringComparison.Ordinal);
        }
    }
}
