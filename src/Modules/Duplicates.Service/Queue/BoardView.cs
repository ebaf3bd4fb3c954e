using System.Text.Json;
using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>A call as the hall sees it: no name, no matter.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Desk">The desk.</param>
/// <param name="IsNow">Whether the visitor has not come yet.</param>
/// <param name="Call">A number that differs for each call, so that a board sounds once for each.</param>
internal sealed record BoardCall(string Ticket, int Desk, bool IsNow, string Call);

/// <summary>What the board of a hall shows.</summary>
/// <param name="Calls">The last calls, the newest first.</param>
/// <param name="Waiting">How many wait.</param>
internal sealed record BoardView(IReadOnlyList<BoardCall> Calls, int Waiting)
{
    /// <summary>How many calls a board shows.</summary>
    public const int Shown = 6;

    /// <summary>The same for the script of the board.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>Reads what boards show.</summary>
internal sealed class BoardReader(DuplicatesDbContext db, Tickets tickets)
{
    /// <summary>The board of an office.</summary>
    public async Task<BoardView> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var today = tickets.Today;
        var calls = await db.QueueTickets.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day == today && row.CalledAt > 0)
            .OrderByDescending(row => row.CalledAt).Take(BoardView.Shown * 2).ToListAsync(cancellationToken);
        var waiting = await db.QueueTickets.CountAsync(
            row => row.OfficeId == officeId && row.Day == today && row.State == TicketState.Waiting, cancellationToken);
        return new(
            [.. calls.Where(row => row.State is TicketState.Called or TicketState.Served && row.Desk is not null).Take(BoardView.Shown)
                .Select(row => new BoardCall(row.Label, row.Desk!.Value, row.State is TicketState.Called, $"{row.Id:N}-{row.Calls}"))],
            waiting);
    }
}
