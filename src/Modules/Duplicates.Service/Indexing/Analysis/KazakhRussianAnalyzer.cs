using Lucene.Net.Analysis;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>
/// The analyzer of texts in Kazakh and Russian for Lucene, of this service's own index and of a site's. Each word stands in its place in
/// all its forms: folded (<c>KazakhFolding</c>), its stem, and how both sound; so one analyzer serves the texts and what people type.
/// </summary>
public sealed class KazakhRussianAnalyzer : Analyzer
{
    /// <summary>The name under which a site registers it.</summary>
    public const string Name = "kazakhrussian";

    private readonly RememberedForms _forms = new();

    /// <inheritdoc />
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new WordTokenizer(reader);
        return new(words, new WordFormsFilter(words, _forms));
    }
}
