namespace Duplicates.Domain.Time;

/// <summary>The day on which an application is accepted (R5.2).</summary>
/// <param name="ReceivedLocal">When it arrived, Almaty local time.</param>
/// <param name="AcceptedOn">The working day of acceptance: the day of arrival or a later one.</param>
/// <param name="Reason">Why this day.</param>
public sealed record Acceptance(DateTime ReceivedLocal, DateOnly AcceptedOn, AcceptanceReason Reason);
