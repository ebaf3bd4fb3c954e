using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Apply;

/// <summary>
/// A person answers, goes back, changes answers from the check page and comes back on another day, in any order: no answer that
/// still applies is lost, none that does not is kept, and nothing incomplete can be sent.
/// </summary>
public sealed class WizardWalkTests
{
    private static Gen<WizardMove> Moves => Gen.Frequency(
        (12, Gen.Choose(0, 5).Select(variant => (WizardMove)new WizardMove.Answer(variant))),
        (2, Gen.Constant((WizardMove)new WizardMove.Back())),
        (2, Gen.Constant((WizardMove)new WizardMove.Resume())),
        (6, Gen.Choose(0, 5).Zip(Gen.Choose(0, 5), (step, variant) => (WizardMove)new WizardMove.Change(step, variant))));

    [Fact]
    public void Wizard_AnyWalk_KeepsWhatAppliesDropsTheRestAndSendsNothingIncomplete()
    {
        var seen = new WizardWalk.Seen();
        var walks = Prop.ForAll(Moves.ListOf().ToArbitrary(), walk =>
        {
            var wizard = new WizardWalk(seen);
            return walk.All(move => wizard.Go(move));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), walks);

        // a walk that stood still would prove nothing
        Assert.True(seen is { Checks: > 50, Drops: > 50, Backs: > 50, Resumes: > 50, Changes: > 50 }, seen.ToString());
    }
}
