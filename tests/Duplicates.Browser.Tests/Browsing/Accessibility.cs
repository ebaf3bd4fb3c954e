using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Browsing;

/// <summary>The machine's part of WCAG 2.2 AA, by axe.</summary>
internal static partial class Accessibility
{
    private const string FindViolations = """
        async () => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            rules: { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return result.violations.map(violation =>
            `${violation.id} (${violation.help}): ${violation.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | ')}`);
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly ConcurrentDictionary<string, bool> Judged = new(StringComparer.Ordinal);

    /// <summary>
    /// What axe objects to, one line for each rule. Nothing for a page that was judged before: journeys meet many pages again, and
    /// another number or token on one changes no verdict.
    /// </summary>
    public static async Task<string[]> FindViolationsAsync(IPage page, Screen screen)
    {
        if (!Judged.TryAdd($"{screen} {Digits().Replace(Token().Replace(await page.ContentAsync(), string.Empty), string.Empty)}", true))
        {
            return [];
        }

        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(FindViolations).WaitAsync(Patience);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
