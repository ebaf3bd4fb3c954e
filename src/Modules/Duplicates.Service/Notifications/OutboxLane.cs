namespace Duplicates.Service.Notifications;

/// <summary>
/// A way out with workers of its own. Nothing in one lane waits for anything in another: a gateway that is slow with one message, or a
/// hundred thousand messages of a recalculation, hold up no one-time code.
/// </summary>
/// <param name="Channel">By what way its messages travel.</param>
/// <param name="IsUrgent">Whether somebody sits before a page and waits for each of them.</param>
/// <param name="Job">The name of the background job that empties it.</param>
/// <param name="LookEvery">The pause between two looks for messages that are due.</param>
internal sealed record OutboxLane(MessageChannel Channel, bool IsUrgent, string Job, TimeSpan LookEvery)
{
    /// <summary>One-time codes.</summary>
    public static OutboxLane Codes { get; } = new(MessageChannel.Sms, IsUrgent: true, "outbox, codes", TimeSpan.FromSeconds(0.25));

    /// <summary>All other SMS.</summary>
    public static OutboxLane Sms { get; } = new(MessageChannel.Sms, IsUrgent: false, "outbox, SMS", TimeSpan.FromSeconds(1));

    /// <summary>E-mail, none of which is urgent.</summary>
    public static OutboxLane Email { get; } = new(MessageChannel.Email, IsUrgent: false, "outbox, e-mail", TimeSpan.FromSeconds(1));

    /// <summary>All of them, the most pressing first.</summary>
    public static IReadOnlyList<OutboxLane> All { get; } = [Codes, Sms, Email];
}
