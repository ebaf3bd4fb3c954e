using OrchardCore.Entities;
using OrchardCore.Users.Models;

namespace Duplicates.OrchardCore.Staff;

/// <summary>What the service must know of a user who works for it; kept with Orchard's user.</summary>
public sealed class StaffProfile
{
    /// <summary>The name shown in the history of cases.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The localisation set of the office; empty for the ministry.</summary>
    public string Office { get; set; } = string.Empty;

    /// <summary>The profile of a user; null when the user works for nobody.</summary>
    public static StaffProfile? Of(User user) => user.TryGet<StaffProfile>(out var profile) ? profile : null;
}
