using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Duplicates.Service.Indexing;

/// <summary>
/// A word counts as much as the field in which it stands, however often and however rarely it is written; so what is alike stays alike,
/// and the alphabet decides.
/// </summary>
internal sealed class EqualWeights : DefaultSimilarity
{
    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Tf(float freq) => 1;

    public override float Idf(long docFreq, long numDocs) => 1;

    public override float LengthNorm(FieldInvertState state) => 1;
}
