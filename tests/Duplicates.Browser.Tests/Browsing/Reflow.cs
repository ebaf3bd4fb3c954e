namespace Duplicates.Browser.Tests.Browsing;

/// <summary>Whether a page fits into narrow and zoomed windows (WCAG 1.4.4, 1.4.10).</summary>
internal static class Reflow
{
    /// <summary>A phone held upright at 320 px, and 1280 px at 200 % zoom.</summary>
    public static (int Width, int Height)[] Windows { get; } = [(320, 640), (640, 450)];

    /// <summary>What sticks out of the window, or is cut off by a box that does not scroll.</summary>
    private const string Misfits = """
        () => [...document.body.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const isShown = box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !element.closest('.govuk-visually-hidden, .govuk-skip-link, .stacked thead');
          const isCut = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
          return isShown && (box.right > innerWidth + 0.5 || isCut);
        }).slice(0, 3).map(element => element.outerHTML.slice(0, 160))
        """;

    /// <summary>Looks at the page in each window; what does not fit goes to the journey's findings.</summary>
    public static async Task FitAsync(this Visitor visitor, Journey journey, params (int Width, int Height)[] windows)
    {
        foreach (var (width, height) in windows.Length == 0 ? Windows : windows)
        {
            await visitor.ResizeAsync(width, height);
            var sideways = await visitor.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
            var misfits = await visitor.Page.EvaluateAsync<string[]>(Misfits);
            if (sideways > 0 || misfits.Length > 0)
            {
                journey.Findings.Add($"{visitor.Path} at {width} px: {sideways} px too wide; {string.Join(" | ", misfits)}");
            }
        }
    }
}
