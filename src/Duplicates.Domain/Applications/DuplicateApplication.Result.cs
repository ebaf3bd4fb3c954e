using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <content>Where the applicant gets the result, and since when it is there.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>Where the duplicate is collected. Who chose the school collects at the organisation that holds the case, also after a redirection.</summary>
    public string? CollectionOfficeId => IsCollectedAtHolder ? OfficeId : Content?.CollectionOfficeId;

    /// <summary>The name of that office.</summary>
    public BilingualText? CollectionOfficeName => IsCollectedAtHolder && _history.OfType<ApplicationRedirected>().LastOrDefault() is { } redirected
        ? redirected.ToOfficeName
        : Content?.CollectionOfficeName;

    /// <summary>The name of the organisation that holds the case, as it was when the case came to it.</summary>
    public BilingualText? HolderName => _history.OfType<ApplicationRedirected>().LastOrDefault()?.ToOfficeName ?? Content?.OfficeName;

    /// <summary>The applicant collects the result somewhere else than at the organisation that holds the case.</summary>
    public bool IsCollectedElsewhere => !string.Equals(CollectionOfficeId, OfficeId, StringComparison.Ordinal);

    /// <summary>The duplicate is signed and not yet at the office of the Corporation where it is collected.</summary>
    public bool IsOnItsWay => State is ApplicationState.Ready && IsCollectedElsewhere && ArrivedAt is null;

    /// <summary>
    /// The applicant still waits for the result (R1.3), so the term runs and staff are warned. A duplicate that lies ready ends the
    /// waiting where it is collected at the holder; one that goes to an office of the Corporation is awaited until it is there (R5.7),
    /// and no more when nobody collects it.
    /// </summary>
    public bool IsResultAwaited => State.IsAwaitingResult() || (IsOnItsWay && !IsAnnulled && FirstArrivedAt is null);

    /// <summary>The day (Almaty) on which the result was there: the refusal, or the duplicate where it is collected; null while it is awaited.</summary>
    public DateOnly? AnsweredOn => State switch
    {
        ApplicationState.Refused => DayOfLast<ApplicationRefused>(),
        ApplicationState.Ready or ApplicationState.HandedOver when !IsResultAwaited => FirstArrivedAt is { } arrived
            ? Day(arrived)
            : IsCollectedElsewhere && State is ApplicationState.HandedOver ? DayOfLast<DuplicateHandedOver>() : DayOfLast<DuplicateReady>(),
        _ => null,
    };

    private bool IsCollectedAtHolder => Content is not null && string.Equals(Content.CollectionOfficeId, Content.OfficeId, StringComparison.Ordinal);

    private DateOnly DayOfLast<T>()
        where T : ApplicationEvent => Day(_history.OfType<T>().Last().At);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(AlmatyTime.ToLocal(at));
}
