using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Cases;
using static Duplicates.Service.Tests.Cases.SampleCase;

namespace Duplicates.Service.Tests.Cases;

/// <summary>What officers are offered, the main action first; behind the bar what leads the case nowhere else.</summary>
public sealed class OfferTests
{
    private static readonly Dictionary<string, Func<DuplicateApplication>> Cases = new(StringComparer.Ordinal)
    {
        ["registered"] = () => Registered(),
        ["asked"] = () => Registered().Then(it => it.Ask(QuestionId, "Қай жылы?", Clerk, Now)),
        ["started"] = () => Started(),
        ["searched"] = () => Searched(),
        ["proposed to issue"] = () => ProposedToIssue(),
        ["proposed to refuse"] = ProposedToRefuse,
        ["proposed by the head"] = () => Searched().Then(it => it.ProposeApproval(Head, Now)),
        ["invited"] = Invited,
        ["heard"] = Heard,
        ["remarked on"] = () => Heard().Then(it => it.Remark("Басқаша айттым.", new(), WorkingCalendar.WithoutHolidays, Applicant, Now.AddDays(2).AddHours(4))),
        ["approved"] = () => Approved(),
        ["prepared"] = () => Prepared(),
        ["ready"] = () => Ready(),
        ["ready for the Corporation"] = () => Ready(Corporation),
        ["sent"] = Sent,
        ["arrived"] = Arrived,
        ["handed over"] = HandedOver,
        ["annulled"] = () => HandedOver().Then(it => it.RecordAnnulment("Қате.", Head, Now)),
        ["refused"] = Refused,
        ["withdrawn"] = () => Registered().Then(it => it.Withdraw(Applicant, Now)),
    };

    [Theory]
    [InlineData("registered", "StartReview Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", "StartReview Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("asked", "StartReview Redirect | EnterAnswer MarkChecklist ChangeHolder EnterWithdrawal AddNote", "StartReview Redirect | EnterAnswer MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("started", "RecordSearch Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", "RecordSearch Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("searched", "Propose RecordSearch Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", "Propose RecordSearch Redirect | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("proposed to issue", " | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", "Approve ReturnProposal | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("proposed to refuse", " | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", "AppointHearing Approve ReturnProposal | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("proposed by the head", " | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote", " | Ask MarkChecklist ChangeHolder EnterWithdrawal AddNote")]
    [InlineData("invited", "RecordHearing | Ask MarkChecklist ChangeHolder EnterHearingReply EnterWithdrawal AddNote", "RecordHearing | Ask MarkChecklist ChangeHolder MoveHearing EnterHearingReply EnterWithdrawal AddNote")]
    [InlineData("heard", " | Ask MarkChecklist ChangeHolder EnterRemark EnterWithdrawal AddNote", "Refuse Approve ReturnProposal | Ask MarkChecklist ChangeHolder EnterRemark EnterWithdrawal AddNote")]
    [InlineData("remarked on", " | Ask MarkChecklist ChangeHolder AnswerRemark EnterWithdrawal AddNote", "Refuse Approve ReturnProposal | Ask MarkChecklist ChangeHolder AnswerRemark EnterWithdrawal AddNote")]
    [InlineData("approved", "Prepare | ChangeHolder AddNote", "Prepare | ChangeHolder AddNote")]
    [InlineData("prepared", " | ChangeHolder SpoilBlank AddNote", "MarkReady | ChangeHolder SpoilBlank AddNote")]
    [InlineData("ready", "HandOver | ChangeHolder AddNote", "HandOver Annul | ChangeHolder IssueExtract AddNote")]
    [InlineData("ready for the Corporation", "SendToCorporation HandOver | ChangeHolder AddNote", "SendToCorporation HandOver Annul | ChangeHolder IssueExtract AddNote")]
    [InlineData("sent", " | ChangeHolder AddNote", "Annul | ChangeHolder IssueExtract AddNote")]
    [InlineData("arrived", " | ChangeHolder AddNote", "Annul | ChangeHolder IssueExtract AddNote")]
    [InlineData("handed over", " | AddNote", "Annul | IssueExtract AddNote")]
    [InlineData("annulled", " | AddNote", " | IssueExtract AddNote")]
    [InlineData("refused", " | EnterRemark AddNote", " | EnterRemark AddNote")]
    [InlineData("withdrawn", " | AddNote", " | AddNote")]
    public void Offered_ToClerkAndHead_IsWhatMakesSense(string at, string toTheClerk, string toTheHead)
    {
        Assert.Equal(toTheClerk, OfferedTo(Cases[at](), Clerk));
        Assert.Equal(toTheHead, OfferedTo(Cases[at](), Head));
    }

    [Fact]
    public void OwnProposal_WhereTheHeadIsAlone_IsDecidedByTheHead()
    {
        var look = new CaseLook(Cases["proposed by the head"](), Head, HasSoleOfficer: true);
        Assert.Equal("Approve ReturnProposal", string.Join(' ', CaseSteps.Next(look)));
    }

    private static string OfferedTo(DuplicateApplication application, Actor officer)
    {
        var look = new CaseLook(application, officer, HasSoleOfficer: false);
        return $"{string.Join(' ', CaseSteps.Next(look))} | {string.Join(' ', CaseSteps.Beside(look))}";
    }
}
