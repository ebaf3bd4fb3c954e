using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;

namespace Duplicates.Service.Oversight;

/// <summary>Remembers for the figures which organisation passed an application on late (R5.9).</summary>
internal sealed class LateRedirects(DuplicatesDbContext db) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Figures;

    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        var before = application.History.Count - happened.Count;
        foreach (var (place, redirected) in happened.Index().Select(one => (one.Index, Event: one.Item as ApplicationRedirected)))
        {
            if (redirected is { MissedDay: not null })
            {
                db.Set<LateRedirectRow>().Add(new()
                {
                    ApplicationId = application.Id,
                    Sequence = before + place + 1,
                    OfficeId = redirected.FromOfficeId,
                    On = DateOnly.FromDateTime(AlmatyTime.ToLocal(redirected.At)),
                });
            }
        }

        return Task.CompletedTask;
    }
}
