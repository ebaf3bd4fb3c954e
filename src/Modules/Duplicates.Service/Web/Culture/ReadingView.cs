using System.Globalization;

namespace Duplicates.Service.Web.Culture;

/// <summary>How a reader wants pages to look: the size of letters and the contrast.</summary>
/// <param name="Percent">Size of letters: 100, 150 or 200 per cent.</param>
/// <param name="HighContrast">Black on white, or white on black in the dark scheme.</param>
/// <param name="OnBlack">White on black whatever the scheme; a kind of high contrast.</param>
public readonly record struct ReadingView(int Percent, bool HighContrast, bool OnBlack = false)
{
    /// <summary>The sizes on offer, in per cent.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [100, 150, 200];

    /// <summary>How pages look to a reader who asked for nothing.</summary>
    public static ReadingView Ordinary { get; } = new(100, HighContrast: false);

    /// <summary>The view for people with low vision, as the switch turns it on.</summary>
    public static ReadingView LowVision { get; } = new(150, HighContrast: true);

    /// <summary>Whether the reader asked for something else than the ordinary view.</summary>
    public bool IsAdapted => this != Ordinary;

    /// <summary>The view that a cookie or an address names; anything unknown is the ordinary one.</summary>
    /// <param name="text">For example <c>150-contrast</c> or <c>150-black</c>.</param>
    public static ReadingView Parse(string? text) =>
        Sizes.SelectMany(size => new[] { new ReadingView(size, HighContrast: false), new ReadingView(size, HighContrast: true), new ReadingView(size, HighContrast: true, OnBlack: true) })
            .FirstOrDefault(view => string.Equals(view.ToString(), text, StringComparison.Ordinal), Ordinary);

    /// <summary>The view as cookies and addresses name it.</summary>
    public override string ToString() => Percent.ToString(CultureInfo.InvariantCulture) + (OnBlack ? "-black" : HighContrast ? "-contrast" : string.Empty);
}
