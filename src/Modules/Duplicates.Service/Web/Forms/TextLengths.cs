namespace Duplicates.Service.Web.Forms;

/// <summary>
/// How many characters a text in a form may have: said once, shown under the field, counted while one types, and checked. A character is
/// a UTF-16 unit as browsers count it, a line end is one (<see cref="Duplicates.Domain.OutsideText"/>), white space around the text none.
/// </summary>
internal static class TextLengths
{
    /// <summary>Reasons of a refusal, an answer to a complaint, minutes of a hearing.</summary>
    public const int Decision = 4000;

    /// <summary>What a complaint says.</summary>
    public const int Complaint = 4000;

    /// <summary>What an applicant says before the decision, answers to a question or remarks on minutes; what minutes list.</summary>
    public const int Statement = 2000;

    /// <summary>An internal note.</summary>
    public const int Note = 2000;

    /// <summary>A question, the reason of a step, the circumstances of a loss.</summary>
    public const int Remark = 1000;

    /// <summary>A place, a person and their document, a basis, the school of then.</summary>
    public const int Line = 300;
}
