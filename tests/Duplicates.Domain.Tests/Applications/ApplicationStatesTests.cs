using Duplicates.Domain.Applications;

namespace Duplicates.Domain.Tests.Applications;

public sealed class ApplicationStatesTests
{
    /// <summary>State, is final, is decided, is open.</summary>
    public static TheoryData<ApplicationState, bool, bool, bool> States { get; } = new()
    {
        { ApplicationState.Draft, false, false, false },
        { ApplicationState.Submitted, false, false, false },
        { ApplicationState.Registered, false, false, true },
        { ApplicationState.UnderReview, false, false, true },
        { ApplicationState.HearingAppointed, false, false, true },
        { ApplicationState.Approved, false, true, true },
        { ApplicationState.Prepared, false, true, true },
        { ApplicationState.Ready, false, true, true },
        { ApplicationState.HandedOver, true, true, false },
        { ApplicationState.Refused, true, true, false },
        { ApplicationState.Withdrawn, true, false, false },
        { ApplicationState.Redirected, false, false, true },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void Questions_EveryState_HaveTheirAnswers(ApplicationState state, bool isFinal, bool isDecided, bool isOpen)
    {
        Assert.Equal(isFinal, state.IsFinal());
        Assert.Equal(isDecided, state.IsDecided());
        Assert.Equal(isOpen, state.IsOpen());
    }

    [Fact]
    public void States_Table_NamesEveryStateOnce()
    {
        Assert.Equal(Enum.GetValues<ApplicationState>(), States.Select(row => (ApplicationState)((object[])row)[0]).Order());
    }
}
