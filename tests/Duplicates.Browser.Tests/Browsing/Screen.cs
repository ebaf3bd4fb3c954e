using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Browsing;

/// <summary>What a visitor looks at the service with.</summary>
/// <param name="Width">Width of the window: 360 is a phone, 1280 a desk.</param>
/// <param name="Scripts">Whether the browser runs the page's scripts.</param>
/// <param name="Colours">Light or dark.</param>
public sealed record Screen(int Width, bool Scripts = true, ColorScheme Colours = ColorScheme.Light)
{
    public const int Phone = 360;
    public const int Desk = 1280;

    public int Height => Width == Phone ? 740 : 900;
}
