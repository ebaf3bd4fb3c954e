using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Content;

/// <summary>What an info page has beside title, address and text.</summary>
public sealed class InfoPagePart : ContentPart
{
    /// <summary>One sentence for lists and search engines.</summary>
    public TextField Summary { get; set; } = new();
}

/// <summary>
/// Facts of an office. Its fields are defined by the recipe; hours of the week (<c>WorkingHours</c>) and single days (<c>Exceptions</c>) stay in
/// the JSON of the part, as the service reads them, so that an item of another shape can still be opened and mended.
/// </summary>
public sealed class OfficePart : ContentPart;

/// <summary>A year of the working calendar (R5.4): beside the field with the year its weekly days off and the days that differ, in the JSON of the part.</summary>
public sealed class WorkingCalendarPart : ContentPart;
