using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Hostile;

public sealed class HostileRequestTestsOnSqlite(AttackedSqliteHost host) : HostileRequestTests(host), IClassFixture<AttackedSqliteHost>;

public sealed class HostileRequestTestsOnPostgreSql(AttackedPostgreSqlHost host) : HostileRequestTests(host), IClassFixture<AttackedPostgreSqlHost>;

/// <summary>
/// Requests that were once sent with ill intent, replayed against the built service. Who finds another one adds it here: an
/// <see cref="Attack"/>, how it is sent (once, one after another, all at once), and what everybody else must still be shown.
/// </summary>
public abstract class HostileRequestTests(AttackedHost host)
{
    private const string Kelvin = "%E2%84%AA";

    public static TheoryData<string, string> OtherWritings => new()
    {
        { "/kK/requirements", "/kk/requirements" },
        { "/KK/requirements", "/kk/requirements" },
        { "/kk/REQUIREMENTS", "/kk/requirements" },
        { $"/k{Kelvin}/requirements", "/kk/requirements" },
        { "/KK", "/kk" },
        { $"/{Kelvin}k", "/kk" },
        { "/Kk/schedule", "/kk/schedule" },
        { "/kk/Schedule", "/kk/schedule" },
        { "/kK/addresses?region=75", "/kk/addresses?region=75" },
        { "/kk/ADDRESSES?region=75", "/kk/addresses?region=75" },
        { "/kK/search?q=%D2%9B", "/kk/search?q=%D2%9B" },
        { "/KK/calendar/2026", "/kk/calendar/2026" },
        { "/kk/addresses/Almaty-5-Mektep-Gimnaziya-Demo", "/kk/addresses/almaty-5-mektep-gimnaziya-demo" },
        { "/kK/addresses/almaty-5-mektep-gimnaziya-demo/card", "/kk/addresses/almaty-5-mektep-gimnaziya-demo/card" },
        { "/rU/verify", "/ru/verify" },
        { "/kk/requirements/", "/kk/requirements" },
    };

    [Theory]
    [MemberData(nameof(OtherWritings))]
    public async Task Address_WrittenOtherwise_LeadsToTheOneAddressAndChangesNothingForOthers(string written, string address)
    {
        var answers = await host.SendAsync(
        [
            new Attack(written).With("Accept-Language", "ru"),
            new Attack(written).By("HEAD").With("Accept-Language", "ru"),
            new Attack(written).Posting(("a", "b")),
        ]);
        Assert.Equal([(HttpStatusCode.MovedPermanently, address), (HttpStatusCode.MovedPermanently, address)], answers.Take(2).Select(answer => (answer.Status, answer.Location)));
        Assert.Contains(answers[2].Status, (HttpStatusCode[])[HttpStatusCode.PermanentRedirect, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed]);
        var shown = await host.SendAsync(new Attack(address));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        if (shown.ContentHeaders.ContentType!.MediaType == "text/html")
        {
            Assert.Equal(address[1..3], shown.Language);
            Assert.Equal($"http://localhost{address.Split('?')[0]}", shown.Page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? $"http://localhost{address.Split('?')[0]}");
        }
    }

    [Theory]
    [InlineData("/ru")]
    [InlineData("/kk/requirements")]
    [InlineData("/kk/schedule?q=5")]
    [InlineData("/ru/addresses?region=75")]
    [InlineData("/kk/calendar")]
    [InlineData("/ru/search?q=5")]
    [InlineData("/kk/addresses/almaty-5-mektep-gimnaziya-demo")]
    public async Task Query_ThatThePageDoesNotRead_IsInNoLinkOfThePage(string path)
    {
        var poisoned = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "zzz=POISON&year2=POISON&office2=POISON&returnUrl=POISON";
        foreach (var answer in await host.SendAsync([new Attack(poisoned), new Attack(path), new Attack(poisoned)]))
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("POISON", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Query_ThatAPageReads_GivesNobodyElseAnotherPage()
    {
        var answers = await host.SendAsync([new Attack("/kk/calendar?Year=2027"), new Attack("/kk/calendar"), new Attack("/kk?q=POISON&region=POISON&print=POISON"), new Attack("/kk"), new Attack("/ru/requirements?PRINT=true"), new Attack("/ru/requirements")]);
        Assert.Contains("2027", answers[0].Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", answers[1].Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.DoesNotContain("POISON", answer.Text, StringComparison.Ordinal));
        Assert.True(answers[4].Text.Length < answers[5].Text.Length, "The page for print was not asked for, or was shown to everybody.");
    }

    [Theory]
    [InlineData("br;q=0", "")]
    [InlineData("gzip;q=0, br;q=0", "")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("*;q=0", "")]
    [InlineData("identity;q=1, br;q=0.5", "")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip;q=0.9, br;q=0.1", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("abracadabra", "")]
    [InlineData("deflate", "")]
    [InlineData("", "")]
    public async Task Encoding_AsItIsAskedFor_IsSentAndLeavesTheOthersTheirs(string accepted, string sent)
    {
        foreach (var path in (string[])["/kk/requirements", "/sitemap.xml"])
        {
            var answers = await host.SendAsync([new Attack(path).With("Accept-Encoding", accepted), new Attack(path), new Attack(path).With("Accept-Encoding", "br"), new Attack(path).With("Accept-Encoding", accepted)]);
            Assert.Equal($"{sent}||br|{sent}", string.Join('|', answers.Select(answer => answer.Encoding)));
        }
    }

    [Theory]
    [InlineData("/kk", HttpStatusCode.OK)]
    [InlineData("/ru/requirements", HttpStatusCode.OK)]
    [InlineData("/kk/track", HttpStatusCode.OK)]
    [InlineData("/kk/no/such-page", HttpStatusCode.NotFound)]
    [InlineData("/kk/changes.atom", HttpStatusCode.OK)]
    [InlineData("/sitemap.xml", HttpStatusCode.OK)]
    [InlineData("/robots.txt", HttpStatusCode.OK)]
    [InlineData("/api/v1/offices", HttpStatusCode.OK)]
    [InlineData("/api/v1/due-date", HttpStatusCode.OK)]
    [InlineData("/api/v1/certificates/00000000000000000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/.well-known/duplicates-keys.json", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/kk/my", HttpStatusCode.Redirect)]
    public async Task Head_OfWhatCanBeGot_HasItsHeadersAndNoBody(string path, HttpStatusCode expected)
    {
        var answers = await host.SendAsync([new Attack(path).By("HEAD"), new Attack(path), new Attack(path).By("HEAD")]);
        Assert.All(answers, answer => Assert.Equal(expected, answer.Status));
        Assert.All(answers, answer => Assert.Equal(answers[1].ContentHeaders.ContentType, answer.ContentHeaders.ContentType));
        Assert.Empty(answers[0].Bytes);
        Assert.Empty(answers[2].Bytes);
        Assert.Equal(expected is HttpStatusCode.OK, answers[1].Bytes.Length > 0 && expected is HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/kk/addresses?q=%00&region=%00&p=%00")]
    [InlineData("/kk/search?q=a%00b")]
    [InlineData("/kk/schedule?q=%00")]
    [InlineData("/kk/verify?code=%00")]
    [InlineData("/kk/verify/%01")]
    [InlineData("/kk/addresses/%01%7F")]
    [InlineData("/kk/%0B")]
    [InlineData("/kk/track?handler=%00")]
    [InlineData("/kk/sign-in?returnUrl=%00")]
    [InlineData("/api/v1/offices?q=%00")]
    [InlineData("/api/v1/offices?region=%00&kind=%00")]
    [InlineData("/api/v1/certificates/%01")]
    [InlineData("/api/v1/due-date?received=%00&office=%00")]
    public async Task ControlCharacters_FromAStranger_BreakNothing(string path) =>
        Assert.InRange((int)(await host.SendAsync(new Attack(path))).Status, 200, 499);

    [Theory]
    [InlineData("""{"number":"\u0000","lastFour":"\u0000"}""")]
    [InlineData("""{"number":"123-456-789\u0000","lastFour":"1234\u0000"}""")]
    [InlineData("""{"number":"\ud800","lastFour":"1234"}""")]
    [InlineData("""{"number":null,"lastFour":{}}""")]
    [InlineData("""{"number":1""")]
    public async Task ControlCharacters_FromAProgram_AreRefusedAsAProblem(string json)
    {
        var answer = await host.SendAsync(new Attack("/api/v1/cases/track").PostingJson(json));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.ContentHeaders.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/kk/staff?holder=%00")]
    [InlineData("/kk/staff?holder=a%00b&tab=%00&state=%00")]
    [InlineData("/kk/staff/register?q=%00")]
    [InlineData("/kk/staff/register?year=%00&q=a%00")]
    [InlineData("/kk/staff/cases/%01")]
    [InlineData("/kk/staff/notices?p=%00")]
    public async Task ControlCharacters_FromAColleague_BreakNothing(string path)
    {
        using var clerk = host.NewVisitor();
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync(path);
        Assert.Contains(clerk.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound]);
    }

    [Fact]
    public async Task ControlCharacters_InAForm_AreTakenOutOfWhatWasTyped()
    {
        using var clerk = host.NewVisitor();
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff");
        await clerk.SubmitFormAsync("form[role=search]", ("Sought", "Жоқ\u0001бол\u007Fса\v"));
        Assert.Equal((HttpStatusCode.OK, "Жоқболса"), (clerk.Status, clerk.Value("Sought").Trim()));
        await clerk.GetAsync("/kk/staff");
        var (path, fields) = clerk.Fill("form[role=search]");
        using var parts = new MultipartFormDataContent { { new StringContent("Жоқ\0болса"), "Sought" } };
        foreach (var (name, value) in fields.Where(field => field.Key != "Sought"))
        {
            parts.Add(new StringContent(value), name);
        }

        await clerk.PostAsync(path, parts);
        Assert.Equal((HttpStatusCode.OK, "Жоқболса"), (clerk.Status, clerk.Value("Sought")));
    }

    [Theory]
    [InlineData("/kk/staff?handler=Search", "Sought")]
    [InlineData("/kk/sign-in/staff", "Email")]
    [InlineData("/ru/track", "Number")]
    [InlineData("/kk/sign-in", "Iin")]
    public async Task Form_ThatCannotBeRead_IsRefusedWithAPage(string path, string field)
    {
        using var clerk = host.NewVisitor();
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        var token = clerk.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await clerk.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create(field, "a\0b")]);
        Assert.Equal((HttpStatusCode.BadRequest, path[1..3]), (clerk.Status, clerk.Page.DocumentElement.GetAttribute("lang")));
        await clerk.PostAsync(path, Enumerable.Range(0, 2000).Select(number => KeyValuePair.Create($"field{number}", "x")));
        Assert.Equal((HttpStatusCode.BadRequest, path[1..3]), (clerk.Status, clerk.Page.DocumentElement.GetAttribute("lang")));
    }

    [Theory]
    [InlineData("/%01/evil.example", "/evil.example")]
    [InlineData("/%01%01//evil.example?x=1", "/evil.example?x=1")]
    public async Task ControlCharacters_BeforeAHost_LeadNowhereElse(string path, string location) =>
        Assert.Equal(location, (await host.SendAsync(new Attack(path))).Location);

    [Fact]
    public async Task Pages_AskedForAtOnceInEveryWriting_AreEverybodysOwn()
    {
        Attack[] attacks =
        [
            .. Enumerable.Range(0, 40).SelectMany(turn => new[]
            {
                new Attack("/kK/qalai-otedi").With("Accept-Language", "ru"),
                new Attack("/kk/qalai-otedi").With("Accept-Language", "ru").With("Cookie", "language=ru"),
                new Attack($"/kk/qalai-otedi?turn={turn}").With("Accept-Encoding", "br;q=0"),
                new Attack("/ru/kak-eto-proishodit").By("HEAD"),
                new Attack("/ru/kak-eto-proishodit").With("Accept-Language", "kk"),
            }),
        ];
        foreach (var answer in await host.SendAtOnceAsync(attacks))
        {
            if (answer.Status is HttpStatusCode.MovedPermanently)
            {
                continue;
            }

            Assert.Equal((HttpStatusCode.OK, string.Empty), (answer.Status, answer.Encoding));
            if (answer.Attack.Method != "HEAD")
            {
                Assert.Equal(answer.Attack.Path[1..3], answer.Language);
            }
        }
    }
}
