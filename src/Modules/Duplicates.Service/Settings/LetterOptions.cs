namespace Duplicates.Service.Settings;

/// <summary>Letters of the schools.</summary>
public sealed class LetterOptions
{
    /// <summary>Outgoing number of a letter: <c>{number}</c> is consecutive per issuing organisation and year, <c>{year}</c> is the year.</summary>
    public string NumberPattern { get; set; } = "12-{number}/{year}";

    /// <summary>Until how many months after a refusal the letter says a complaint can be made; 0 leaves the day out.</summary>
    public int ComplaintMonths { get; set; } = 3;
}
