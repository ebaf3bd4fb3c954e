using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Duplicates.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Benchmarks;

/// <summary>
/// Fills the database of a service. Most cases are rows as the work list sees them, written by the database itself; some are
/// whole cases that can be opened and decided.
/// </summary>
internal sealed class CaseSeeding(WebApplication services)
{
    private const string School = "4j10970cb4rr7bzb5pwt7tqq0h";
    private static readonly Actor Clerk = new("benchmark-clerk", "Сәуле Ахметова", ActorRole.SchoolClerk);
    private static int _numbers = 10_000_000;

    /// <summary>Over the data of a service that runs.</summary>
    public static async Task<CaseSeeding> OverAsync(MeasuredHost host, string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Composition).Assembly.GetName().Name, EnvironmentName = "Development", ContentRootPath = host.DataFolder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Duplicates:DataPath"] = host.DataFolder,
            ["Duplicates:Database"] = database,
            ["Duplicates:PublicAddress"] = host.Address,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddDuplicates();
        var services = builder.Build();
        await services.Services.LoadContentAsync();
        return new(services);
    }

    /// <summary>Rows of cases from one number to another, all of one school: half of them open, with a holder each third.</summary>
    public async Task AddRowsAsync(int first, int last)
    {
        await using var scope = services.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var sqlite = db.Database.IsSqlite();
        var id = sqlite ? "upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21, 12))" : "gen_random_uuid()";
        var numbers = sqlite
            ? $"(WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i, hex(randomblob(16)) AS h FROM n)"
            : $"(SELECT i FROM generate_series({first}, {last}) AS i) AS n";
        var due = sqlite ? "date('now', ((i % 20) - 3 - (i % 2) * 400) || ' days')" : "CURRENT_DATE + ((i % 20) - 3 - (i % 2) * 400)";
        var number = sqlite ? "printf('S%08d', i)" : "'S' || lpad(i::text, 8, '0')";
        var now = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
#pragma warning disable EF1003, EF1002 // numbers and fixed text only
        await db.Database.ExecuteSqlRawAsync($"""
            INSERT INTO "Applications" ("Id", "Number", "State", "IsOpen", "OfficeId", "ApplicantKey", "LearnerKey", "LearnerName", "LearnerNameFolded",
                "Level", "Distinction", "Scope", "SubmittedAt", "AcceptedOn", "DueOn", "Version", "WaitsFor", "AssigneeId", "AssigneeName")
            SELECT {id}, {number}, CASE WHEN i % 2 = 0 THEN 'Registered' ELSE 'HandedOver' END, i % 2 = 0, '{School}', 'a' || i, 'l' || i,
                'Тегі' || (i % 5000) || ' Аты' || (i % 300), 'теги' || (i % 5000) || ' аты' || (i % 300), 'GeneralSecondary', 'Ordinary', 'Certificate', '{now}', {due}, {due}, 3,
                CASE WHEN i % 2 = 1 THEN NULL WHEN i % 8 = 0 THEN 'SchoolHead' ELSE 'SchoolClerk' END,
                CASE WHEN i % 3 = 0 THEN 'somebody' WHEN i % 3 = 1 THEN (SELECT "Id" FROM "AspNetUsers" WHERE "Email" = 'clerk.almaty@example.org') END, NULL
            FROM {numbers}
            """);
        var (surname, given) = sqlite
            ? ("substr(\"LearnerNameFolded\", 1, instr(\"LearnerNameFolded\", ' ') - 1)", "substr(\"LearnerNameFolded\", instr(\"LearnerNameFolded\", ' ') + 1)")
            : ("split_part(\"LearnerNameFolded\", ' ', 1)", "split_part(\"LearnerNameFolded\", ' ', 2)");
        foreach (var word in (string[])[surname, given])
        {
            await db.Database.ExecuteSqlRawAsync($"""
                INSERT INTO "CaseNameWords" ("OfficeId", "Word", "ApplicationId")
                SELECT "OfficeId", {word}, "Id" FROM "Applications" WHERE "Number" BETWEEN 'S{first:D8}' AND 'S{last:D8}'
                """);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE");
#pragma warning restore EF1003, EF1002
    }

    /// <summary>Whole cases that wait for the head's decision; their numbers.</summary>
    public async Task<IReadOnlyList<string>> AddCasesAsync(int count)
    {
        var numbers = new List<string>(count);
        for (var place = 0; place < count; place++)
        {
            await using var scope = services.Services.CreateAsyncScope();
            var application = NewCase(ApplicationNumber.Create(_numbers++));
            await scope.ServiceProvider.GetRequiredService<ApplicationStore>().SaveAsync(application, CancellationToken.None);
            numbers.Add(application.Number!.Value);
        }

        return numbers;
    }

    private DuplicateApplication NewCase(ApplicationNumber number)
    {
        var (now, office) = (DateTimeOffset.UtcNow, services.Services.GetRequiredService<IOffices>().Find(School)!);
        var person = new Person(Iin.Parse("880515300001"), new PersonName("Серікова", "Әсел", "Ермекқызы"));
        var content = new ApplicationContent
        {
            Applicant = person,
            Learner = person,
            Relation = Relation.Self,
            Document = new(new CertificateKind(EducationLevel.GeneralSecondary, Distinction.Ordinary), DocumentScope.Certificate),
            OfficeId = School,
            OfficeName = office.Name,
            YearOfFinishing = 2005,
            Reason = LossReason.Lost,
            Contacts = new(PhoneNumber.Parse("+7 701 123 45 67"), Email: null),
            Language = "kk",
            CollectionOfficeId = School,
            CollectionOfficeName = office.Name,
        };
        var application = DuplicateApplication.Draft(Guid.CreateVersion7(), person.Iin, new("benchmark", "Әсел", ActorRole.Applicant), now);
        application.Submit(content, "5f", new(SignatureMethod.OneTimePassword, "5f", now, "•"), new("1", now), application.History[0].By, now);
        application.Register(number, WorkingHours.SchoolDefault, services.Services.GetRequiredService<IWorkingCalendarSource>().Current, now);
        application.StartReview(Clerk, now);
        application.RecordSearch(new(RecordsSearchOutcome.Found, "1", null, null), Clerk, now);
        application.ProposeApproval(Clerk, now);
        return application;
    }
}
