using Duplicates.Domain.Time;

namespace Duplicates.Service.Applications;

/// <summary>What a day of the strip looks like.</summary>
internal enum StripDay
{
    /// <summary>A counted working day that is over, or today.</summary>
    Past,

    /// <summary>A counted working day to come.</summary>
    ToCome,

    /// <summary>A day off, not counted.</summary>
    Off,

    /// <summary>The last day of the term.</summary>
    Due,
}

/// <summary>The term of a case as a strip of days: what is counted, what is not and why, today, the last day.</summary>
/// <param name="Term">How the term is counted.</param>
/// <param name="Today">Today in Almaty.</param>
internal sealed record TermStrip(Deadline Term, DateOnly Today)
{
    /// <summary>Width of a day in the units of the drawing.</summary>
    public const int Cell = 20;

    /// <summary>Width of the drawing.</summary>
    public int Width => Term.Days.Count * Cell;

    /// <summary>How many working days are over or running.</summary>
    public int Counted => Term.Days.LastOrDefault(day => day.Counted is not null && day.Date <= Today)?.Counted ?? 0;

    /// <summary>The term is not over yet.</summary>
    public bool IsRunning => Today <= Term.DueOn;

    /// <summary>Holidays and moved days on the way, each once with its name; the ordinary week needs no explanation.</summary>
    public IEnumerable<DeadlineDay> Named => Term.Days.Where(day => day is { Counted: null, Name: not null });

    /// <summary>What a day looks like.</summary>
    public StripDay Kind(DeadlineDay day) =>
        day.Date == Term.DueOn ? StripDay.Due : day.Counted is null ? StripDay.Off : day.Date <= Today ? StripDay.Past : StripDay.ToCome;
}
