using System.Collections.Frozen;
using Duplicates.Domain;
using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Duplicates.Service.Indexing;

/// <summary>
/// An index of Lucene in memory over items that this host holds anyway. What is sought sees all items of one state or of the next, never
/// some of each. Nothing of it is written to a disk.
/// </summary>
internal sealed class SearchIndex<T> : IDisposable
    where T : class
{
    private const int LongestOrder = 4_000;
    private static readonly FieldType Words = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    private readonly SearchLayout<T> _layout;
    private readonly Analyzer _analyzer = new KazakhRussianAnalyzer();
    private readonly RAMDirectory _directory = new();
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly System.Threading.Lock _updating = new();
    private FrozenDictionary<long, T> _items = FrozenDictionary<long, T>.Empty;
    private Dictionary<T, long> _keys = new(ReferenceEqualityComparer.Instance);
    private long _lastKey;

    /// <summary>An index without items.</summary>
    public SearchIndex(SearchLayout<T> layout)
    {
        _layout = layout;
        _writer = new(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new EqualWeights(), MergeScheduler = new SerialMergeScheduler() });
        _searchers = new(_writer, applyAllDeletes: true, new Searchers(this));
    }

    /// <summary>Brings the index to these items; only those that are new or gone cost something. Whoever seeks meanwhile sees what was before.</summary>
    public void Update(IReadOnlyCollection<T> items)
    {
        lock (_updating)
        {
            var keys = new Dictionary<T, long>(items.Count, ReferenceEqualityComparer.Instance);
            foreach (var item in items)
            {
                if (_keys.Remove(item, out var key))
                {
                    keys[item] = key;
                }
                else
                {
                    _writer.AddDocument(DocumentOf(item, keys[item] = ++_lastKey));
                }
            }

            foreach (var gone in _keys.Values)
            {
                _writer.DeleteDocuments(new Term(Finding<T>.Key, Name(gone)));
            }

            // words of items that are gone are words no more
            _writer.ForceMerge(1);
            (_keys, _items) = (keys, keys.ToFrozenDictionary(pair => pair.Value, pair => pair.Key));
            _searchers.MaybeRefreshBlocking();
        }
    }

    /// <summary>Finds items.</summary>
    public SearchHits<T> Find(SearchRequest request, Synonyms synonyms)
    {
        var searcher = (ItemSearcher)_searchers.Acquire();
        try
        {
            return new Finding<T>(searcher, searcher.Words, searcher.Items, _layout, request).Find(synonyms);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private Document DocumentOf(T item, long key)
    {
        Document document =
        [
            new StringField(Finding<T>.Key, Name(key), Field.Store.NO),
            new NumericDocValuesField(Finding<T>.Key, key),
            .. _layout.TextsOf(item).Select(text => new Field(text.Field, text.Text, Words)),
            .. _layout.NamesOf(item).Select(Finding<T>.WholeOf).Distinct(StringComparer.Ordinal).Select(whole => new StringField(Finding<T>.Whole, whole, Field.Store.NO)),
            .. _layout.ValuesOf(item).Select(value => new StringField(value.Name, value.Value, Field.Store.NO)),
            .. Languages.All.Select(language => new SortedDocValuesField(Finding<T>.OrderIn(language), new BytesRef(Beginning(_layout.OrderOf(item, language))))),
        ];
        return document;
    }

    /// <summary>Lucene takes no longer keys, and nobody looks so far.</summary>
    private static byte[] Beginning(byte[] order) => order.Length > LongestOrder ? order[..LongestOrder] : order;

    private static string Name(long key) => key.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One state of the index with its items.</summary>
    private sealed class ItemSearcher(IndexReader reader, FrozenDictionary<long, T> items, IReadOnlyList<SearchField> fields) : IndexSearcher(reader)
    {
        public FrozenDictionary<long, T> Items => items;

        public Vocabulary Words { get; } = new(reader, fields);
    }

    private sealed class Searchers(SearchIndex<T> index) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new ItemSearcher(reader, index._items, index._layout.Fields) { Similarity = new EqualWeights() };
    }
}
