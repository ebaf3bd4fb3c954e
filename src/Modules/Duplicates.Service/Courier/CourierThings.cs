using Duplicates.Domain.Applications;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Courier;

/// <summary>Keeps what waits to travel as cases go on: papers of a counter, and duplicates that are collected at one, or were not.</summary>
internal sealed class CourierThings(DuplicatesDbContext db, IOptions<DuplicatesOptions> options) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Courier;

    /// <summary>Whether a case left anything on paper at the counter that accepted it.</summary>
    public static bool HasPapers(DuplicateApplication application) =>
        application is { TakenBy.Role: ActorRole.CorporationOperator, Intake: { } intake } && (intake.SignedPages is not null || intake.Papers.Any(paper => paper.Form is PaperForm.OriginalTaken or PaperForm.Copy));

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var one in happened)
        {
            switch (one)
            {
                case ApplicationRegistered when HasPapers(application):
                    db.CourierThings.Add(NewThing(application, ThingKind.Papers, application.Intake!.PlaceId!, application.OfficeId!, one.At));
                    break;
                case ApplicationRedirected:
                    await ReaddressAsync(application, cancellationToken);
                    break;
                case DuplicateReady when application.IsCollectedElsewhere && await FindAsync(application, ThingKind.Result, cancellationToken) is null:
                    db.CourierThings.Add(NewThing(application, ThingKind.Result, application.OfficeId!, application.CollectionOfficeId!, one.At));
                    break;
                case CollectionRequested requested when await FindAsync(application, ThingKind.Result, cancellationToken) is null:
                    var again = NewThing(application, ThingKind.Result, application.OfficeId!, application.CollectionOfficeId!, one.At);
                    again.SendBy = requested.SendBy;
                    db.CourierThings.Add(again);
                    break;
                case DuplicateSentToCorporation or DuplicateArrivedAtCorporation:
                    await DropWaitingAsync(application, ThingKind.Result, cancellationToken);
                    break;
                case DuplicateHandedOver or DuplicateAnnulled:
                    await DropWaitingAsync(application, ThingKind.Result, cancellationToken);
                    await DropWaitingAsync(application, ThingKind.ReturnedResult, cancellationToken);
                    break;
            }

            await KeepUncollectedAsync(application, one, cancellationToken);
        }
    }

    /// <summary>What waits at an office of the Corporation from its arrival until somebody collects it or it goes back.</summary>
    private async Task KeepUncollectedAsync(DuplicateApplication application, ApplicationEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case DuplicateArrivedAtCorporation when await db.UncollectedResults.FindAsync([application.Id], cancellationToken) is null:
                var day = DateOnly.FromDateTime(AlmatyTime.ToLocal(happened.At));
                db.UncollectedResults.Add(new()
                {
                    ApplicationId = application.Id,
                    OfficeId = application.CollectionOfficeId!,
                    ArrivedOn = day,
                    NextOn = day.AddDays(options.Value.Courier.FirstReminderDays),
                });
                break;
            case DuplicateHandedOver or DuplicateAnnulled or DuplicateReturned when await db.UncollectedResults.FindAsync([application.Id], cancellationToken) is { } row:
                db.UncollectedResults.Remove(row);
                break;
        }
    }

    /// <summary>A row for a thing that waits.</summary>
    public static CourierThingRow NewThing(DuplicateApplication application, ThingKind kind, string from, string to, DateTimeOffset at) =>
        new() { ApplicationId = application.Id, Kind = kind, CaseNumber = application.Number!.Value, FromOfficeId = from, ToOfficeId = to, SinceAt = at };

    private async Task ReaddressAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        if (await FindAsync(application, ThingKind.Papers, cancellationToken) is { ManifestId: null } papers)
        {
            papers.ToOfficeId = application.OfficeId!;
        }
    }

    /// <summary>A duplicate that went its way without a manifest, or lost its force, waits no more; one on a manifest is settled there.</summary>
    private async Task DropWaitingAsync(DuplicateApplication application, ThingKind kind, CancellationToken cancellationToken)
    {
        if (await FindAsync(application, kind, cancellationToken) is { ManifestId: null } thing)
        {
            db.CourierThings.Remove(thing);
        }
    }

    private async Task<CourierThingRow?> FindAsync(DuplicateApplication application, ThingKind kind, CancellationToken cancellationToken) =>
        await db.CourierThings.FindAsync([application.Id, kind], cancellationToken);
}
