using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters that the applicant took the application back on a signed paper; its picture is attached.</summary>
internal sealed class WithdrawalModel : PaperPage
{
    public override NextAction Action => NextAction.EnterWithdrawal;

    public override bool HasText => false;

    public override bool NeedsScan => true;

    protected override void Enter(OnPaper paper) => Application.Withdraw(Officer, Now, paper);
}
