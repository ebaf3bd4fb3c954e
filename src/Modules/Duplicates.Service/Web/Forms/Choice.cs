namespace Duplicates.Service.Web.Forms;

/// <summary>One answer that a person may choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Hint">A line of help below the text.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
