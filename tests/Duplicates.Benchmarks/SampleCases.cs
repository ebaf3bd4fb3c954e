using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;

namespace Duplicates.Benchmarks;

/// <summary>Whole cases of one school, made step by step as people make them.</summary>
internal sealed class SampleCases(IServiceProvider services, PastClock clock)
{
    /// <summary>The school of the demonstration recipe in which everything happens.</summary>
    public const string School = "4j10970cb4rr7bzb5pwt7tqq0h";

    private static readonly Actor Clerk = new("benchmark-clerk", "Сәуле Ахметова", ActorRole.SchoolClerk);
    private static readonly Actor Head = new("benchmark-head", "Ерлан Жүнісов", ActorRole.SchoolHead);
    private int _number = 10_000_000;
    private int _blank = 1;

    /// <summary>Open cases of the last so many days, one a day, in turn registered, searched and proposed.</summary>
    public async Task<IReadOnlyList<DuplicateApplication>> OpenAsync(int days)
    {
        var cases = new List<DuplicateApplication>(days);
        for (var day = 1; day <= days; day++)
        {
            clock.Back = TimeSpan.FromDays(day);
            var application = NewCase();
            await GoAsync(application, ReviewSteps(application).Take((day % 3) * 2));
            cases.Add(application);
        }

        clock.Back = TimeSpan.Zero;
        return cases;
    }

    /// <summary>A case whose applicant thought better of it, long ago.</summary>
    public async Task<DuplicateApplication> WithdrawnAsync()
    {
        clock.Back = TimeSpan.FromDays(60);
        var application = NewCase();
        await GoAsync(application, [() => application.Withdraw(application.History[0].By, clock.GetUtcNow())]);
        clock.Back = TimeSpan.Zero;
        return application;
    }

    /// <summary>A case that waits for the head's decision.</summary>
    public async Task<DuplicateApplication> ProposedAsync()
    {
        var application = NewCase();
        await GoAsync(application, ReviewSteps(application));
        return application;
    }

    /// <summary>A case whose duplicate was handed over.</summary>
    public async Task<DuplicateApplication> HandedOverAsync()
    {
        var application = NewCase();
        await GoAsync(application, [.. ReviewSteps(application), () => application.Approve(Head, clock.GetUtcNow())]);
        await IssueAsync(application.Id);
        return application;
    }

    private async Task IssueAsync(Guid id)
    {
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        var application = (await store.FindAsync(id, CancellationToken.None))!;
        if (!SeriesAndNumber.TryParse($"ЖОБ № {_blank++:D7}", out var blank))
        {
            throw new InvalidOperationException("The demonstration recipe brings blanks of the series ЖОБ.");
        }

        var name = new PersonName("Серікова", "Әсел", "Ермекқызы");
        await scope.ServiceProvider.GetRequiredService<IssueDuplicate>().IssueAsync(
            application, new(application.Content!.Document.Kind, blank, name, name, new("Жүнісов Е.", "Ибраева С.")), Clerk, CancellationToken.None);
        application.MarkReady(Head, clock.GetUtcNow());
        await store.SaveAsync(application, CancellationToken.None);
        application.GiveTo(new("Серікова Әсел Ермекқызы", "Жеке куәлік 000000000"), Clerk, clock.GetUtcNow());
        await store.SaveAsync(application, CancellationToken.None);
    }

    /// <summary>Stores each step by itself, so that the process of the case follows.</summary>
    private async Task GoAsync(DuplicateApplication application, IEnumerable<Action> steps)
    {
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        await store.SaveAsync(application, CancellationToken.None);
        foreach (var step in steps)
        {
            step();
            await store.SaveAsync(application, CancellationToken.None);
        }
    }

    private IEnumerable<Action> ReviewSteps(DuplicateApplication application) =>
    [
        () => application.StartReview(Clerk, clock.GetUtcNow()),
        () => application.RecordSearch(new(RecordsSearchOutcome.Found, "1", null, null), Clerk, clock.GetUtcNow()),
        () => application.ProposeApproval(Clerk, clock.GetUtcNow()),
    ];

    private DuplicateApplication NewCase()
    {
        var (now, office) = (clock.GetUtcNow(), services.GetRequiredService<IOffices>().Find(School)!);
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
        var application = DuplicateApplication.Draft(Guid.CreateVersion7(now), person.Iin, new("benchmark", "Әсел", ActorRole.Applicant), now);
        application.Submit(content, "5f", new(SignatureMethod.OneTimePassword, "5f", now, "•"), new("1", now), application.History[0].By, now);
        application.Register(ApplicationNumber.Create(_number++), WorkingHours.SchoolDefault, services.GetRequiredService<IWorkingCalendarSource>().Current, now);
        return application;
    }
}
