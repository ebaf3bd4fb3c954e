using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Settings;

namespace Duplicates.Web;

/// <summary>Looks at what the service needs of the machine before anything else: the languages and the time zones of the country.</summary>
internal static class MachineCheck
{
    private const string Zone = "Asia/Almaty";
    private static readonly TimeSpan Offset = TimeSpan.FromHours(5);
    private static readonly DateTime[] OfThisCentury = [new(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc), new(2026, 7, 15, 0, 0, 0, DateTimeKind.Utc)];

    /// <summary>Looks.</summary>
    /// <exception cref="StartRefusedException">Something is missing or too old.</exception>
    public static void Run()
    {
        if (!KnowsKazakh())
        {
            throw new StartRefusedException("The machine knows no languages (ICU): install libicu and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
        {
            throw new StartRefusedException($"The machine has no time zone data for {Zone} (R5.8): install tzdata.");
        }

        if (OfThisCentury.Any(instant => zone.GetUtcOffset(instant) != Offset))
        {
            throw new StartRefusedException($"The machine's time zone data for {Zone} are older than 2024a, and due dates would move by a day: install a newer tzdata.");
        }
    }

    /// <summary>In invariant mode the culture does not exist, or is English under another name.</summary>
    private static bool KnowsKazakh()
    {
        try
        {
            return !Languages.CultureOf(Languages.Kazakh).DateTimeFormat.MonthNames[0].All(char.IsAscii);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
