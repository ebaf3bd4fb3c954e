using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Certificates;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Certificates;

/// <summary>Many approved cases at once, made without the pages.</summary>
internal static class ApprovedCases
{
    private static readonly Actor Clerk = new("clerk", "Ким Анна", ActorRole.SchoolClerk);
    private static readonly Actor Head = new("head", "Ли Виктор", ActorRole.SchoolHead);

    /// <summary>Stores approved cases of a school and returns their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> ApprovedAsync(this ServiceHost host, string officeId, int count, int firstNumber)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var now = host.Clock.GetUtcNow();
            var application = Registered(officeId, host.NewPerson(), firstNumber + i, now);
            await store.SaveAsync(application, CancellationToken.None);
            foreach (var step in StepsToApproval(application, now))
            {
                step();
                await store.SaveAsync(application, CancellationToken.None);
            }

            store.Forget();
            ids.Add(application.Id);
        }

        return ids;
    }

    /// <summary>Blanks that a school receives.</summary>
    public static async Task ReceiveBlanksAsync(this ServiceHost host, string officeId, string range)
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(BlankRange.TryParse(range, out var blanks));
        Assert.True(await scope.ServiceProvider.GetRequiredService<Blanks>().ReceiveAsync(
            officeId, Clerk, new(BlankMovementKind.Received, [blanks], new(2026, 11, 2), "№ 1"), CancellationToken.None));
    }

    /// <summary>Issues the duplicate of a case in a scope of its own; what stood in the way, or null.</summary>
    public static async Task<RuleViolation?> IssueAsync(this ServiceHost host, Guid id, string blank)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var application = await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindAsync(id, CancellationToken.None);
        Assert.True(SeriesAndNumber.TryParse(blank, out var read));
        var name = new PersonName("Ахметова", "Айгерім", "Серікқызы");
        try
        {
            await scope.ServiceProvider.GetRequiredService<IssueDuplicate>().IssueAsync(
                application!, new(application!.Content!.Document.Kind, read, name, name, new("Қасымова А.", "Ибраева С.")), Clerk, CancellationToken.None);
            return null;
        }
        catch (RuleViolationException exception)
        {
            return exception.Violation;
        }
    }

    /// <summary>Each step is stored by itself, as officers take them, so that the case's process follows.</summary>
    private static IEnumerable<Action> StepsToApproval(DuplicateApplication application, DateTimeOffset now) =>
    [
        () => application.StartReview(Clerk, now),
        () => application.RecordSearch(new(RecordsSearchOutcome.Found, "87", "ЖБ 0012345", null), Clerk, now),
        () => application.ProposeApproval(Clerk, now),
        () => application.Approve(Head, now),
    ];

    private static DuplicateApplication Registered(string officeId, TestPerson person, int number, DateTimeOffset now)
    {
        var iin = Iin.Parse(person.Iin);
        var applicant = new Actor($"applicant-{person.Iin}", person.FullName, ActorRole.Applicant);
        var learner = new Person(iin, new(person.Surname, person.GivenName, person.Patronymic));
        var school = new BilingualText("Мектеп", "Школа");
        var content = new ApplicationContent
        {
            Applicant = learner,
            Learner = learner,
            Relation = Relation.Self,
            Document = new(new(EducationLevel.GeneralSecondary, Distinction.Ordinary), DocumentScope.Certificate),
            OfficeId = officeId,
            OfficeName = school,
            YearOfFinishing = 2005,
            Reason = LossReason.Lost,
            Contacts = new(PhoneNumber.Parse(person.Phone), null),
            Language = "kk",
            CollectionOfficeId = officeId,
            CollectionOfficeName = school,
        };
        var application = DuplicateApplication.Draft(Guid.CreateVersion7(now), iin, applicant, now);
        application.Submit(content, "00", new(SignatureMethod.OneTimePassword, "00", now, "+7"), new("1", now), applicant, now);
        application.Register(ApplicationNumber.Create(number), WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays, now);
        return application;
    }
}
