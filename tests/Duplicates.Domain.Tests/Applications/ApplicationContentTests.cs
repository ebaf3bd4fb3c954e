using Duplicates.Domain.Applications;
using Duplicates.Domain.People;

namespace Duplicates.Domain.Tests.Applications;

public sealed class ApplicationContentTests
{
    private static readonly PersonName FormerName = new("Серікова", "Айгерім", "Серікқызы");

    /// <summary>R3.3: only damaged and changed together make the original a duty.</summary>
    [Theory]
    [InlineData(LossReason.Damaged, true, true)]
    [InlineData(LossReason.Damaged, false, false)]
    [InlineData(LossReason.Lost, true, false)]
    [InlineData(LossReason.Lost, false, false)]
    public void OriginalIsRequired_DamagedAndNameChanged_OnlyThen(LossReason reason, bool nameChanged, bool expected)
    {
        var content = TestApplications.Content();

        content = content with
        {
            Reason = reason,
            Document = content.Document with { NameOnOriginal = nameChanged ? FormerName : null },
        };

        Assert.Equal(expected, content.OriginalIsRequired);
    }
}
