namespace Duplicates.Service.Settings;

/// <summary>The courier between offices of the Corporation and schools; no law names these terms.</summary>
public sealed class CourierOptions
{
    /// <summary>How many working days a bag is under way.</summary>
    public int TransitWorkingDays { get; set; } = 1;

    /// <summary>How many working days before the last one on which a duplicate can leave in time (R5.7) its school is warned.</summary>
    public int WarningWorkingDaysBefore { get; set; } = 1;
}
