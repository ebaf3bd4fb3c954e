using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Tests.Time;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>
/// One case, and how to bring it to any point of its course. It arrives on Monday 23 November 2026 and is due on
/// Monday 14 December; a preliminary refusal is known in time up to Wednesday 9 December.
/// </summary>
internal static class TestApplications
{
    internal const string DocumentSha256 = "5f2a";
    internal const string SchoolId = "school-15";
    internal const string OtherSchoolId = "archive-3";
    internal const string CorporationOfficeId = "corporation-1";
    internal const string Blank = "ЖОБ № 1234567";

    internal static readonly Actor Applicant = new("applicant-1", "Ахметова Айгерім", ActorRole.Applicant);
    internal static readonly Actor Clerk = new("clerk-1", "Ким Анна", ActorRole.SchoolClerk);
    internal static readonly Actor OtherClerk = new("clerk-2", "Омаров Ерлан", ActorRole.SchoolClerk);
    internal static readonly Actor Head = new("head-1", "Сейітова Гүлнәр", ActorRole.SchoolHead);
    internal static readonly Actor OtherHead = new("head-2", "Ли Виктор", ActorRole.SchoolHead);
    internal static readonly Actor Operator = new("operator-1", "Жанұзақова Әсел", ActorRole.CorporationOperator);

    internal static readonly Actor Inspector = new("inspector-1", "Досжанова Гүлмира", ActorRole.MinistryInspector);

    internal static readonly Guid Id = Guid.Parse("0b9ae7f2-6f5c-4c1c-9a86-0d6c1c1d5f10");
    internal static readonly Guid DuplicateId = Guid.Parse("7d0f3a61-1f0e-4b0f-8a57-3f1f6f3b2a11");
    internal static readonly Iin Iin = Iin.Parse("880515400008");
    internal static readonly ApplicationNumber Number = ApplicationNumber.Create(48_291_307);
    internal static readonly BilingualText School = new("№ 15 мектеп", "Школа № 15");
    internal static readonly BilingualText OtherSchool = new("№ 3 мұрағат", "Архив № 3");
    internal static readonly BilingualText CorporationOffice = new("№ 1 бөлім", "Отделение № 1");
    internal static readonly WorkingCalendar Calendar = TestCalendar.FiveDayWeek;
    internal static readonly WorkingHours Hours = WorkingHours.SchoolDefault;
    internal static readonly HearingTerms Terms = new();

    internal static readonly DateTimeOffset Drafted = At(23, 9, 30);
    internal static readonly DateTimeOffset Arrived = At(23, 10);
    internal static readonly DateTimeOffset TakenUp = At(24, 9);
    internal static readonly DateTimeOffset Noticed = At(25, 10);
    internal static readonly DateTime HearingTime = new(2026, 11, 27, 11, 0, 0);
    internal static readonly DateTimeOffset AfterHearing = At(27, 12);
    internal static readonly DateTimeOffset Later = At(30, 10);
    internal static readonly DateOnly DueOn = new(2026, 12, 14);

    internal static readonly Consent GivenConsent = new("2026-09", Drafted);
    internal static readonly ApplicationSignature Signature =
        new(SignatureMethod.OneTimePassword, DocumentSha256, Arrived, "+7 701 ••• •• 67");

    internal static readonly RecordsSearch Found = new(RecordsSearchOutcome.Found, "87", Blank, Note: null);
    internal static readonly Refusal NotInRegister = new([RefusalGround.UntrueDocuments], "Кітапта мұндай жазба жоқ.");
    internal static readonly HearingRecord Attended = Heard(HearingOutcome.Attended, HearingTime);
    internal static readonly HearingRecord Absent = new(HearingOutcome.Absent, string.Empty);
    internal static readonly HearingRecord Waived = new(HearingOutcome.Waived, "Тыңдау қажет емес.");
    internal static readonly HandOver ToApplicant = new("Ахметова Айгерім", "Жеке куәлік 012345678");

    /// <summary>A record of a hearing that lasted a quarter of an hour.</summary>
    internal static HearingRecord Heard(HearingOutcome outcome, DateTime begins) => new(outcome, "Түпнұсқаны таптым.")
    {
        Minutes = new("12-кабинет", begins, begins.AddMinutes(15), Head.DisplayName, Clerk.DisplayName, "Ахметова Айгерім", "Алдын ала шешім."),
    };

    /// <summary>A moment of November 2026 by the clock in Almaty.</summary>
    internal static DateTimeOffset At(int dayOfNovember, int hour, int minute = 0) =>
        AlmatyTime.ToInstant(new DateTime(2026, 11, dayOfNovember, hour, minute, 0));

    internal static ApplicationContent Content() => new()
    {
        Applicant = new Person(Iin, new PersonName("Ахметова", "Айгерім", "Серікқызы")),
        Learner = new Person(Iin, new PersonName("Ахметова", "Айгерім", "Серікқызы")),
        Relation = Relation.Self,
        Document = new RequestedDocument(
            new CertificateKind(EducationLevel.GeneralSecondary, Distinction.Ordinary),
            DocumentScope.CertificateAndSupplement),
        OfficeId = SchoolId,
        OfficeName = School,
        YearOfFinishing = 2005,
        Reason = LossReason.Lost,
        Contacts = new Contacts(PhoneNumber.Parse("+7 701 123 45 67"), Email: null),
        Language = "kk",
        CollectionOfficeId = SchoolId,
        CollectionOfficeName = School,
    };

    internal static DuplicateApplication Draft() => DuplicateApplication.Draft(Id, Iin, Applicant, Drafted);

    internal static DuplicateApplication Submitted() => Submitted(Arrived);

    internal static DuplicateApplication Submitted(DateTimeOffset arrived) =>
        Draft().Then(it => it.Submit(Content(), DocumentSha256, Signature, GivenConsent, Applicant, arrived));

    internal static DuplicateApplication Registered() =>
        Submitted().Then(it => it.Register(Number, WorkingHours.SchoolDefault, Calendar, Arrived));

    internal static DuplicateApplication UnderReview() => Registered().Then(it => it.StartReview(Clerk, TakenUp));

    internal static DuplicateApplication Searched() => UnderReview().Then(it => it.RecordSearch(Found, Clerk, TakenUp));

    internal static DuplicateApplication ProposedForApproval() => Searched().Then(it => it.ProposeApproval(Clerk, TakenUp));

    internal static DuplicateApplication ProposedForRefusal() => Searched().Then(it => it.ProposeRefusal(NotInRegister, Clerk, TakenUp));

    internal static DuplicateApplication HearingAppointed() =>
        ProposedForRefusal().Then(it => it.AppointHearing(HearingTime, "12-кабинет", Terms, Hours, Calendar, Head, Noticed));

    internal static DuplicateApplication Heard() => HearingAppointed().Then(it => it.RecordHearing(Attended, Terms, Calendar, Clerk, AfterHearing));

    internal static DuplicateApplication Approved() => ProposedForApproval().Then(it => it.Approve(Head, Noticed));

    internal static DuplicateApplication Prepared() => Approved().Then(it => it.Prepare(DuplicateId, Blank, 12, Clerk, Noticed));

    internal static DuplicateApplication Ready() => Prepared().Then(it => it.MarkReady(Head, Noticed));

    internal static DuplicateApplication HandedOver() => Ready().Then(it => it.GiveTo(ToApplicant, Clerk, Noticed));

    internal static DuplicateApplication Refused() => Heard().Then(it => it.Refuse(NotInRegister, Terms, Calendar, Head, Later));

    internal static DuplicateApplication Withdrawn() => Registered().Then(it => it.Withdraw(Applicant, TakenUp));

    internal static DuplicateApplication Redirected() =>
        Registered().Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Мектеп таратылған.", new RedirectTerms(), Clerk, TakenUp));

    internal static DuplicateApplication RegisteredForTheCorporation() => Draft()
        .Then(it => it.Submit(Content() with { CollectionOfficeId = CorporationOfficeId, CollectionOfficeName = CorporationOffice }, DocumentSha256, Signature, GivenConsent, Applicant, Arrived))
        .Then(it => it.Register(Number, WorkingHours.SchoolDefault, Calendar, Arrived));

    internal static DuplicateApplication PreparedForTheCorporation() => RegisteredForTheCorporation()
        .Then(it => it.StartReview(Clerk, TakenUp))
        .Then(it => it.RecordSearch(Found, Clerk, TakenUp))
        .Then(it => it.ProposeApproval(Clerk, TakenUp))
        .Then(it => it.Approve(Head, Noticed))
        .Then(it => it.Prepare(DuplicateId, Blank, 12, Clerk, Noticed));

    internal static DuplicateApplication ReadyForTheCorporation() => PreparedForTheCorporation().Then(it => it.MarkReady(Head, Noticed));

    /// <summary>Goes one step further with a case.</summary>
    internal static DuplicateApplication Then(this DuplicateApplication application, Action<DuplicateApplication> step)
    {
        step(application);
        return application;
    }

    /// <summary>Asserts that a command breaks a rule and that the case stays as it was.</summary>
    internal static void AssertBreaks(RuleViolation expected, DuplicateApplication application, Action<DuplicateApplication> command)
    {
        var before = ApplicationSnapshot.Of(application);

        var exception = Assert.Throws<RuleViolationException>(() => command(application));

        Assert.Equal(expected, exception.Violation);
        Assert.Equal(before, ApplicationSnapshot.Of(application));
    }
}
