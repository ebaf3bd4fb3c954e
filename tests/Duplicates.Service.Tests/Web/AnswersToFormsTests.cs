using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web.Posted;

namespace Duplicates.Service.Tests.Web;

public sealed class AnswersToFormsTestsOnSqlite(SqliteHost host) : AnswersToFormsTests(host), IClassFixture<SqliteHost>;

public sealed class AnswersToFormsTestsOnPostgreSql(PostgreSqlHost host) : AnswersToFormsTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>
/// The answer to a form has an address of its own that Back and reload can ask for again; it is for one browser and one person, for half an
/// hour, and what was typed stands neither in the address nor readable in the database.
/// </summary>
public abstract partial class AnswersToFormsTests(ServiceHost host)
{
    private const string Typed = "999-888-777";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Form_Refused_LeadsToAnAddressThatCanBeAskedForAgain(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/track");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Number", Typed), ("LastFour", "77"));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await visitor.SendAsync(HttpMethod.Post, path, content);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Matches($"^/{language}/track[?]shown=[0-9a-f]{{32}}$", answer.Headers.Location!.ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        for (var time = 1; time <= 2; time++)
        {
            await visitor.GetAsync(answer.Headers.Location!.ToString());
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Equal((Typed, "77"), (visitor.Value("Number"), visitor.Value("LastFour")));
            Assert.True(visitor.Has(".govuk-error-summary a[href='#LastFour']"));
            Assert.StartsWith(Said.In(language, "frame.title-with-errors", "").Trim(), visitor.Page.Title, StringComparison.Ordinal);
        }

        await visitor.SubmitAsync(("LastFour", "7"));
        Assert.Equal((Typed, "7"), (visitor.Value("Number"), visitor.Value("LastFour")));
        Assert.Equal(2, visitor.AnswerAddress.Split("shown=").Length);
    }

    [Fact]
    public async Task Answer_AskedForByAnotherBrowser_LeadsToThePageItself()
    {
        using var visitor = await RefusedAsync();
        using var stranger = host.NewVisitor();
        await stranger.GetAsync(visitor.AnswerAddress);
        Assert.Equal((HttpStatusCode.OK, "/kk/track", string.Empty), (stranger.Status, stranger.AnswerAddress, stranger.Value("Number")));
        await stranger.SubmitAsync(("Number", "1"), ("LastFour", "1"));
        await stranger.GetAsync(visitor.AnswerAddress);
        Assert.Equal(string.Empty, stranger.Value("Number"));
    }

    [Theory]
    [InlineData("/kk/track?shown=")]
    [InlineData("/kk/track?shown=zzz&a=b")]
    [InlineData("/kk/track?shown=00000000000000000000000000000000&shown=00000000000000000000000000000000")]
    public async Task Answer_ThatThereIsNot_LeadsToThePageItself(string path)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("shown", visitor.AnswerAddress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAnotherPage_IsNotShownHere()
    {
        using var visitor = await RefusedAsync();
        await visitor.GetAsync(visitor.AnswerAddress.Replace("/track", "/sign-in", StringComparison.Ordinal));
        Assert.Equal("/kk/sign-in", visitor.AnswerAddress);
    }

    [Fact]
    public async Task Answer_AfterHalfAnHour_LeadsToThePageItselfAndIsDeleted()
    {
        using var visitor = await RefusedAsync();
        host.Clock.Advance(PostedPages.Lifetime + TimeSpan.FromSeconds(1));
        await visitor.GetAsync(visitor.AnswerAddress);
        Assert.Equal(("/kk/track", string.Empty), (visitor.AnswerAddress, visitor.Value("Number")));
        await host.RunJobAsync("answers to forms");
        Assert.Equal(0, await host.CountAsync("PostedPages"));
    }

    [Fact]
    public async Task Answer_AtRest_IsReadableNowhere()
    {
        using var visitor = await RefusedAsync();
        var column = (await host.QueryAsync("""SELECT COUNT(*) FROM "PostedPages" """))[0][0];
        Assert.NotEqual("0", column, StringComparer.Ordinal);
        foreach (var file in host.DataFolder.EnumerateFiles("test.db*"))
        {
            using var copy = new MemoryStream();
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Typed)));
        }
    }

    [Fact]
    public async Task Answer_FromAnotherHostOfTheService_IsTheSame()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/track");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Number", Typed), ("LastFour", "77"));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await visitor.SendAsync(HttpMethod.Post, path, content);
        await using var other = host.WithWebHostBuilder(_ => { });
        using var there = visitor.CopiedAt(other);
        await there.GetAsync(answer.Headers.Location!.ToString());
        Assert.Equal(Typed, there.Value("Number"));
    }

    [Fact]
    public async Task Language_SwitchedOnARefusedForm_KeepsWhatWasTyped()
    {
        using var visitor = host.NewVisitor();
        var person = host.NewPerson();
        await visitor.GetAsync("/kk/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", "12"));
        Assert.Equal((person.Iin, "12"), (visitor.Value("Iin"), visitor.Value("Phone")));
        await visitor.GetAsync(visitor.Find("a[hreflang=ru]").GetAttribute("href")!);
        Assert.Equal("ru", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal((person.Iin, "12"), (visitor.Value("Iin"), visitor.Value("Phone")));
        await visitor.GetAsync(visitor.Find("a[hreflang=kk]").GetAttribute("href")!);
        Assert.Equal((person.Iin, "12"), (visitor.Value("Iin"), visitor.Value("Phone")));
        Assert.True(visitor.Has(".govuk-error-summary"));
        await visitor.GetAsync(visitor.Find("a[href*=set-view]").GetAttribute("href")!);
        Assert.Equal((person.Iin, "12"), (visitor.Value("Iin"), visitor.Value("Phone")));
    }

    [Fact]
    public async Task Language_SwitchedOnATrackingResult_TellsTheSameInTheOtherLanguage()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/track");
        await visitor.SubmitAsync(("Number", number), ("LastFour", person.LastFour));
        Assert.Contains(Said.In("kk", "track.sentence.Registered"), visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync(visitor.Find("a[hreflang=ru]").GetAttribute("href")!);
        Assert.Contains(Said.In("ru", "track.sentence.Registered"), visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(person.LastFour, visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndedWhileAFormWasFilledIn_KeepsWhatWasTypedForTheSamePersonOnly()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/note");
        var (path, fields) = clerk.Fill("main form[method=post]", ("Note", "Ұзақ жазылған ескертпе"));
        clerk.DropSession();
        await clerk.PostAsync(path, fields);
        Assert.StartsWith("/kk/sign-in/staff", clerk.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("жазылған", Uri.UnescapeDataString(clerk.Address), StringComparison.Ordinal);
        await clerk.SubmitAsync(("Email", Demo.AlmatyClerk), ("Password", "no such password"));
        Assert.True(clerk.Has(".govuk-error-summary"));
        await clerk.SubmitAsync(("Email", Demo.AlmatyClerk), ("Password", Demo.Password));
        Assert.Equal($"/kk/staff/cases/{number}/note", clerk.Address);
        Assert.Equal("Ұзақ жазылған ескертпе", clerk.Value("Note"));
        await clerk.SubmitAsync();
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("Ұзақ жазылған ескертпе", clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndedAndSomebodyElseSignsIn_ShowsNothingOfTheFirst()
    {
        var number = await host.NewCaseAsync();
        using var computer = await host.StaffAsync(Demo.AlmatyClerk);
        await computer.GetAsync($"/kk/staff/cases/{number}/note");
        var (path, fields) = computer.Fill("main form[method=post]", ("Note", "Ұзақ жазылған ескертпе"));
        computer.DropSession();
        await computer.PostAsync(path, fields);
        await computer.SubmitAsync(("Email", Demo.AlmatyHead), ("Password", Demo.Password));
        Assert.DoesNotContain("Ұзақ жазылған", computer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_OfARefusedForm_AreShownNowhere()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/staff");
        await visitor.SubmitAsync(("Email", Demo.AlmatyClerk), ("Password", "wrong-and-secret"));
        Assert.Equal(Demo.AlmatyClerk, visitor.Value("Email"));
        Assert.DoesNotContain("wrong-and-secret", visitor.Html, StringComparison.Ordinal);
        var person = host.NewPerson();
        await visitor.GetAsync("/kk/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        await visitor.SubmitAsync(("Code", "000001"));
        Assert.True(visitor.Has("#Code-error"));
        Assert.Equal(string.Empty, visitor.Value("Code"));
    }

    [Fact]
    public void Secrets_OfEveryPage_AreKnown()
    {
        var pages = new DirectoryInfo(AppContext.BaseDirectory);
        while (!pages.EnumerateFiles("Duplicates.sln").Any())
        {
            pages = pages.Parent!;
        }

        var secret = Directory.EnumerateFiles(Path.Combine(pages.FullName, "src", "Modules", "Duplicates.Service", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => SecretField().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("Password", secret, StringComparer.Ordinal);
        Assert.All(secret, name => Assert.True(PostedPage.Secrets.Contains(name), name));
    }

    [Fact]
    public async Task Cookies_TurnedOff_AreAskedFor()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/ru/track");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Number", Typed));
        using var without = host.CreateDefaultClient();
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await without.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(Said.In("ru", "errors.cookies.title"), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_KeptByAFlood_IsSentAsItIs()
    {
        await using var alone = new SqliteHost();
        using var visitor = alone.NewVisitor();
        await visitor.GetAsync("/kk/track");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Number", "1"));
        for (var time = 1; time <= PostedPageLimit.PerAddress; time++)
        {
            Assert.Equal("OK", await visitor.SendFormAsync(path, fields));
        }

        using var content = new FormUrlEncodedContent(fields);
        using var answer = await visitor.SendAsync(HttpMethod.Post, path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(PostedPageLimit.PerAddress, await alone.CountAsync("PostedPages"));
    }

    [GeneratedRegex("""asp-for="(?<name>[A-Za-z.]+)"[^>]*(?:type="password"|autocomplete="(?:one-time-code|new-password|current-password)")""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SecretField();

    private async Task<Visitor> RefusedAsync()
    {
        var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/track");
        await visitor.SubmitAsync(("Number", Typed), ("LastFour", "77"));
        Assert.Equal(Typed, visitor.Value("Number"));
        return visitor;
    }
}
