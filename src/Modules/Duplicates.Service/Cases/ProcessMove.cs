namespace Duplicates.Service.Cases;

/// <summary>What an event of a case does to the process that leads it from one person to the next.</summary>
public enum ProcessMove
{
    /// <summary>Nothing: it happens beside the process.</summary>
    Beside,

    /// <summary>The case was registered: the process begins.</summary>
    Begin,

    /// <summary>Somebody did what a task waits for: the process goes on.</summary>
    GoOn,

    /// <summary>The case goes back: the process begins anew, behind the steps whose results still hold.</summary>
    BeginAnew,

    /// <summary>The case ended otherwise: nothing waits any more.</summary>
    Stop,
}
