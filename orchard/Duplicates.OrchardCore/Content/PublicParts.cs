using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Content;

/// <summary>What an info page has beside title, address and text.</summary>
public sealed class InfoPagePart : ContentPart
{
    /// <summary>One sentence for lists and search engines.</summary>
    public TextField Summary { get; set; } = new();
}

/// <summary>What an office has that is no field; its fields are defined by the recipe.</summary>
public sealed class OfficePart : ContentPart
{
    /// <summary>When it is open (R6).</summary>
    public IList<OpeningLine> WorkingHours { get; set; } = [];
}

/// <summary>Hours that hold on some days of the week.</summary>
public sealed class OpeningLine
{
    /// <summary>English names of the days.</summary>
    public IList<string> Days { get; set; } = [];

    /// <summary>Local time, for example 09:00.</summary>
    public string Opens { get; set; } = string.Empty;

    /// <summary>Local time.</summary>
    public string Closes { get; set; } = string.Empty;

    /// <summary>Local time; null without a break.</summary>
    public string? LunchFrom { get; set; }

    /// <summary>Local time; null without a break.</summary>
    public string? LunchTo { get; set; }
}
