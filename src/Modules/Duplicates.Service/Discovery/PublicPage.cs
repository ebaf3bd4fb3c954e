using Duplicates.Domain;

namespace Duplicates.Service.Discovery;

/// <summary>A page that anybody may read, in both languages.</summary>
/// <param name="PathKk">Path of the Kazakh page, for example <c>/kk/qyzmet-pasporty</c>.</param>
/// <param name="PathRu">Path of the Russian page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Summary">One sentence; empty when there is none.</param>
/// <param name="ChangedOn">Almaty date of the last change.</param>
public sealed record PublicPage(string PathKk, string PathRu, BilingualText Title, BilingualText Summary, DateOnly ChangedOn)
{
    /// <summary>The path in a language.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public string Path(string language) => language == Languages.Russian ? PathRu : PathKk;
}
