using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Tests.Applications;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class CertificateDuplicateTests
{
    private static readonly DateTimeOffset At = TestApplications.Later;

    [Fact]
    public void Annul_ByTheHeadWithAReason_TakesItsForceAway()
    {
        var duplicate = Duplicate();

        var annulled = duplicate.Annul("  Аты қате жазылған. ", TestApplications.Head, At);

        Assert.Equal(new Annulment("Аты қате жазылған.", TestApplications.Head, At), annulled.Annulment);
        Assert.Equal(duplicate, annulled with { Annulment = null });
        Assert.Null(duplicate.Annulment);
    }

    [Fact]
    public void Annul_AnnulledDuplicate_IsRefused()
    {
        var annulled = Duplicate().Annul("Аты қате жазылған.", TestApplications.Head, At);

        Assert.Equal(RuleViolation.AlreadyAnnulled, Violation(annulled, "Тағы бір себеп.", TestApplications.OtherHead));
    }

    [Theory]
    [InlineData(ActorRole.Service)]
    [InlineData(ActorRole.Applicant)]
    [InlineData(ActorRole.SchoolClerk)]
    [InlineData(ActorRole.CorporationOperator)]
    public void Annul_NotByTheHead_IsRefused(ActorRole role)
    {
        Assert.Equal(RuleViolation.RoleNotAllowed, Violation(Duplicate(), "Себеп.", new Actor("somebody", "Біреу", role)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void Annul_NoReason_IsRefused(string? reason)
    {
        Assert.Equal(RuleViolation.ReasonsRequired, Violation(Duplicate(), reason!, TestApplications.Head));
    }

    private static RuleViolation Violation(CertificateDuplicate duplicate, string reason, Actor by) =>
        Assert.Throws<RuleViolationException>(() => duplicate.Annul(reason, by, At)).Violation;

    private static CertificateDuplicate Duplicate()
    {
        Assert.True(SeriesAndNumber.TryParse(TestApplications.Blank, out var blank));
        var name = new PersonName("Ахметова", "Айгерім", "Серікқызы");
        return new CertificateDuplicate
        {
            Id = TestApplications.DuplicateId,
            ApplicationId = TestApplications.Id,
            Kind = new CertificateKind(EducationLevel.GeneralSecondary, Distinction.Ordinary),
            Scope = DocumentScope.Certificate,
            Blank = blank,
            Entry = new RegisterEntry(2026, 12),
            NameKk = name,
            NameRu = name,
            OfficeId = TestApplications.SchoolId,
            OfficeName = TestApplications.School,
            IssuedOn = new DateOnly(2026, 11, 30),
            Signatories = new Signatories("Сейітова Г.", "Ли В."),
            VerificationCode = VerificationCode.Create("12345678901234567890"u8),
        };
    }
}
