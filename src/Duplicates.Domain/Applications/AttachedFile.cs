namespace Duplicates.Domain.Applications;

/// <summary>The kinds of files that people may attach; told by the content, not by the name.</summary>
public enum AttachedFileKind
{
    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>A PNG picture.</summary>
    Png,
}

/// <summary>A file that belongs to what a person stated; its bytes are kept apart.</summary>
/// <param name="Id">The identity under which the bytes are kept.</param>
/// <param name="Name">What the person called it, cleaned for display.</param>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Length">Bytes, at least one.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
public sealed record AttachedFile(Guid Id, string Name, AttachedFileKind Kind, long Length, string Sha256);

/// <summary>An event by which a person handed in files: from then on they can be neither changed nor removed.</summary>
public interface IHandsInFiles
{
    /// <summary>The files.</summary>
    IReadOnlyList<AttachedFile> Files { get; }
}
