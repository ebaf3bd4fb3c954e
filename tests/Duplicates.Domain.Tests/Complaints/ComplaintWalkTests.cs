using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Tests.Applications;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Complaints;

/// <summary>Whatever anybody tries, whatever the case looks like: a complaint is never answered by somebody who took part in it.</summary>
public sealed class ComplaintWalkTests
{
    private const string Department = "department-75";

    private static readonly Func<DuplicateApplication>[] Cases =
    [
        TestApplications.Registered, TestApplications.UnderReview, TestApplications.ProposedForApproval, TestApplications.Redirected,
        TestApplications.Refused, TestApplications.Ready, TestApplications.HandedOver, TestApplications.Withdrawn,
    ];

    private static readonly (Actor Actor, string? OfficeId)[] People =
    [
        (TestApplications.Applicant, null),
        (TestApplications.Clerk, TestApplications.SchoolId),
        (TestApplications.OtherClerk, TestApplications.SchoolId),
        (TestApplications.Head, TestApplications.SchoolId),
        (TestApplications.OtherHead, TestApplications.SchoolId),
        (TestApplications.Head, Department),
        (new Actor("department-1", "Әлиев Марат", ActorRole.SchoolHead), Department),
        (new Actor("stranger-1", "Бөтен адам", ActorRole.SchoolHead), "school-99"),
        (TestApplications.Operator, TestApplications.SchoolId),
        (TestApplications.Inspector, null),
        (TestApplications.Head with { Role = ActorRole.MinistryInspector }, null),
    ];

    [Fact]
    public void AnyCommands_InAnyOrder_NeverLetTheDecisionMakerAnswer()
    {
        var answers = 0;
        Prop.ForAll(
            Walks,
            walk =>
            {
                var application = Cases[walk.Case]();
                var ladder = new ComplaintLadder(application.OfficeId!, walk.HasDepartment ? Department : null);
                var subject = application.State is ApplicationState.Refused ? ComplaintSubject.Refusal : ComplaintSubject.Action;
                var complaint = Complaint.File(Guid.NewGuid(), application, subject, "Келіспеймін.", "Себебі бар.", new ComplaintTerms(), TestApplications.Applicant, TestApplications.Later);
                complaint.Register(ComplaintNumber.Create(1), ladder.FirstFor(application), new ComplaintTerms(), TestApplications.Calendar, TestApplications.Later);
                var now = TestApplications.Later;
                foreach (var (person, days) in walk.Steps)
                {
                    now = now.AddDays(days);
                    var (events, level) = (complaint.History.Count, complaint.Holder!.Level);
                    if (days == 0)
                    {
                        Try(complaint, People[person], now);
                    }
                    else
                    {
                        complaint.EscalateIfDue(ladder, new ComplaintTerms(), TestApplications.Calendar, now);
                    }

                    Assert.InRange(complaint.History.Count - events, 0, 1);
                    Assert.True(complaint.Holder!.Level >= level);
                }

                var took = ComplaintSubjects.TookPart(application).Select(actor => actor.Id).ToHashSet(StringComparer.Ordinal);
                Assert.InRange(complaint.History.OfType<ComplaintAnswered>().Count(), 0, 1);
                Assert.All(complaint.History.OfType<ComplaintAnswered>(), answered =>
                {
                    answers++;
                    Assert.DoesNotContain(answered.By.Id, took);
                    Assert.Same(answered, complaint.History[^1]);
                });
                var read = Complaint.FromHistory(complaint.Id, complaint.History);
                Assert.Equal((complaint.State, complaint.Holder, complaint.Answer), (read.State, read.Holder, read.Answer));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Assert.True(answers > 50, "Hardly a complaint is answered.");
    }

    private static Arbitrary<Walk> Walks { get; } = Arb.From(
        from one in Gen.Choose(0, Cases.Length - 1)
        from department in Gen.Elements(true, false)
        from length in Gen.Choose(0, 20)
        from steps in Gen.ArrayOf(from person in Gen.Choose(0, People.Length - 1) from days in Gen.Choose(0, 3) select (person, days), length)
        select new Walk(one, department, steps));

    private static void Try(Complaint complaint, (Actor Actor, string? OfficeId) person, DateTimeOffset now)
    {
        var mayAnswer = complaint.MayBeAnsweredBy(person.Actor, person.OfficeId);
        try
        {
            complaint.Decide(new ComplaintAnswer(ComplaintOutcome.PartlySatisfied, "Негізі бар."), person.Actor, person.OfficeId, now);
            Assert.True(mayAnswer);
        }
        catch (RuleViolationException)
        {
            Assert.False(mayAnswer);
        }
    }

    private sealed record Walk(int Case, bool HasDepartment, (int Person, int Days)[] Steps);
}
