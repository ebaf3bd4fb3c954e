using Duplicates.Service.Indexing;
using Duplicates.Service.Published;

namespace Duplicates.Service.Search;

/// <summary>The synonyms that are published.</summary>
internal sealed class SearchSynonyms(PublishedContent published) : ISynonyms
{
    private volatile Read _read = new([], Synonyms.None);

    /// <inheritdoc />
    public Synonyms Current
    {
        get
        {
            var groups = published.Synonyms;
            return ReferenceEquals(_read.Groups, groups) ? _read.Synonyms : (_read = new(groups, new(groups))).Synonyms;
        }
    }

    private sealed record Read(IReadOnlyList<IReadOnlyList<string>> Groups, Synonyms Synonyms);
}
