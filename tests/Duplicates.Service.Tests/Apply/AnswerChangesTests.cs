using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Apply;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Apply;

/// <summary>What happens to later answers when an earlier one changes.</summary>
public sealed class AnswerChangesTests
{
    private static readonly DraftAnswers Complete = new()
    {
        Relation = Relation.Parent,
        ChildIin = Iin.Parse("100228500003"),
        ChildName = new("Ахметов", "Алихан", null),
        ApplicantName = new("Ахметова", "Айгерім", null),
        Level = EducationLevel.GeneralSecondary,
        Distinction = Distinction.Ordinary,
        Scope = DocumentScope.Certificate,
        OfficeId = "school-1",
        YearOfFinishing = 2024,
        NameChanged = false,
        Reason = LossReason.Lost,
        Language = "kk",
        CollectionOfficeId = "school-1",
    };

    [Fact]
    public void Apply_ForOneselfNow_DropsTheChildOnly()
    {
        var (kept, dropped) = AnswerChanges.Apply(Complete, Complete with { Relation = Relation.Self });
        Assert.Equal([DroppedAnswer.Child], dropped);
        Assert.Equal(Complete with { Relation = Relation.Self, ChildIin = null, ChildName = null }, kept);
    }

    [Fact]
    public void Apply_OtherLevel_DropsTheYearOnly()
    {
        var (kept, dropped) = AnswerChanges.Apply(Complete, Complete with { Level = EducationLevel.BasicSecondary });
        Assert.Equal([DroppedAnswer.Year], dropped);
        Assert.Equal(Complete with { Level = EducationLevel.BasicSecondary, YearOfFinishing = null }, kept);
    }

    [Fact]
    public void Apply_OtherSchool_DropsThePlaceOfCollectionThatWasTheSchool()
    {
        var (kept, dropped) = AnswerChanges.Apply(Complete, Complete with { OfficeId = "school-2" });
        Assert.Equal([DroppedAnswer.Collection], dropped);
        Assert.Null(kept.CollectionOfficeId);
    }

    [Fact]
    public void Apply_OtherSchoolButCollectedAtTheCorporation_DropsNothing()
    {
        var before = Complete with { CollectionOfficeId = "corporation-1" };
        var (kept, dropped) = AnswerChanges.Apply(before, before with { OfficeId = "school-2" });
        Assert.Empty(dropped);
        Assert.Equal("corporation-1", kept.CollectionOfficeId);
    }

    /// <summary>A person walks to and fro, changes answers and comes back on another day, in any order.</summary>
    [Fact]
    public void Wizard_AnyWalk_LosesNoAnswerThatStillAppliesAndIsNeverCompleteWithoutAll() =>
        Prop.ForAll(Changes().ListOf().ToArbitrary(), walk =>
        {
            var answers = new DraftAnswers();
            foreach (var (step, change) in walk)
            {
                if (ApplySteps.FirstUnanswered(answers) is { } open && open < step)
                {
                    continue;
                }

                var changed = change(answers);
                var (kept, dropped) = AnswerChanges.Apply(answers, changed);
                if (!LosesOnlyWhatItNames(changed, kept, dropped) || !IsComplete(kept) == ApplySteps.FirstUnanswered(kept) is null)
                {
                    return false;
                }

                answers = kept;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static bool LosesOnlyWhatItNames(DraftAnswers changed, DraftAnswers kept, IReadOnlyList<DroppedAnswer> dropped) => kept == changed with
    {
        ChildIin = dropped.Contains(DroppedAnswer.Child) ? null : changed.ChildIin,
        ChildName = dropped.Contains(DroppedAnswer.Child) ? null : changed.ChildName,
        YearOfFinishing = dropped.Contains(DroppedAnswer.Year) ? null : changed.YearOfFinishing,
        CollectionOfficeId = dropped.Contains(DroppedAnswer.Collection) ? null : changed.CollectionOfficeId,
    };

    private static bool IsComplete(DraftAnswers answers) =>
        answers is { ApplicantName: not null, Level: not null, Distinction: not null, Scope: not null, OfficeId: not null, YearOfFinishing: not null, Reason: not null, Language: not null, CollectionOfficeId: not null }
        && (answers.Relation is Relation.Self || answers is { Relation: not null, ChildIin: not null, ChildName: not null })
        && (answers.NameChanged is false || answers.NameOnOriginal is not null);

    private static Gen<(ApplyStep Step, Func<DraftAnswers, DraftAnswers> Change)> Changes() => Gen.Elements<(ApplyStep, Func<DraftAnswers, DraftAnswers>)>(
        (ApplyStep.Whose, it => it with { Relation = Relation.Self }),
        (ApplyStep.Whose, it => it with { Relation = Relation.Parent, ChildIin = Complete.ChildIin, ChildName = Complete.ChildName }),
        (ApplyStep.Name, it => it with { ApplicantName = Complete.ApplicantName }),
        (ApplyStep.Document, it => it with { Level = EducationLevel.BasicSecondary, Distinction = Distinction.WithHonours, Scope = DocumentScope.Supplement }),
        (ApplyStep.Document, it => it with { Level = EducationLevel.GeneralSecondary, Distinction = Distinction.Ordinary, Scope = DocumentScope.Certificate }),
        (ApplyStep.School, it => it with { OfficeId = "school-1" }),
        (ApplyStep.School, it => it with { OfficeId = "school-2" }),
        (ApplyStep.Year, it => it with { YearOfFinishing = 2024 }),
        (ApplyStep.NameThen, it => it with { NameChanged = false, NameOnOriginal = null }),
        (ApplyStep.NameThen, it => it with { NameChanged = true, NameOnOriginal = Complete.ChildName }),
        (ApplyStep.Reason, it => it with { Reason = LossReason.Damaged }),
        (ApplyStep.Contacts, it => it with { Language = "ru", CollectionOfficeId = it.OfficeId }),
        (ApplyStep.Contacts, it => it with { Language = "kk", CollectionOfficeId = "corporation-1" }));
}
