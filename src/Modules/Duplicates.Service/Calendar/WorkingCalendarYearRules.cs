using Duplicates.Service.Content;

namespace Duplicates.Service.Calendar;

/// <summary>Rules of the working calendar's years: one item holds the names of days in both languages.</summary>
internal sealed class WorkingCalendarYearRules : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => "WorkingCalendarYear";

    /// <inheritdoc />
    public bool IsLocalized => false;
}
