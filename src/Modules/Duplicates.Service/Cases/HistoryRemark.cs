namespace Duplicates.Service.Cases;

/// <summary>How a remark of the history looks.</summary>
internal enum RemarkKind
{
    /// <summary>Words that somebody wrote.</summary>
    Note,

    /// <summary>A term was not kept.</summary>
    Late,

    /// <summary>Something that a reader should notice.</summary>
    Notable,
}

/// <summary>What the history says beside the words of an event.</summary>
/// <param name="Kind">How it looks.</param>
/// <param name="Text">In the reader's language, or as somebody wrote it.</param>
internal sealed record HistoryRemark(RemarkKind Kind, string Text);
