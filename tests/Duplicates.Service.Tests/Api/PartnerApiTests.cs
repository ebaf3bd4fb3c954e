using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Api;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Track;

namespace Duplicates.Service.Tests.Api;

public sealed class PartnerApiTestsOnSqlite(SqliteHost host) : PartnerApiTests(host), IClassFixture<SqliteHost>;

public sealed class PartnerApiTestsOnPostgreSql(PostgreSqlHost host) : PartnerApiTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What partners ask by program; answers and problems speak the language of Accept-Language.</summary>
public abstract class PartnerApiTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_NumberAndLastFour_TellsWhereTheCaseStands(string language)
    {
        host.Clock.Reset();
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        var (status, answer) = await PostAsync("cases/track", new { number = Journeys.Spoken(number), lastFour = person.LastFour }, language);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((Journeys.Spoken(number), "Registered"), (Text(answer, "number"), Text(answer, "state")));
        Assert.Equal(("2026-11-20", "2026-12-11"), (Text(answer, "acceptedOn"), Text(answer, "dueOn")));
        Assert.Equal(15, answer.GetProperty("workingDaysLeft").GetInt32());
        Assert.Equal(Said.In(language, "track.sentence.Registered"), Text(answer, "sentence"));
        foreach (var personal in (string[])[person.Surname, person.Iin, person.LastFour, person.Phone])
        {
            Assert.DoesNotContain(personal, answer.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_WrongDigitsAndUnknownNumber_GetTheSameProblem(string language)
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        var wrong = person.LastFour == "0000" ? "1111" : "0000";
        var (first, known) = await PostAsync("cases/track", new { number, lastFour = wrong }, language);
        var (second, unknown) = await PostAsync("cases/track", new { number = ApplicationNumber.Create(99_000_001).Value, lastFour = wrong }, language);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (first, second));
        Assert.Equal(Said.In(language, "track.not-found"), Text(known, "detail"));
        Assert.Equal(Text(known, "detail"), Text(unknown, "detail"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_Nothing_NamesEachFieldWithWhatToDo(string language)
    {
        var (status, problem) = await PostAsync("cases/track", new { lastFour = "12a4" }, language);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var errors = problem.GetProperty("errors");
        Assert.Equal(Said.In(language, "track.number-error.Missing"), Text(errors.GetProperty("number")[0]));
        Assert.Equal(Said.In(language, "track.last-four-error"), Text(errors.GetProperty("lastFour")[0]));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_OneTryMoreThanAllowed_Is429WithRetryAfter(string language)
    {
        host.Clock.Reset();
        var number = ApplicationNumber.Create(language == "kk" ? 55_000_001 : 55_000_002).Value;
        for (var time = 1; time <= TrackingLimits.PerNumber; time++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("cases/track", new { number, lastFour = "0000" }, language)).Status);
        }

        using var refused = await SendAsync(HttpMethod.Post, "/api/v1/cases/track", language, new { number, lastFour = "0000" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TrackingLimits.Window, refused.Headers.RetryAfter!.Delta);
        Assert.Equal(Said.In(language, "errors.again", "10:10"), Text(await ProblemAsync(refused), "detail"));

        host.Clock.Advance(TrackingLimits.Window);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("cases/track", new { number, lastFour = "0000" }, language)).Status);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"number\": 5}", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Track_NoJson_IsAProblemDocument(string body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases/track") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.AcceptLanguage.ParseAdd("ru");
        using var client = host.CreateDefaultClient();
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(Said.In("ru", "errors.400.title"), Text(await ProblemAsync(answer), "title"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound, "404")]
    [InlineData("GET", "/api/v1/cases/track", HttpStatusCode.MethodNotAllowed, "404")]
    [InlineData("DELETE", "/api/v1/offices", HttpStatusCode.MethodNotAllowed, "404")]
    [InlineData("GET", "/api/v1/offices?page=x", HttpStatusCode.BadRequest, "400")]
    public async Task Anything_ThatIsNotThere_IsAProblemDocument(string method, string path, HttpStatusCode expected, string text)
    {
        using var answer = await SendAsync(new HttpMethod(method), path, "kk");
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(Said.In("kk", $"errors.{text}.title"), Text(await ProblemAsync(answer), "title"));
        Assert.Equal("kk", answer.Content.Headers.ContentLanguage.Single());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Certificate_ByItsCode_TellsTheMinimum(string language)
    {
        var person = host.NewPerson();
        var code = await host.IssuedCodeAsync(await host.NewCaseAsync(person));
        var (status, answer) = await GetAsync($"certificates/{code}", language);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(answer.GetProperty("isValid").GetBoolean());
        Assert.Equal(Demo.SchoolName(language), Text(answer, "school"));
        Assert.DoesNotContain(person.Surname, answer.GetRawText(), StringComparison.Ordinal);

        var (missing, problem) = await GetAsync("certificates/00000000000000000000000000000001", language);
        Assert.Equal(HttpStatusCode.NotFound, missing);
        Assert.StartsWith(Said.In(language, "verify.unknown"), Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "2026-11-20 10:00", "Open", "offices.open-until", "13:00")]
    [InlineData("ru", "2026-11-20 13:30", "Lunch", "offices.lunch-until", "14:00")]
    [InlineData("kk", "2026-11-20 18:30", "Closed", "", "")]
    public async Task Offices_ByAWord_TellWhatIsOpenNow(string language, string now, string state, string sentence, string until)
    {
        host.Clock.SetAlmaty(now);
        var (status, answer) = await GetAsync("offices?q=гимназия алматы 5&kind=School", language);
        Assert.Equal(HttpStatusCode.OK, status);
        var office = answer.GetProperty("offices").EnumerateArray().Single(one => Text(one, "id") == Demo.AlmatySchool);
        Assert.Equal((Demo.SchoolName(language), "School", "75", state), (Text(office, "name"), Text(office, "kind"), Text(office, "regionCode"), Text(office, "state")));
        if (sentence.Length > 0)
        {
            Assert.Equal(Said.In(language, sentence, until), Text(office, "stateSentence"));
        }

        var monday = office.GetProperty("hours")[0];
        Assert.Equal(("Monday", "09:00:00", "18:30:00"), (Text(monday, "day"), Text(monday, "opens"), Text(monday, "closes")));
    }

    [Fact]
    public async Task Offices_OfARegion_ComeInPagesWithoutGapsOrRepetitions()
    {
        var (_, first) = await GetAsync("offices", "ru");
        var total = first.GetProperty("total").GetInt32();
        var ids = new List<string>();
        for (var page = 1; page <= (total + 49) / 50; page++)
        {
            var (_, answer) = await GetAsync($"offices?page={page}", "ru");
            ids.AddRange(answer.GetProperty("offices").EnumerateArray().Select(office => Text(office, "id")));
        }

        Assert.Equal(total, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(total, ids.Count);
    }

    [Theory]
    [InlineData("region=99", "region")]
    [InlineData("kind=Shop", "kind")]
    [InlineData("kind=1", "kind")]
    [InlineData("page=0", "page")]
    [InlineData("page=1001", "page")]
    public async Task Offices_WrongQuestion_IsNamed(string query, string field)
    {
        var (status, problem) = await GetAsync($"offices?{query}", "kk");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("2026-11-20T18:31", "2026-11-23", "AfterHours", "2026-12-14")]
    [InlineData("2026-12-10T10:00", "2026-12-10", "SameDay", "2027-01-05")]
    [InlineData("2026-08-28T05:00:00Z", "2026-08-28", "SameDay", "2026-09-18")]
    [InlineData("2027-03-12T18:30", "2027-03-16", "AfterHours", "2027-04-09")]
    [InlineData("2027-04-28T10:00:00+05:00", "2027-04-28", "SameDay", "2027-05-24")]
    [InlineData("2026-11-20T16:00:00", "2026-11-20", "SameDay", "2026-12-11")]
    [InlineData("2026-11-20T16:00:00.000", "2026-11-20", "SameDay", "2026-12-11")]
    [InlineData("2026-11-20T16:00:00.123456789", "2026-11-20", "SameDay", "2026-12-11")]
    [InlineData("2026-11-20T16:00:00.000Z", "2026-11-23", "AfterHours", "2026-12-14")]
    [InlineData("2026-11-20T16:00:00.5+05:00", "2026-11-20", "SameDay", "2026-12-11")]
    public async Task DueDate_OfTheVectors_IsCountedDayByDay(string received, string accepted, string because, string due)
    {
        var (status, answer) = await GetAsync($"due-date?received={Uri.EscapeDataString(received)}", "kk");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((accepted, because, due), (Text(answer, "acceptedOn"), Text(answer, "acceptedBecause"), Text(answer, "dueOn")));
        var days = answer.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(15, days.Count(day => day.GetProperty("workingDay").ValueKind is JsonValueKind.Number));
        Assert.Equal(due, Text(days[^1], "date"));
    }

    [Theory]
    [InlineData("received=yesterday", "received")]
    [InlineData("received=1999-01-01T10:00", "received")]
    [InlineData("received=9999-12-31T23:59:59Z", "received")]
    [InlineData("received=0001-01-01T00:00:00%2B00:00", "received")]
    [InlineData("received=T", "received")]
    [InlineData("office=nowhere", "office")]
    public async Task DueDate_WrongQuestion_IsNamed(string query, string field)
    {
        host.Clock.Reset();
        var (status, problem) = await GetAsync($"due-date?{query}", "ru");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Offices_OneRequestMoreThanAllowed_Is429()
    {
        await using var alone = new SqliteHost();
        using var client = alone.CreateDefaultClient();
        for (var time = 1; time <= PartnerLimits.PerAddress; time++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/offices?q=5", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await client.GetAsync(new Uri("/api/v1/due-date", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(PartnerLimits.Window, refused.Headers.RetryAfter!.Delta);
        alone.Clock.Advance(PartnerLimits.Window);
        using var later = await client.GetAsync(new Uri("/api/v1/due-date", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Description_NamesEveryOperation_InTheReadersLanguage(string language)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/openapi/v1.json", language);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var paths = document.GetProperty("paths");
        string[] expected = ["/api/v1/cases/track", "/api/v1/certificates/{code}", "/api/v1/due-date", "/api/v1/offices", "/api/v1/offices/{id}/times", "/api/v1/visits", "/api/v1/visits/cancel", "/api/v1/visits/move"];
        Assert.Equal(expected, paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var track = paths.GetProperty("/api/v1/cases/track").GetProperty("post");
        Assert.Equal(Said.In(language, "api.track.summary"), Text(track, "summary"));
        Assert.Equal(["200", "400", "404", "429"], track.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string Text(JsonElement value) => value.GetString()!.Replace('\u00A0', ' ');

    private static string Text(JsonElement of, string name) => Text(of.GetProperty(name));

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path, string language) => ReadAsync(SendAsync(HttpMethod.Get, $"/api/v1/{path}", language));

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body, string language) => ReadAsync(SendAsync(HttpMethod.Post, $"/api/v1/{path}", language, body));

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : await ProblemAsync(answer));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string language, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var client = host.CreateDefaultClient();
        return await client.SendAsync(request);
    }
}
