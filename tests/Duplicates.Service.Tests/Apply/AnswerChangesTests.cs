using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Apply;

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
    public void Apply_OtherSchool_CollectsThereWhoeverCollectedAtTheSchool()
    {
        var (kept, dropped) = AnswerChanges.Apply(Complete, Complete with { OfficeId = "school-2" });
        Assert.Empty(dropped);
        Assert.Equal("school-2", kept.CollectionOfficeId);
    }

    [Fact]
    public void Apply_OtherSchoolButCollectedAtTheCorporation_DropsNothing()
    {
        var before = Complete with { CollectionOfficeId = "corporation-1" };
        var (kept, dropped) = AnswerChanges.Apply(before, before with { OfficeId = "school-2" });
        Assert.Empty(dropped);
        Assert.Equal("corporation-1", kept.CollectionOfficeId);
    }
}
