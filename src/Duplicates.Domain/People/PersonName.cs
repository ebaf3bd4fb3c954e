using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.People;

/// <summary>
/// A person's name in its parts; the parts are never guessed from one line, for each may hold several words,
/// and «Серікұлы» is one. What a person types goes through <see cref="TryCreate"/>; the constructor is for names
/// already checked. Its text form is masked.
/// </summary>
/// <param name="Surname">Тегі, фамилия; empty when the person's document has a given name only.</param>
/// <param name="GivenName">Аты, имя; empty when the person's document has a surname only.</param>
/// <param name="Patronymic">Әкесінің аты, отчество; null when the person has none.</param>
public sealed record PersonName(string Surname, string GivenName, string? Patronymic)
{
    /// <summary>The longest part of a name, in UTF-16 units after normalisation.</summary>
    public const int MaximumPartLength = 100;

    // The number of dots is the same for every name, so that the length is not told.
    private const string Mask = "••••";

    // What people write where a document has nothing.
    private static readonly string[] NoSuchPart = ["жоқ", "нет", "отсутствует", "no", "none"];

    /// <summary>Surname, given name and patronymic with a space between them.</summary>
    public string Full => string.Join(' ', Parts);

    /// <summary>First letters of surname and given name with four dots each, «А•••• С••••».</summary>
    public string Masked => string.Join(' ', Parts.Take(2).Select(part => FirstLetter(part) + Mask));

    /// <summary>The surname and the first letters of the other parts, «Ахметов А. С.»; a name of one word as it is.</summary>
    public string Initials => string.Join(' ', Parts.Select((part, place) => place == 0 ? part : $"{FirstLetter(part)}."));

    /// <summary>The first letters of all parts and nothing else, «А. А. С.»: for pages that anybody may open.</summary>
    public string InitialsOnly => string.Join(' ', Parts.Select(part => $"{FirstLetter(part)}."));

    private IEnumerable<string> Parts => new[] { Surname, GivenName, Patronymic }.OfType<string>().Where(part => part.Length > 0);

    /// <summary>
    /// Checks and tidies a name as typed: composed letters (NFC), white space trimmed and collapsed, one kind of hyphen.
    /// Cyrillic and Latin letters are allowed, for foreigners study here too; so are spaces, hyphens, apostrophes and dots. A dash or
    /// a word such as «жоқ» in place of a part says that the document has none; surname and given name cannot both be absent.
    /// </summary>
    /// <param name="surname">The surname typed.</param>
    /// <param name="givenName">The given name typed.</param>
    /// <param name="patronymic">The patronymic typed; one without letters, blank, "-" or «жоқ» means there is none.</param>
    /// <param name="name">The name, when nothing is wrong.</param>
    /// <param name="problems">The first thing wrong with each part; empty when nothing is.</param>
    /// <returns>Whether the name is acceptable.</returns>
    public static bool TryCreate(
        string? surname,
        string? givenName,
        string? patronymic,
        [NotNullWhen(true)] out PersonName? name,
        out IReadOnlyList<PersonNameProblem> problems)
    {
        var (tidySurname, tidyGivenName, tidyPatronymic) = (Tidy(surname), Tidy(givenName), Tidy(patronymic));
        var (noSurname, noGivenName) = (SaysNone(tidySurname), SaysNone(tidyGivenName));
        var noPatronymic = SaysNone(tidyPatronymic) || IsPunctuationOnly(tidyPatronymic);
        var found = new List<PersonNameProblem>();
        if (!noSurname || noGivenName)
        {
            Check(PersonNamePart.Surname, noSurname ? string.Empty : tidySurname, found);
        }

        if (!noGivenName || noSurname)
        {
            Check(PersonNamePart.GivenName, noGivenName ? string.Empty : tidyGivenName, found);
        }

        if (!noPatronymic)
        {
            Check(PersonNamePart.Patronymic, tidyPatronymic, found);
        }

        problems = found;
        name = found.Count == 0 ? new PersonName(noSurname ? string.Empty : tidySurname, noGivenName ? string.Empty : tidyGivenName, noPatronymic ? null : tidyPatronymic) : null;
        return name is not null;
    }

    /// <summary>Whether a name in one line is this name in full: the same words, whatever their order and letter cases. One word alone is nobody's full name.</summary>
    /// <param name="line">A name as an account or a list has it.</param>
    /// <returns>Whether it is the same.</returns>
    public bool IsOf(string line) => IsSame(line, Full);

    /// <summary>Whether surname and name stand in a line, in any order and letter cases; a patronymic may be left out.</summary>
    /// <param name="line">A name as somebody typed it.</param>
    /// <returns>Whether they do.</returns>
    public bool IsNamedIn(string line) => WordsOf(line).IsSupersetOf(WordsOf($"{Surname} {GivenName}"));

    /// <summary>Whether two names in one line are the same in full, as in <see cref="IsOf"/>.</summary>
    /// <param name="line">A name as an account, a certificate or a list has it.</param>
    /// <param name="other">Another.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool IsSame(string line, string other) => WordsOf(line) is { Count: > 1 } words && words.SetEquals(WordsOf(other));

    /// <summary>The masked name, safe for logs.</summary>
    /// <returns><see cref="Masked"/>.</returns>
    public override string ToString() => Masked;

    private static HashSet<string> WordsOf(string name) => [.. KazakhFolding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Tidy(string? text)
    {
        var tidy = new StringBuilder();
        foreach (var character in UnicodeText.Compose(IdentifierText.Visible(text)))
        {
            if (!char.IsWhiteSpace(character))
            {
                tidy.Append(IsDash(character) ? '-' : character);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }

    private static void Check(PersonNamePart part, string text, List<PersonNameProblem> problems)
    {
        PersonNameError? error = text switch
        {
            _ when IsPunctuationOnly(text) => PersonNameError.Missing,
            { Length: > MaximumPartLength } => PersonNameError.TooLong,
            _ when HoldsForbiddenCharacters(text) => PersonNameError.ForbiddenCharacters,
            _ when text.Any(IsOfOtherScript) => PersonNameError.OtherScript,
            _ when HoldsMixedWord(text) => PersonNameError.MixedScript,
            _ => null,
        };
        if (error is not null)
        {
            problems.Add(new PersonNameProblem(part, error.Value));
        }
    }

    /// <summary>A dash, or a word for it; a blank field may be a slip.</summary>
    private static bool SaysNone(string text) =>
        (text.Contains('-', StringComparison.Ordinal) && IsPunctuationOnly(text)) || NoSuchPart.Contains(text.Trim('.', ' ').ToLowerInvariant(), StringComparer.Ordinal);

    private static bool IsDash(char character) => !char.IsWhiteSpace(character) && IdentifierText.IsSeparator(character);

    /// <summary>Modifier letters, such as the apostrophe ʼ, belong to all scripts.</summary>
    private static bool IsOfOtherScript(char character) =>
        (char.IsLetter(character) && !UnicodeText.IsCyrillic(character) && !UnicodeText.IsLatin(character) && character is not (>= '\u02B0' and <= '\u02FF'))
        || char.IsSurrogate(character);

    private static bool IsPunctuationOnly(string text) => text.All(IsAllowedPunctuation);

    private static bool IsAllowedPunctuation(char character) => character is ' ' or '-' or '\'' or '\u2019' or '.';

    private static bool HoldsForbiddenCharacters(string text)
    {
        var insideWord = false;
        var hasLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = Rune.IsLetter(rune);
            var isMarkOfLetter = insideWord && Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            insideWord = isLetter || isMarkOfLetter;
            hasLetter |= isLetter;
            if (!insideWord && !(rune.IsBmp && IsAllowedPunctuation((char)rune.Value)))
            {
                return true;
            }
        }

        return !hasLetter;
    }

    private static bool HoldsMixedWord(string text) =>
        UnicodeText.Words(text).Any(found =>
            found.Word.Any(UnicodeText.IsCyrillic) && found.Word.Any(UnicodeText.IsLatin));

    private static string FirstLetter(string part)
    {
        var index = 0;
        foreach (var rune in part.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return StringInfo.GetNextTextElement(part, index).ToUpperInvariant();
            }

            index += rune.Utf16SequenceLength;
        }

        return string.Empty;
    }
}
