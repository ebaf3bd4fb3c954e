using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Applications;

/// <summary>A station on the way of a case, as people are told of it.</summary>
internal enum CaseStation
{
    /// <summary>The application is accepted and has a number.</summary>
    Received,

    /// <summary>The school looks the record up in its book.</summary>
    Searched,

    /// <summary>The head decides.</summary>
    Decided,

    /// <summary>The duplicate is filled in.</summary>
    Made,

    /// <summary>The duplicate lies ready where it is collected.</summary>
    Ready,

    /// <summary>The applicant has it.</summary>
    HandedOver,

    /// <summary>The head refused; the way ends here.</summary>
    Refused,

    /// <summary>The applicant took the application back; the way ends here.</summary>
    Withdrawn,
}

/// <summary>A station of a case.</summary>
/// <param name="Station">Which one.</param>
/// <param name="IsPassed">It is done.</param>
/// <param name="IsNow">The case is here; at most one station is.</param>
/// <param name="On">The day (Almaty) on which it was done, or until which it has to be; null when neither is known.</param>
internal sealed record StationOnWay(CaseStation Station, bool IsPassed, bool IsNow, DateOnly? On);

/// <summary>The way of a case: what is done, where it is now, what comes, each with its day.</summary>
internal static class CaseWay
{
    /// <summary>The stations in their order. A refused or withdrawn case ends where it ended.</summary>
    /// <param name="application">A case with a number.</param>
    public static IReadOnlyList<StationOnWay> Of(DuplicateApplication application)
    {
        var passed = Passed(application);
        CaseStation[] way = application.State switch
        {
            ApplicationState.Refused => [.. Until(CaseStation.Searched, passed), CaseStation.Refused],
            ApplicationState.Withdrawn => [.. Until(CaseStation.Made, passed), CaseStation.Withdrawn],
            _ => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided, CaseStation.Made, CaseStation.Ready, CaseStation.HandedOver],
        };
        var now = way.FirstOrDefault(station => !passed.Contains(station), CaseStation.HandedOver);
        return [.. way.Select(station => new StationOnWay(station, passed.Contains(station), station == now && !passed.Contains(station), passed.Contains(station) ? DayOf(application, station) : DueOf(application, station)))];
    }

    private static IEnumerable<CaseStation> Until(CaseStation last, HashSet<CaseStation> passed) =>
        Enum.GetValues<CaseStation>().Where(station => station <= last && passed.Contains(station));

    /// <summary>By the state, since events can be undone: a spoiled blank is filled in anew, a refusal is lifted on a complaint.</summary>
    private static HashSet<CaseStation> Passed(DuplicateApplication application)
    {
        HashSet<CaseStation> passed = application.State switch
        {
            ApplicationState.Approved => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided],
            ApplicationState.Prepared => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided, CaseStation.Made],
            ApplicationState.Ready when application.IsResultAwaited => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided, CaseStation.Made],
            ApplicationState.Ready => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided, CaseStation.Made, CaseStation.Ready],
            ApplicationState.HandedOver => [CaseStation.Received, CaseStation.Searched, CaseStation.Decided, CaseStation.Made, CaseStation.Ready, CaseStation.HandedOver],
            ApplicationState.Refused => [CaseStation.Received, CaseStation.Refused],
            ApplicationState.Withdrawn => [CaseStation.Received, CaseStation.Withdrawn],
            _ => [CaseStation.Received],
        };
        if (application.RecordsSearch is not null)
        {
            passed.Add(CaseStation.Searched);
        }

        return passed;
    }

    private static DateOnly? DayOf(DuplicateApplication application, CaseStation station) => station switch
    {
        CaseStation.Received => application.Acceptance?.AcceptedOn,
        CaseStation.Searched => Last<RecordsSearched>(application),
        CaseStation.Decided => Last<ApplicationApproved>(application),
        CaseStation.Made => Last<DuplicatePrepared>(application),
        CaseStation.Ready or CaseStation.Refused => application.AnsweredOn,
        CaseStation.HandedOver => Last<DuplicateHandedOver>(application),
        _ => Last<ApplicationWithdrawn>(application),
    };

    /// <summary>The term ends when the duplicate lies where it is collected.</summary>
    private static DateOnly? DueOf(DuplicateApplication application, CaseStation station) => station is CaseStation.Ready ? application.Deadline?.DueOn : null;

    private static DateOnly? Last<T>(DuplicateApplication application)
        where T : ApplicationEvent => application.History.OfType<T>().LastOrDefault() is { } happened ? DateOnly.FromDateTime(AlmatyTime.ToLocal(happened.At)) : null;
}
