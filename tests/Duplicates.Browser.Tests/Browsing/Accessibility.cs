using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Browsing;

/// <summary>The machine's part of WCAG 2.2 AA, by axe.</summary>
internal static class Accessibility
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

    /// <summary>Loads axe into every page of a context, whatever the page's policy says about scripts.</summary>
    public static Task PrepareAsync(IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>What axe objects to, one line for each rule.</summary>
    public static Task<string[]> FindViolationsAsync(IPage page) => page.EvaluateAsync<string[]>(FindViolations).WaitAsync(Patience);
}
