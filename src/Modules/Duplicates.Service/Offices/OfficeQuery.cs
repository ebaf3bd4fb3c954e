namespace Duplicates.Service.Offices;

/// <summary>What a reader of the directory asks for.</summary>
/// <param name="Typed">Words of names, places and former names, or a whole BIN; null or empty means any.</param>
/// <param name="Region">Two-digit KATO region; null means all.</param>
/// <param name="OpenNow">Only what receives visitors at this moment.</param>
public sealed record OfficeQuery(string? Typed, string? Region, bool OpenNow)
{
    /// <summary>Nothing is asked for yet.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Typed) && Region is null && !OpenNow;
}
