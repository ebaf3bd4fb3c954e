using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Duplicates.Service.Data;

/// <summary>
/// Leaves the connection to the SQLite file open until its context goes back to the pool, which is the end of the request. The entity
/// framework would close it after every question, and every opening registers its functions anew and sets the foreign keys again,
/// which costs more than a short question. A server's connections are not kept so: a request would hold one of few while it waits.
/// </summary>
internal sealed class LastingSqliteConnections : DbConnectionInterceptor
{
    /// <inheritdoc />
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    /// <inheritdoc />
    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
