namespace Duplicates.Service.Settings;

/// <summary>The desks at which paper applications are taken in.</summary>
public sealed class IntakeOptions
{
    /// <summary>How many days a half-entered paper application is kept after the last change.</summary>
    public int DraftDays { get; set; } = 30;

    /// <summary>Within how many working days what is missing is to be brought; the clock of the case runs on (R2.5, R5.5).</summary>
    public int MissingWorkingDays { get; set; } = 3;
}
