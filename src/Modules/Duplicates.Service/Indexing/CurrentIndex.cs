namespace Duplicates.Service.Indexing;

/// <summary>An index that follows what is published.</summary>
internal sealed class CurrentIndex<T>(SearchLayout<T> layout) : IDisposable
    where T : class
{
    private readonly SearchIndex<T> _index = new(layout);
    private readonly System.Threading.Lock _following = new();
    private volatile object? _state;

    /// <summary>
    /// Brings the index to what is published when that is another state than before. One caller does the work; the others go on with the
    /// state before, and wait only while there is none.
    /// </summary>
    /// <param name="state">What is published; another object is another state.</param>
    /// <param name="items">Its items.</param>
    public void Follow(object state, Func<IReadOnlyCollection<T>> items)
    {
        if (ReferenceEquals(state, _state))
        {
            return;
        }

        if (_state is null)
        {
            _following.Enter();
        }
        else if (!_following.TryEnter())
        {
            return;
        }

        try
        {
            if (!ReferenceEquals(state, _state))
            {
                _index.Update(items());
                _state = state;
            }
        }
        finally
        {
            _following.Exit();
        }
    }

    /// <summary>Finds items.</summary>
    public SearchHits<T> Find(SearchRequest request, Synonyms synonyms) => _index.Find(request, synonyms);

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();
}
