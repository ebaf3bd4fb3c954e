using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Domain.HomeVisits;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.OfficeWork;

namespace Duplicates.Benchmarks;

/// <summary>What the work in person costs with few cases and with very many: a step of an intake and today's visits at home, beside a page with a form and the work list.</summary>
internal static partial class CounterCost
{
    private const string Office = "4m5q3ef4xesva1gyjze92w8pb9";
    private const int Requests = 200;
    private const int Few = 10_000;
    private const int VisitsToday = 12;

    /// <summary>Of so many cases one was taken in at home.</summary>
    private const int CasesOfAVisit = 50;
    private const int DaysOfFigures = 365;
    private static readonly (string Name, string Value)[] Person =
        [("Relation", "Self"), ("Identity", "IdCard"), ("Iin", "880515300001"), ("Surname", "Тегін"), ("GivenName", "Адам"), ("SchoolWords", "№ 5 мектеп-гимназия")];

    public static async Task<int> PrintAsync(TextWriter output, string server, int cases)
    {
        await using var few = await MeasuredSchool.StartAsync(server);
        await using var many = await MeasuredSchool.StartAsync(server);
        await FillAsync(few, Few);
        await FillAsync(many, cases);
        await few.BecomeIdleAsync();
        await many.BecomeIdleAsync();
        await output.WriteLineAsync(Line($"| What | CPU ms at {Few:N0} | at {cases:N0} | ratio | median ms | | ratio | p95 ms | | ratio |"));
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|");
        var requests = await RequestsAsync(few, many);
        foreach (var (_, request) in requests)
        {
            // a round before, because the run time compiles the pages again when they are used much
            await MeasuredSchool.CompareAsync(few, many, 2 * Requests, request);
        }

        foreach (var (what, request) in requests)
        {
            var (less, more) = await MeasuredSchool.CompareAsync(few, many, Requests, request);
            await output.WriteLineAsync(Line($"| {what} | {Compared(less.Cpu, more.Cpu)} | {Compared(less.Median, more.Median)} | {Compared(less.P95, more.P95)} |"));
        }

        return 0;
    }

    private static async Task<IReadOnlyList<(string What, Func<MeasuredSchool, int, Task> Request)>> RequestsAsync(params MeasuredSchool[] schools)
    {
        var (operators, visitors, drafts) = (new Dictionary<MeasuredSchool, StaffVisitor>(), new Dictionary<MeasuredSchool, StaffVisitor>(), new Dictionary<MeasuredSchool, string>());
        foreach (var school in schools)
        {
            var head = await StaffVisitor.SignInAsync(school.Host.Address, "head.corporation.astana@example.org");
            await head.PostAsync("/kk/staff/intake?handler=Begin", await head.GetAsync("/kk/staff/intake"));
            (operators[school], visitors[school]) = (head, StaffVisitor.Come(school.Host.Address));
            drafts[school] = $"/kk/staff/intake/{Draft().Match(await head.GetAsync("/kk/staff/intake")).Groups["id"].Value}/person";
        }

        return
        [
            ("a step of an intake (page and form)", (school, _) => StepAsync(operators[school], drafts[school], Person)),
            ("a page with a form and nothing else (signing in)", (school, _) => visitors[school].GetAsync("/kk/sign-in")),
            ("visits at home of today", (school, _) => operators[school].GetAsync("/kk/staff/home-visits")),
            ("figures of the office, a year", (school, _) => operators[school].GetAsync("/kk/oversight/counters?from=2026-01")),
            ("the work list of a school", (school, _) => school.Clerk.GetAsync("/kk/staff?tab=Open")),
        ];
    }

    private static async Task StepAsync(StaffVisitor visitor, string path, params (string Name, string Value)[] entries)
    {
        if (!await visitor.PostAsync(path, await visitor.GetAsync(path), entries))
        {
            throw new InvalidOperationException($"{path} was not accepted.");
        }
    }

    /// <summary>Cases, the visits at home that some of them came from, those of today, and a year of figures.</summary>
    private static async Task FillAsync(MeasuredSchool school, int cases)
    {
        await school.Seeding.AddMixedAsync(cases);
        await using var scope = school.Seeding.Services.CreateAsyncScope();
        var (db, desk, now) = (scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), scope.ServiceProvider.GetRequiredService<HomeVisitDesk>(), TimeProvider.System.GetUtcNow());
        var today = AlmatyTime.Today(TimeProvider.System);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in Enumerable.Range(1, cases / CasesOfAVisit).Chunk(5_000))
        {
            db.HomeVisits.AddRange(batch.Select(place => new HomeVisitRow
            {
                Id = Guid.CreateVersion7(),
                OfficeId = Office,
                State = HomeVisitState.Accepted,
                RequestedAt = now.AddHours(-place - 72),
                PlannedOn = today.AddDays(-1 - (place / VisitsToday)),
                ClosedAt = now.AddHours(-place - 24),
            }));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        db.OfficeWork.AddRange(
            from day in Enumerable.Range(0, DaysOfFigures)
            from measure in Enum.GetValues<OfficeMeasure>()
            from amount in Enumerable.Range(1, 8)
            select new OfficeWorkRow { Day = today.DayNumber - day, OfficeId = Office, Measure = measure, Amount = amount, Times = amount });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var officer = new SchoolOfficer("operator", "Исаева Жанна", Duplicates.Domain.Applications.ActorRole.CorporationOperator, Office);
        foreach (var place in Enumerable.Range(0, VisitsToday))
        {
            var facts = new HomeVisitFacts(new("Тегін", "Адам", null), Iin.Parse("880515300001"), Line($"Желтоқсан көшесі {place + 1}"), "8 7172 12 34 56");
            var id = await desk.RequestAsync(facts, Office, officer, CancellationToken.None);
            await desk.ConfirmAsync(id, officer, CancellationToken.None);
            await desk.PlanAsync(id, new(today, new(9 + (place / 2), 0), new(10 + (place / 2), 0), "Исаева Жанна", "Ким Олег"), officer, CancellationToken.None);
        }
    }

    private static string Compared(double less, double more) => Line($"{less:F2} | {more:F2} | {more / less:F2}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("/staff/intake/(?<id>[0-9a-f-]{36})/person", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Draft();
}
