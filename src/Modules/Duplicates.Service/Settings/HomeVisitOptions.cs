namespace Duplicates.Service.Settings;

/// <summary>Visits at home (R8.1); no law names these terms.</summary>
public sealed class HomeVisitOptions
{
    /// <summary>For how many days after the end of a visit it is known who was visited where.</summary>
    public int KeepDays { get; set; } = 30;
}
