namespace Duplicates.Service.Law;

/// <summary>The lists of law that are public.</summary>
internal interface ILawLists
{
    /// <summary>The lists, with every text that was ever in force.</summary>
    LawLists Law { get; }
}
