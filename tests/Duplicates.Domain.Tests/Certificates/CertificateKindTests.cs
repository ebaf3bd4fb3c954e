using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class CertificateKindTests
{
    [Theory]
    [InlineData(EducationLevel.BasicSecondary, Distinction.Ordinary)]
    [InlineData(EducationLevel.BasicSecondary, Distinction.WithHonours)]
    [InlineData(EducationLevel.GeneralSecondary, Distinction.Ordinary)]
    [InlineData(EducationLevel.GeneralSecondary, Distinction.WithHonours)]
    [InlineData(EducationLevel.GeneralSecondary, Distinction.AltynBelgi)]
    public void CertificateKind_FormThatExists_IsAKind(EducationLevel level, Distinction distinction)
    {
        var kind = new CertificateKind(level, distinction);

        Assert.Equal((level, distinction), (kind.Level, kind.Distinction));
        Assert.Equal(new CertificateKind(level, distinction), kind);
    }

    [Fact]
    public void CertificateKind_AltynBelgiOfBasicSecondary_IsRefused()
    {
        var exception = Assert.Throws<RuleViolationException>(
            () => new CertificateKind(EducationLevel.BasicSecondary, Distinction.AltynBelgi));

        Assert.Equal(RuleViolation.AltynBelgiNeedsGeneralSecondary, exception.Violation);
    }
}
