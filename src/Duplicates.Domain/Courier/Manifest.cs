namespace Duplicates.Domain.Courier;

/// <summary>Тізімдеме / реестр: what a courier carries between an office of the Corporation and a school. The names are stored: they stay.</summary>
public enum ManifestState
{
    /// <summary>Things are scanned in.</summary>
    Draft,

    /// <summary>The bag is closed and has a seal.</summary>
    Sealed,

    /// <summary>The courier has it.</summary>
    WithCourier,

    /// <summary>It was opened at the other end; differences, if any, are named.</summary>
    Received,

    /// <summary>Every difference is settled.</summary>
    Closed,
}

/// <summary>What travels. One thing of a case and kind is an envelope; what lies in it is known from the case.</summary>
public enum ThingKind
{
    /// <summary>To the school: the application on paper and originals that were taken (R3.2).</summary>
    Papers,

    /// <summary>To the office of the Corporation: the duplicate that is collected there (R5.7).</summary>
    Result,

    /// <summary>Back to the school: a duplicate that nobody collected.</summary>
    ReturnedResult,
}

/// <summary>What became of one line of a manifest.</summary>
public enum LineState
{
    /// <summary>Scanned at the sending end.</summary>
    Packed,

    /// <summary>Scanned at the receiving end.</summary>
    Arrived,

    /// <summary>On the list and not in the bag.</summary>
    Missing,

    /// <summary>In the bag and not on the list.</summary>
    Extra,

    /// <summary>Arrived damaged.</summary>
    Damaged,
}

/// <summary>How a difference was settled.</summary>
public enum Settlement
{
    /// <summary>What was missing had stayed where it came from, and waits there again.</summary>
    Stayed,

    /// <summary>What was missing is lost; the school makes what it has to anew.</summary>
    Lost,

    /// <summary>What was extra or damaged is taken as it is.</summary>
    Taken,
}

/// <summary>Which way a manifest goes, and which differences block it.</summary>
public static class ManifestRules
{
    /// <summary>Whether a line is a difference: an entry of the act that both sides see.</summary>
    public static bool IsDifference(this LineState state) => state is LineState.Missing or LineState.Extra or LineState.Damaged;

    /// <summary>The state that follows; null after the last.</summary>
    public static ManifestState? Next(this ManifestState state) => state is ManifestState.Closed ? null : state + 1;

    /// <summary>How a difference can be settled.</summary>
    public static IReadOnlyList<Settlement> SettlementsOf(LineState state) => state switch
    {
        LineState.Missing => [Settlement.Stayed, Settlement.Lost],
        LineState.Extra or LineState.Damaged => [Settlement.Taken],
        _ => [],
    };

    /// <summary>The seal as it is compared: letter cases and separators do not matter, so that no number is used twice by a slip.</summary>
    public static string SealKey(string seal) => string.Concat(seal.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
