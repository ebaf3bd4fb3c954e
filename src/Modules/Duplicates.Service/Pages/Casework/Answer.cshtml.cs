using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters an answer to a question that came on paper.</summary>
internal sealed class AnswerModel : PaperPage
{
    public override NextAction Action => NextAction.EnterAnswer;

    protected override void Enter(OnPaper paper) => Application.Answer(Application.OpenQuestion!.QuestionId, Text!, Officer, Now, paper: paper);
}
