using Duplicates.Domain.Applications;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Applications;

public sealed class RefusalTests
{
    [Fact]
    public void Refusal_GroundsInAnyOrder_AreKeptOnceInTheOrderOfTheRules()
    {
        var refusal = new Refusal(
            [RefusalGround.NoConsent, RefusalGround.UntrueDocuments, RefusalGround.NoConsent],
            "  Келісім берілмеген. ");

        Assert.Equal([RefusalGround.UntrueDocuments, RefusalGround.NoConsent], refusal.Grounds);
        Assert.Equal("Келісім берілмеген.", refusal.Reasons);
    }

    [Fact]
    public void Refusal_NoGround_IsRefused()
    {
        Assert.Equal(RuleViolation.GroundRequired, Violation([], "Себеп."));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Refusal_GroundThatTheRulesDoNotKnow_IsRefused(int ground)
    {
        Assert.Equal(RuleViolation.GroundRequired, Violation([(RefusalGround)ground], "Себеп."));
        Assert.Equal(RuleViolation.GroundRequired, Violation([RefusalGround.NoConsent, (RefusalGround)ground], "Себеп."));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0")]
    public void Refusal_NoReasons_IsRefused(string? reasons)
    {
        Assert.Equal(RuleViolation.ReasonsRequired, Violation([RefusalGround.NoConsent], reasons!));
    }

    [Fact]
    public void Refusal_GivenGroundsChangedAfterwards_StaysAsItWas()
    {
        List<RefusalGround> grounds = [RefusalGround.RequirementsNotMet];
        var refusal = new Refusal(grounds, "Себеп.");

        grounds.Clear();

        Assert.Equal([RefusalGround.RequirementsNotMet], refusal.Grounds);
    }

    [Fact]
    public void Equals_SameGroundsAndReasons_AreEqual()
    {
        var refusal = new Refusal([RefusalGround.UntrueDocuments, RefusalGround.NoConsent], "Себеп.");
        var same = new Refusal([RefusalGround.NoConsent, RefusalGround.UntrueDocuments], "Себеп. ");

        Assert.Equal(refusal, same);
        Assert.Equal(refusal.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(refusal, new Refusal([RefusalGround.NoConsent], "Себеп."));
        Assert.NotEqual(refusal, new Refusal(refusal.Grounds, "Басқа себеп."));
    }

    [Fact]
    public void Refusal_AnyGrounds_AreDistinctAndOrdered()
    {
        var someGrounds = Gen.Elements(Enum.GetValues<RefusalGround>()).NonEmptyListOf().ToArbitrary();

        Prop.ForAll(
            someGrounds,
            grounds =>
            {
                var kept = new Refusal([.. grounds], "Себеп.").Grounds;
                return kept.SequenceEqual(grounds.ToHashSet().Order());
            }).QuickCheckThrowOnFailure();
    }

    private static RuleViolation Violation(IReadOnlyList<RefusalGround> grounds, string reasons) =>
        Assert.Throws<RuleViolationException>(() => new Refusal(grounds, reasons)).Violation;
}
