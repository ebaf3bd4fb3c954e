using System.Collections.Concurrent;
using System.Numerics;
using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Index;

namespace Duplicates.Service.Indexing;

/// <summary>A word of an index that answers to a typed one.</summary>
/// <param name="Term">The word, stem or sound.</param>
/// <param name="Fields">The fields that hold it, a bit for each.</param>
/// <param name="Closeness">From 1, the very word, down to 0.</param>
/// <param name="IsBeginning">All words that begin so are meant.</param>
internal readonly record struct Match(string Term, int Fields, float Closeness, bool IsBeginning = false);

/// <summary>
/// All words of an index with the fields that hold them. It tells which of them answer to a typed word, so that the index is asked for
/// words only that it has.
/// </summary>
internal sealed class Vocabulary
{
    private const float SameStem = 0.9f;
    private const float SameSound = 0.85f;
    private const float Begun = 0.7f;
    private const float Rooted = 0.5f;
    private const float OneSlip = 0.55f;
    private const float TwoSlips = 0.2f;
    private const float Initial = 0.15f;
    private const int MostBegun = 32;
    private const int ShortestRoot = 4;
    private const int LongestEndings = 6;
    private const int ShortestForgiven = 4;
    private const int ShortestForgivenTwice = 7;
    private const int ShortestBegunNumber = 6;

    /// <summary>So many words are remembered; then all are forgotten.</summary>
    private const int MostRemembered = 2_000;

    private readonly ConcurrentDictionary<(WordForms Typed, bool ForgivesAll), IReadOnlyList<Match>> _remembered = new();
    private readonly string[] _terms;
    private readonly int[] _fields;
    private readonly int _firstSound;
    private readonly ulong[] _letters;
    private readonly int _withInitials;

    /// <summary>Reads the words of an index.</summary>
    public Vocabulary(IndexReader reader, IReadOnlyList<SearchField> fields)
    {
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var field = 0; field < fields.Count; field++)
        {
            _withInitials |= fields[field].HasInitials ? 1 << field : 0;
            if (MultiFields.GetTerms(reader, fields[field].Name)?.GetEnumerator() is not { } terms)
            {
                continue;
            }

            while (terms.MoveNext())
            {
                var term = terms.Term.Utf8ToString();
                found[term] = found.GetValueOrDefault(term) | (1 << field);
            }
        }

        (_terms, _fields) = ([.. found.Keys], [.. found.Values]);
        _firstSound = Place(SoundKey.Mark.ToString());
        _letters = [.. _terms.Skip(_firstSound).TakeWhile(IsSound).Select(LettersOf)];
    }

    /// <summary>
    /// The words that answer to a typed one: the word, its stem and its sound, and what begins as typed; failing these, what begins to sound
    /// so, what differs by a slip, in long words two, and the word to which more endings were put than are known.
    /// </summary>
    /// <param name="typed">The typed word.</param>
    /// <param name="forgivesAll">Slips are forgiven also where a word is there as it was typed: another may be meant.</param>
    /// <remarks>People type the same towns and names all day, so that what answers to a word is remembered; numbers are looked up at once.</remarks>
    public IReadOnlyList<Match> Answering(WordForms typed, bool forgivesAll)
    {
        if (typed.IsNumber)
        {
            return Look(typed, forgivesAll);
        }

        if (_remembered.TryGetValue((typed, forgivesAll), out var known))
        {
            return known;
        }

        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        return _remembered[(typed, forgivesAll)] = Look(typed, forgivesAll);
    }

    private List<Match> Look(WordForms typed, bool forgivesAll)
    {
        var matches = new List<Match>();
        if (LightWords.SayLittle(typed.Stem))
        {
            Add(matches, typed.Stem, 1);
            return matches;
        }

        Add(matches, typed.Folded, 1);
        if (typed.IsNumber)
        {
            AddBegun(matches, typed.Folded.Length >= ShortestBegunNumber ? typed.Folded : string.Empty, Begun);
            return matches;
        }

        Add(matches, typed.Stem, SameStem);
        Add(matches, typed.Sound, SameSound);
        AddBegun(matches, typed.Cyrillic, Begun);
        if (matches.Count == 0)
        {
            AddBegun(matches, typed.WholeSound, Begun);
        }

        if (matches.Count == 0 || forgivesAll)
        {
            var slips = Math.Max(typed.Folded.Length, typed.WholeSound.Length - 1) < ShortestForgivenTwice ? 1 : 2;
            AddSimilar(matches, typed.Sound, slips);
            if (typed.WholeSound != typed.Sound)
            {
                AddSimilar(matches, typed.WholeSound, slips);
            }

            AddRoot(matches, typed.Cyrillic);
        }

        AddInitial(matches, typed.Cyrillic);
        return matches;
    }

    /// <summary>Whether the very word is there.</summary>
    public bool Has(WordForms word) => Fields(word.Folded) != 0;

    /// <summary>Whether a typed word is there without a slip.</summary>
    public static bool IsSure(IReadOnlyList<Match> matches) => matches.Count > 0 && matches[0].Closeness > OneSlip;

    /// <summary>Whether a word answers without a slip.</summary>
    public static bool IsSure(Match match) => match.Closeness is > OneSlip or Initial;

    private void Add(List<Match> matches, string term, float closeness)
    {
        if (term.Length > 0 && Fields(term) is > 0 and var fields && !matches.Exists(match => match.Term == term))
        {
            matches.Add(new(term, fields, closeness));
        }
    }

    private void AddBegun(List<Match> matches, string beginning, float closeness)
    {
        if (beginning.Length == 0)
        {
            return;
        }

        var (first, known, fields) = (Place(beginning), matches.Count, 0);
        var end = first;
        for (; end < _terms.Length && _terms[end].StartsWith(beginning, StringComparison.Ordinal); end++)
        {
            fields |= _fields[end];
        }

        if (end - first > MostBegun)
        {
            matches.Add(new(beginning, fields, closeness, IsBeginning: true));
            return;
        }

        for (var place = first; place < end; place++)
        {
            if (!matches.Take(known).Any(match => match.Term == _terms[place]))
            {
                matches.Add(new(_terms[place], _fields[place], closeness));
            }
        }
    }

    private void AddRoot(List<Match> matches, string word)
    {
        var known = matches.Count;
        for (var length = word.Length - 1; length >= Math.Max(ShortestRoot, word.Length - LongestEndings) && length * 2 > word.Length && matches.Count == known; length--)
        {
            Add(matches, word[..length], Rooted);
        }
    }

    private void AddSimilar(List<Match> matches, string sound, int slips)
    {
        if (sound.Length <= ShortestForgiven)
        {
            return;
        }

        var letters = LettersOf(sound);
        for (var at = 0; at < _letters.Length; at++)
        {
            // a letter that the word has not at all is a slip by itself
            if (BitOperations.PopCount(letters & ~_letters[at]) > slips)
            {
                continue;
            }

            var place = _firstSound + at;
            if (WordLikeness.SlipsToBegin(_terms[place], sound, slips) is { } made && !matches.Exists(match => match.Term == _terms[place]))
            {
                matches.Add(new(_terms[place], _fields[place], made == 2 ? TwoSlips : OneSlip));
            }
        }
    }

    /// <summary>«Мұхтар» answers to the letter in «М. Әуезов», unless places are called so.</summary>
    private void AddInitial(List<Match> matches, string word)
    {
        if (word.Length < ShortestForgiven || matches.Exists(match => (match.Fields & ~_withInitials) != 0) || (Fields(word[..1]) & _withInitials) is not (> 0 and var fields))
        {
            return;
        }

        matches.Add(new(word[..1], fields, Initial));
    }

    private int Fields(string term) => Place(term) is var place && place < _terms.Length && _terms[place] == term ? _fields[place] : 0;

    private int Place(string term)
    {
        var place = Array.BinarySearch(_terms, term, StringComparer.Ordinal);
        return place < 0 ? ~place : place;
    }

    private static bool IsSound(string term) => term[0] == SoundKey.Mark;

    private static ulong LettersOf(string sound) => sound.Aggregate(0UL, (letters, letter) => letters | (1UL << (letter & 63)));
}
