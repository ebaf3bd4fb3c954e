using Duplicates.Domain.Time;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Search.Misses;

/// <summary>Words that found nothing, and how many people typed them.</summary>
/// <param name="Language">The language of the readers.</param>
/// <param name="Words">The words, folded.</param>
/// <param name="People">How many people.</param>
internal sealed record MissedWords(string Language, string Words, int People);

/// <summary>
/// Notes on this host what found nothing, until it is written down. What looks like a number of a person, a phone or an e-mail is not
/// noted at all; of one network address the same words count once a day; and whose address it was is forgotten with the day.
/// </summary>
internal sealed class SearchMisses(LookupKeys keys, TimeProvider clock)
{
    /// <summary>The longest words that are noted, in characters.</summary>
    public const int LongestWords = 60;

    private const int MostDigits = 4;
    private const int MostNoted = 500;
    private const int MostSeen = 20_000;

    private readonly System.Threading.Lock _noting = new();
    private readonly Dictionary<(string Language, string Words), int> _noted = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <summary>Notes that what somebody typed found nothing.</summary>
    public void Note(string typed, string language, HttpContext from)
    {
        if (WordsOf(typed) is not { } words)
        {
            return;
        }

        var (day, seen) = (AlmatyTime.Today(clock), keys.Of("search-miss", $"{NetworkAddress.Of(from)}\n{words}"));
        lock (_noting)
        {
            if (_day != day)
            {
                _seen.Clear();
                _day = day;
            }

            if (_seen.Count < MostSeen && (_noted.Count < MostNoted || _noted.ContainsKey((language, words))) && _seen.Add(seen))
            {
                _noted[(language, words)] = _noted.GetValueOrDefault((language, words)) + 1;
            }
        }
    }

    /// <summary>Takes what was noted since the last time.</summary>
    public IReadOnlyList<MissedWords> Take()
    {
        lock (_noting)
        {
            MissedWords[] taken = [.. _noted.Select(pair => new MissedWords(pair.Key.Language, pair.Key.Words, pair.Value))];
            _noted.Clear();
            return taken;
        }
    }

    /// <summary>The words that say something; null when there are none, or when they may tell of a person.</summary>
    public static string? WordsOf(string typed)
    {
        if (typed.Length > LongestWords || typed.Count(char.IsDigit) > MostDigits || typed.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var words = string.Join(' ', TextWords.Of(typed).Select(word => WordForms.Of(typed.Substring(word.Start, word.Length)).Folded).Where(word => word.Length > 0 && !LightWords.SayNothing(word)));
        return words.Length is > 1 and <= LongestWords ? words : null;
    }
}
