namespace Duplicates.Service.Web.Caching;

/// <summary>Tells the kept pages when what they show is another; whoever holds public content implements it.</summary>
internal interface IPublicState
{
    /// <summary>Raised after a newer state was read.</summary>
    event EventHandler? Changed;

    /// <summary>Names the state that is held; it never names a later one.</summary>
    string Stamp { get; }
}
