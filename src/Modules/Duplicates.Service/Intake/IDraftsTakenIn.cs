namespace Duplicates.Service.Intake;

/// <summary>The port to where half-filled applications lie.</summary>
internal interface IDraftsTakenIn
{
    /// <summary>Removes the draft in the transaction that stores the application made from it; nothing happens when there is none.</summary>
    Task RemoveWithApplicationAsync(Guid id, CancellationToken cancellationToken);
}
