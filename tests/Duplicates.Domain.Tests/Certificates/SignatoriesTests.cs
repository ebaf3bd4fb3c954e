using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class SignatoriesTests
{
    [Fact]
    public void Signatories_HeadAndDeputy_AreTrimmed()
    {
        var signatories = new Signatories(" Сейітова Г. ", "\tЛи В.\n");

        Assert.Equal(("Сейітова Г.", "Ли В."), (signatories.Head, signatories.Deputy));
        Assert.Equal(new Signatories("Сейітова Г.", "Ли В."), signatories);
    }

    [Theory]
    [InlineData("", "Ли В.")]
    [InlineData(null, "Ли В.")]
    [InlineData("Сейітова Г.", " ")]
    [InlineData("Сейітова Г.", null)]
    [InlineData("", "")]
    public void Signatories_OneMissing_IsRefused(string? head, string? deputy)
    {
        var exception = Assert.Throws<RuleViolationException>(() => new Signatories(head!, deputy!));

        Assert.Equal(RuleViolation.SignatoriesRequired, exception.Violation);
    }
}
