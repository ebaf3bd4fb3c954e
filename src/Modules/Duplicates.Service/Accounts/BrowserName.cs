namespace Duplicates.Service.Accounts;

/// <summary>Names a browser and its system as people know them, so that somebody recognises their own session; nothing finer is kept.</summary>
internal static class BrowserName
{
    /// <summary>Characters of the longest name.</summary>
    public const int Longest = 40;

    /// <summary>The first mark that is found decides: a browser also names those that it wants to be taken for.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Yandex Browser"), ("SamsungBrowser/", "Samsung Internet"), ("OPR/", "Opera"), ("Edg", "Edge"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>For example <c>Chrome, Windows</c>; empty when neither is known.</summary>
    public static string Of(string? userAgent) => string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(name => name is not null));

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        Array.Find(known, one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
