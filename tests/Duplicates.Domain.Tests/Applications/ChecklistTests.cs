using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The list of R3, and nothing beside it (R3.4).</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void ChecklistItems_OfAnApplicantsOwnLostDocument_AskForNeitherOriginalNorRepresentation() =>
        Assert.Equal([ChecklistItem.Application, ChecklistItem.Signature, ChecklistItem.Identity, ChecklistItem.Consent], Registered().ChecklistItems);

    [Fact]
    public void ChecklistItems_OfADamagedDocumentInAnotherName_AskForTheOriginal()
    {
        var content = Content() with { Reason = LossReason.Damaged, Relation = Relation.Parent };
        content = content with { Document = new RequestedDocument(content.Document.Kind, content.Document.Scope) { NameOnOriginal = new PersonName("Ким", "Анна", null) } };
        var application = Draft().Then(it => it.Submit(content, DocumentSha256, Signature, GivenConsent, Applicant, Arrived));
        Assert.Equal([ChecklistItem.Representation, ChecklistItem.Original], application.ChecklistItems.TakeLast(2));
    }

    [Fact]
    public void MarkChecklist_SomeItems_KeepsThemWithWhoAndWhen()
    {
        var application = UnderReview();
        application.MarkChecklist([ChecklistItem.Consent, ChecklistItem.Application, ChecklistItem.Consent], Clerk, TakenUp);
        Assert.Equal([ChecklistItem.Application, ChecklistItem.Consent], application.Checklist!.Items);
        Assert.Equal((Clerk, TakenUp), (application.Checklist.By, application.Checklist.At));
        application.MarkChecklist([], Head, Later);
        Assert.Empty(application.Checklist.Items);
    }

    [Fact]
    public void MarkChecklist_WhatTheLawDoesNotAskFor_IsRefused() =>
        AssertBreaks(RuleViolation.NothingElseMayBeAsked, UnderReview(), it => it.MarkChecklist([ChecklistItem.Original], Clerk, TakenUp));

    [Fact]
    public void MarkChecklist_ByAStrangerOrAfterTheDecision_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, UnderReview(), it => it.MarkChecklist([], Operator, TakenUp));
        AssertBreaks(RuleViolation.NotInThisState, Approved(), it => it.MarkChecklist([], Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, Refused(), it => it.MarkChecklist([], Clerk, Later));
    }

    [Fact]
    public void Redirect_MarkedCase_LeavesTheListToTheNextOrganisation()
    {
        var application = UnderReview();
        application.MarkChecklist([ChecklistItem.Application], Clerk, TakenUp);
        application.Redirect(OtherSchoolId, OtherSchool, "Құжаттар сонда.", new RedirectTerms(), Clerk, Later);
        Assert.Null(application.Checklist);
    }
}
