using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Tests.Cases;

/// <summary>A case without a database, led by the rules alone. It is collected at the school unless it goes to the Corporation.</summary>
internal static class SampleCase
{
    public static readonly Actor Applicant = new("applicant", "Ахметова Айгерім Серікқызы", ActorRole.Applicant);
    public static readonly Actor Clerk = new("clerk", "Ким Анна", ActorRole.SchoolClerk);
    public static readonly Actor OtherClerk = new("other-clerk", "Омаров Ерлан", ActorRole.SchoolClerk);
    public static readonly Actor Head = new("head", "Сейітова Гүлнәр", ActorRole.SchoolHead);
    public static readonly Actor Operator = new("operator", "Жанұзақова Әсел", ActorRole.CorporationOperator);

    public const string School = "school";
    public const string OtherSchool = "other-school";
    public const string Corporation = "corporation";

    private static readonly BilingualText SchoolName = new("№ 15 мектеп", "Школа № 15");
    private static readonly BilingualText CorporationName = new("№ 1 бөлім", "Отделение № 1");
    private static readonly Refusal Refusal = new([RefusalGround.UntrueDocuments], "Кітапта мұндай жазба жоқ.");
    private static readonly HearingTerms Terms = new();
    private static readonly Iin Iin = Iin.Parse("880515400008");

    /// <summary>Monday 23 November 2026, ten o'clock in Almaty, on a calendar without holidays.</summary>
    public static readonly DateTimeOffset Now = AlmatyTime.ToInstant(new(2026, 11, 23, 10, 0, 0));

    public static readonly Guid QuestionId = Guid.CreateVersion7();

    public static DuplicateApplication Registered(string collectedAt = School)
    {
        var application = DuplicateApplication.Draft(Guid.CreateVersion7(), Iin, Applicant, Now);
        application.Submit(Content(collectedAt), "5f2a", new(SignatureMethod.OneTimePassword, "5f2a", Now, "+7 701 ••• •• 67"), new("2026-09", Now), Applicant, Now);
        application.Register(ApplicationNumber.Create(48_291_307), WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays, Now);
        return application;
    }

    public static DuplicateApplication Started(string collectedAt = School) => Registered(collectedAt).Then(it => it.StartReview(Clerk, Now));

    public static DuplicateApplication Searched(string collectedAt = School) =>
        Started(collectedAt).Then(it => it.RecordSearch(new(RecordsSearchOutcome.Found, "87", null, null), Clerk, Now));

    public static DuplicateApplication ProposedToIssue(string collectedAt = School) => Searched(collectedAt).Then(it => it.ProposeApproval(Clerk, Now));

    public static DuplicateApplication ProposedToRefuse() => Searched().Then(it => it.ProposeRefusal(Refusal, Clerk, Now));

    public static DuplicateApplication Invited() => ProposedToRefuse()
        .Then(it => it.AppointHearing(new(2026, 11, 25, 11, 0, 0), "12-кабинет", Terms, WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays, Head, Now));

    public static DuplicateApplication Heard() => Invited().Then(it => it.RecordHearing(
        new(HearingOutcome.Attended, "Түпнұсқаны таптым.")
        {
            Minutes = new("12-кабинет", new(2026, 11, 25, 11, 0, 0), new(2026, 11, 25, 11, 20, 0), Head.DisplayName, Clerk.DisplayName, Applicant.DisplayName, "Алдын ала шешім."),
        },
        Terms,
        WorkingCalendar.WithoutHolidays,
        Clerk,
        Now.AddDays(2).AddHours(3)));

    public static DuplicateApplication Approved(string collectedAt = School) => ProposedToIssue(collectedAt).Then(it => it.Approve(Head, Now));

    public static DuplicateApplication Prepared(string collectedAt = School) => Approved(collectedAt).Then(it => it.Prepare(Guid.CreateVersion7(), "ЖОБ № 1234567", 12, Clerk, Now));

    public static DuplicateApplication Ready(string collectedAt = School) => Prepared(collectedAt).Then(it => it.MarkReady(Head, Now));

    public static DuplicateApplication Sent() => Ready(Corporation).Then(it => it.SendToCorporation(WorkingCalendar.WithoutHolidays, Clerk, Now));

    public static DuplicateApplication Arrived() => Sent().Then(it => it.RecordArrival(Operator, Now));

    public static DuplicateApplication HandedOver() => Ready().Then(it => it.GiveTo(new("Ахметова Айгерім", "Жеке куәлік 012345678"), Clerk, Now));

    public static DuplicateApplication Refused() => Heard().Then(it => it.Refuse(Refusal, Terms, WorkingCalendar.WithoutHolidays, Head, Now.AddDays(14)));

    /// <summary>Goes one step further with a case.</summary>
    public static DuplicateApplication Then(this DuplicateApplication application, Action<DuplicateApplication> step)
    {
        step(application);
        return application;
    }

    private static ApplicationContent Content(string collectedAt)
    {
        var person = new Person(Iin, new("Ахметова", "Айгерім", "Серікқызы"));
        return new()
        {
            Applicant = person,
            Learner = person,
            Relation = Relation.Self,
            Document = new(new CertificateKind(EducationLevel.GeneralSecondary, Distinction.Ordinary), DocumentScope.CertificateAndSupplement),
            OfficeId = School,
            OfficeName = SchoolName,
            YearOfFinishing = 2005,
            Reason = LossReason.Lost,
            Contacts = new(PhoneNumber.Parse("+7 701 123 45 67"), null),
            Language = "kk",
            CollectionOfficeId = collectedAt,
            CollectionOfficeName = collectedAt == School ? SchoolName : CorporationName,
        };
    }
}
