namespace Duplicates.Service.Files;

/// <summary>What files are attached to before there is a case; whoever keeps it implements it.</summary>
internal interface IFileHolders
{
    /// <summary>The ids of all that are still open.</summary>
    IQueryable<Guid> Open { get; }

    /// <summary>Keeps one for whoever asked first until the end of the transaction.</summary>
    Task LockAsync(Guid id, CancellationToken cancellationToken);
}
