using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Duplicates.Service.Data;

/// <summary>What only one at a time may do, over all hosts of a database. The numbers are the keys of PostgreSQL's advisory locks.</summary>
public enum DatabaseLock : long
{
    /// <summary>Adds to the chain of the audit log.</summary>
    AuditChain = 0x4475_706C_0001,

    /// <summary>Brings the schema up to date and imports the first content.</summary>
    Start = 0x4475_706C_0002,
}

/// <summary>Takes locks of the database.</summary>
internal static class DatabaseLocks
{
    /// <summary>Waits for the lock and holds it until the current transaction ends. An SQLite file has one writer, who is known since the transaction began.</summary>
    public static Task TakeAsync(this DatabaseFacade database, DatabaseLock taken, CancellationToken cancellationToken) =>
        database.IsNpgsql() ? database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)taken})", cancellationToken) : Task.CompletedTask;
}
