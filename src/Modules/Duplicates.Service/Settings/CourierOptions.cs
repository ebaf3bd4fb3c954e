namespace Duplicates.Service.Settings;

/// <summary>The courier between offices of the Corporation and schools; no law names these terms.</summary>
public sealed class CourierOptions
{
    /// <summary>How many working days a bag is under way.</summary>
    public int TransitWorkingDays { get; set; } = 1;

    /// <summary>How many working days before the last one on which a duplicate can leave in time (R5.7) its school is warned.</summary>
    public int WarningWorkingDaysBefore { get; set; } = 1;

    /// <summary>The applicant is reminded of an uncollected duplicate so many days after it arrived.</summary>
    public int FirstReminderDays { get; set; } = 7;

    /// <summary>And once more so many days after it arrived.</summary>
    public int LastReminderDays { get; set; } = 25;

    /// <summary>For how many days an office of the Corporation keeps a duplicate that nobody collects; then it goes back to the school.</summary>
    public int KeptDays { get; set; } = 30;

    /// <summary>Within how many working days the school sends it again to who asks for it.</summary>
    public int SendAgainWorkingDays { get; set; } = 1;
}
