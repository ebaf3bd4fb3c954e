using DiffPlex;
using DiffPlex.Chunkers;

namespace Duplicates.Service.Editor;

/// <summary>A stretch of text in a comparison of two versions.</summary>
/// <param name="Kind">Whether both have it, or only the older or only the newer one.</param>
/// <param name="Text">The words.</param>
internal sealed record Stretch(StretchKind Kind, string Text);

/// <summary>Which of two versions has a stretch of text.</summary>
internal enum StretchKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Compares two texts word by word.</summary>
internal static class WordDifference
{
    /// <summary>The stretches in reading order; what was removed stands before what was added in its place.</summary>
    public static IReadOnlyList<Stretch> Between(string older, string newer)
    {
        var result = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        var stretches = new List<Stretch>();
        var place = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(stretches, StretchKind.Same, result.PiecesOld, place, block.DeleteStartA);
            Add(stretches, StretchKind.Removed, result.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(stretches, StretchKind.Added, result.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            place = block.DeleteStartA + block.DeleteCountA;
        }

        Add(stretches, StretchKind.Same, result.PiecesOld, place, result.PiecesOld.Count);
        return stretches;
    }

    private static void Add(List<Stretch> stretches, StretchKind kind, IReadOnlyList<string> pieces, int from, int to)
    {
        if (to > from)
        {
            stretches.Add(new(kind, string.Concat(pieces.Skip(from).Take(to - from))));
        }
    }
}
