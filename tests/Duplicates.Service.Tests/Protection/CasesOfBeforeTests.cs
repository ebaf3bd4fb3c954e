using System.Net;
using Duplicates.Service.Audit;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Protection;

public sealed class CasesOfBeforeTestsOnSqlite : CasesOfBeforeTests
{
    private protected override TestDatabase NewDatabase() => new SqliteTestDatabase();
}

public sealed class CasesOfBeforeTestsOnPostgreSql : CasesOfBeforeTests
{
    private protected override TestDatabase NewDatabase() => new OldPostgreSqlDatabase();
}

/// <summary>Wherever a case stood when the service was replaced by a newer one, it opens there and goes on.</summary>
public abstract class CasesOfBeforeTests : IAsyncLifetime
{
    /// <summary>The newest event, what the case waits for otherwise, who goes on, and by which action; nobody goes on with a case that is over.</summary>
    private const string Ways = """
        ApplicationRegistered            clerk.almaty     start
        ChecklistMarked                  clerk.almaty     search
        QuestionAsked                    clerk.almaty     answer
        QuestionAnswered                 clerk.almaty     search
        RecordsSearched                  clerk.almaty     propose
        DecisionProposed/Approve         head.almaty      approve
        DecisionProposed/Refuse          head.almaty      hearing
        HearingAppointed                 clerk.almaty     hearing-record
        HearingAnswered                  clerk.almaty     hearing-record
        HearingRecorded                  head.almaty      refuse
        ApplicationRefused               -                -
        CaseReopened                     clerk.almaty     propose
        ApplicationApproved              clerk.almaty     prepare
        BlankSpoiled                     clerk.almaty     prepare
        DuplicatePrepared                head.almaty      ready
        DuplicateReady                   clerk.almaty     hand-over
        DuplicateReady/Corporation       clerk.almaty     send
        DuplicateSentToCorporation       operator.astana  arrival
        DuplicateArrivedAtCorporation    operator.astana  hand-over
        DuplicateHandedOver              -                -
        DuplicateAnnulled/Approved       clerk.almaty     prepare
        DuplicateAnnulled                -                -
        ApplicationRedirected            clerk.astana     start
        ApplicationWithdrawn             -                -
        """;

    private readonly DirectoryInfo _folder = OldDatabase.Unpack(OldDatabase.Cases);
    private readonly Dictionary<string, Visitor> _officers = new(StringComparer.Ordinal);
    private TestDatabase _database = null!;
    private ServiceHost _host = null!;
    private int _blanks = 300;

    private protected abstract TestDatabase NewDatabase();

    public ValueTask InitializeAsync()
    {
        _database = NewDatabase();
        _host = ServiceHost.ForTheFirstStart(_database, _folder);
        _host.Clock.SetAlmaty("2026-11-23 10:00");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var officer in _officers.Values)
        {
            officer.Dispose();
        }

        await _host.DisposeAsync();
        _database.Release();
        await _database.DropAsync();
        _folder.Remove();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task EveryCase_Opens_AndGoesOnFromWhereItStood()
    {
        var cases = await _host.QueryAsync("""SELECT "Number", "State", "OfficeId", COALESCE("Proposal", ''), COALESCE("WaitsFor", '') FROM "Applications" ORDER BY "SubmittedAt" """);
        Assert.Equal(54, cases.Count);
        Assert.Equal(10, cases.Select(row => row[1]).Distinct(StringComparer.Ordinal).Count());
        var ways = Ways.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(way => way[0], way => (Who: way[1], Action: way[2]), StringComparer.Ordinal);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in cases)
        {
            var reader = await OfficerAsync(row[2] == Demo.AstanaSchool ? Demo.AstanaClerk : Demo.AlmatyClerk);
            await reader.GetAsync($"/kk/staff/cases/{row[0]}");
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            var place = await PlaceOfAsync(row);
            if (gone.Add(place) && ways[place].Who != "-")
            {
                await GoOnAsync(row[0], ways[place].Who, ways[place].Action);
            }
        }

        Assert.Equal(ways.Keys.Order(StringComparer.Ordinal), gone.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await AnswerComplaintAsync();
        await _host.RunJobAsync("seals of histories");
        await using var scope = _host.Services.CreateAsyncScope();
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<IAuditVerification>().CheckAsync(null, CancellationToken.None)).Problems);
    }

    private async Task<string> PlaceOfAsync(IReadOnlyList<string> row)
    {
        var newest = (await _host.EventsAsync(row[0]))[^1];
        var further = newest switch
        {
            "DecisionProposed" => row[3],
            "DuplicateReady" when row[4] == "CorporationOperator" => "Corporation",
            "DuplicateAnnulled" when row[1] == "Approved" => row[1],
            _ => string.Empty,
        };
        return further.Length == 0 ? newest : $"{newest}/{further}";
    }

    private async Task GoOnAsync(string number, string who, string action)
    {
        var before = (await _host.EventsAsync(number)).Count;
        var officer = await OfficerAsync($"{who}@example.org");
        switch (who, action)
        {
            case ("operator.astana", "arrival"):
                await officer.GetAsync("/kk/counter");
                await officer.SubmitFormAsync($"form:has(input[value='{number}'])");
                break;
            case ("operator.astana", _):
                await officer.GetAsync($"/kk/counter/{number}");
                await officer.SubmitAsync(("IdentityDocument", "№ 012345678"));
                break;
            default:
                await officer.ActAsync(number, action, EntriesFor(action));
                break;
        }

        Assert.True((await _host.EventsAsync(number)).Count > before, $"{number} does not go on by {action}: {officer.Main}");
    }

    private (string Name, string? Value)[] EntriesFor(string action) => action switch
    {
        "answer" => [("Text", "2006 жылы.")],
        "hearing-record" => [("Outcome", "Attended"), ("Statement", "Құжатымды таптым."), ("Minutes.Ends", "11:15"), ("Minutes.Secretary", "Ибраева Сәуле Қанатқызы")],
        "prepare" => [.. OfficerJourneys.PrepareEntries, ("Blank", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ЖОБ № {++_blanks:D7}"))],
        _ => OfficerJourneys.EntriesFor(action),
    };

    private async Task AnswerComplaintAsync()
    {
        var waiting = await _host.QueryAsync("""SELECT "Number" FROM "Complaints" WHERE "OpenSubject" IS NOT NULL ORDER BY "Number" """);
        Assert.NotEmpty(waiting);
        var department = await OfficerAsync(Demo.DepartmentHead);
        await department.GetAsync($"/kk/staff/complaints/{waiting[0][0]}");
        await department.SubmitAsync(("Outcome", "Satisfied"), ("Reasons", "Жазба табылды."));
        Assert.Contains(Said.In("kk", "complaints.answered"), department.Main, StringComparison.Ordinal);
    }

    private async Task<Visitor> OfficerAsync(string email)
    {
        if (!_officers.TryGetValue(email, out var officer))
        {
            _officers[email] = officer = await _host.StaffAsync(email);
        }

        return officer;
    }
}
