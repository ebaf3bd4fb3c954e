using Duplicates.Domain.Applications;

namespace Duplicates.Service.Files;

/// <summary>Files to show with links for downloading them.</summary>
/// <param name="Files">The files.</param>
/// <param name="Address">The address below which the files are, from the site's root and without a slash at either end.</param>
internal sealed record AttachedFileList(IReadOnlyList<AttachedFile> Files, string Address);
