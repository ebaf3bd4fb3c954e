using Duplicates.Browser.Tests.Browsing;
using Duplicates.Service.Tests.Offices;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>What an editor of the ministry does.</summary>
internal static class Editors
{
    private const int MostLooks = 1000;
    private const float LongestCheck = 300_000;

    /// <summary>Chooses a list of offices and sends it.</summary>
    public static async Task SendListAsync(this Visitor visitor, IEnumerable<string[]> rows)
    {
        await visitor.Field("List").SetInputFilesAsync(new FilePayload { Name = "schools.csv", MimeType = "text/csv", Buffer = OfficeLists.File(rows) });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.T("office-import.check"), Exact = true }).ClickAsync(new() { Timeout = LongestCheck });
    }

    /// <summary>Opens a page again and again until it says something: background work brings it about.</summary>
    public static async Task SeesAsync(this Visitor visitor, string page, string text)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            await visitor.OpenAsync(page);
            if ((await visitor.Page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ').Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        await visitor.AssertSaysAsync(text);
    }
}
