namespace Duplicates.Service.Audit;

/// <summary>Tells whoever oversees the service where the audit log ends; whoever sends messages implements it.</summary>
internal interface IAuditHeadLetters
{
    /// <summary>Sends the newest state, once in each interval, whichever host comes first.</summary>
    Task SendAsync(CancellationToken cancellationToken);
}
