namespace Duplicates.Service.InfoPages;

/// <summary>How this very service lets people sign, for the pages that tell them.</summary>
internal interface ISigningOffer
{
    /// <summary>Whether digital signatures are taken beside one-time codes.</summary>
    bool IsOffered { get; }
}
