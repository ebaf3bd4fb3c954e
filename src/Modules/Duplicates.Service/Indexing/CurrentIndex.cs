namespace Duplicates.Service.Indexing;

/// <summary>An index that follows what is published.</summary>
internal sealed class CurrentIndex<T>(SearchLayout<T> layout) : IDisposable
    where T : class
{
    /// <summary>Ten thousand offices of which one has changed take a fraction of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SearchIndex<T> _index = new(layout);
    private readonly System.Threading.Lock _following = new();
    private volatile object? _state;

    /// <summary>
    /// Brings the index to what is published when that is another state than before. One caller does the work and the others wait for it,
    /// because their answers are kept for readers as answers of the new state; when it takes longer than <see cref="Patience" />, they go
    /// on with the state before, if there is one.
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
        else if (!_following.TryEnter(Patience))
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
