namespace Duplicates.Browser.Tests.Browsing;

/// <summary>Works on a page with the keyboard alone, and counts what was done: a field filled in, an answer chosen, a button or link pressed.</summary>
internal sealed class Keyboard(Visitor visitor)
{
    private const int MostStops = 150;

    /// <summary>How much was done.</summary>
    public int Actions { get; private set; }

    /// <summary>Fills in a field.</summary>
    public async Task TypeAsync(string field, string text)
    {
        await ReachAsync($"[name='{field}']:not([type=hidden])");
        await visitor.Page.Keyboard.InsertTextAsync(text);
        Actions++;
    }

    /// <summary>Chooses a radio button or checks a box.</summary>
    public async Task ChooseAsync(string field, string value)
    {
        await ReachAsync($"[name='{field}']:not([type=hidden])");
        for (var presses = 0; await FocusedAsync("element => element.value") != value; presses++)
        {
            Assert.True(presses < MostStops, $"{field} has no {value}.");
            await visitor.Page.Keyboard.PressAsync("ArrowDown");
        }

        if (await FocusedAsync("element => String(element.checked)") == "false")
        {
            await visitor.Page.Keyboard.PressAsync("Space");
        }

        Actions++;
    }

    /// <summary>Presses the button, or follows the link, with this text.</summary>
    public async Task PressAsync(string key)
    {
        var text = visitor.T(key);
        await ReachAsync("button, a[href]", text);
        await visitor.Page.Keyboard.PressAsync("Enter");
        Actions++;
    }

    /// <summary>Tabs on until the focus is there; around the page once at the most.</summary>
    private async Task ReachAsync(string selector, string? text = null)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await visitor.Page.EvaluateAsync<bool>(
                "([selector, text]) => { const at = document.activeElement; return at !== null && at !== document.body && document.querySelector('main').contains(at) && at.matches(selector) && (text === null || at.textContent.trim() === text) }",
                new[] { selector, text }))
            {
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} {text} cannot be reached by Tab at {visitor.Path}.");
    }

    private Task<string> FocusedAsync(string expression) => visitor.Page.Locator(":focus").EvaluateAsync<string>(expression);
}
