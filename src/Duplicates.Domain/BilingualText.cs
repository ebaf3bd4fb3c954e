namespace Duplicates.Domain;

/// <summary>A text in both languages of the service.</summary>
/// <param name="Kk">The Kazakh text.</param>
/// <param name="Ru">The Russian text.</param>
public sealed record BilingualText(string Kk, string Ru)
{
    /// <summary>The text in the language asked for.</summary>
    /// <param name="language">"kk" or "ru".</param>
    /// <returns><see cref="Kk"/> or <see cref="Ru"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The language is neither "kk" nor "ru".</exception>
    public string In(string language) => language switch
    {
        "kk" => Kk,
        "ru" => Ru,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The language is neither kk nor ru."),
    };
}
