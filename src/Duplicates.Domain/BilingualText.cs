namespace Duplicates.Domain;

/// <summary>A text in both languages of the service.</summary>
/// <param name="Kk">The Kazakh text.</param>
/// <param name="Ru">The Russian text.</param>
public sealed record BilingualText(string Kk, string Ru)
{
    /// <summary>The text in the language asked for.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns><see cref="Kk"/> or <see cref="Ru"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public string In(string language) => language switch
    {
        Languages.Kazakh => Kk,
        Languages.Russian => Ru,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The language is neither kk nor ru."),
    };
}
