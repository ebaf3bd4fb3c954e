using Duplicates.Domain.Time;

namespace Duplicates.Domain.Tests.Time;

/// <summary>
/// The holidays and moved days of 2025–2027 for a five-day week. 2027 is a projection: Kurban Ait is estimated
/// and the ministry's order is not out yet.
/// </summary>
internal static class TestCalendar
{
    internal static readonly IReadOnlySet<DayOfWeek> SaturdayAndSunday =
        new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday };

    internal static readonly IReadOnlyList<int> Years = [2025, 2026, 2027];

    private static readonly BilingualText NewYear = new("Жаңа жыл", "Новый год");
    private static readonly BilingualText Christmas = new("Православиелік Рождество", "Православное Рождество");
    private static readonly BilingualText WomensDay = new("Халықаралық әйелдер күні", "Международный женский день");
    private static readonly BilingualText Constitution = new("Конституция күні", "День Конституции");
    private static readonly BilingualText Nauryz = new("Наурыз мейрамы", "Наурыз мейрамы");
    private static readonly BilingualText Unity = new("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана");
    private static readonly BilingualText Defender = new("Отан қорғаушы күні", "День защитника Отечества");
    private static readonly BilingualText Victory = new("Жеңіс күні", "День Победы");
    private static readonly BilingualText KurbanAit = new("Құрбан айттың бірінші күні", "Первый день Курбан айта");
    private static readonly BilingualText Capital = new("Астана күні", "День столицы");
    private static readonly BilingualText Republic = new("Республика күні", "День Республики");
    private static readonly BilingualText Independence = new("Тәуелсіздік күні", "День Независимости");

    internal static readonly IReadOnlyList<CalendarDay> Days =
    [
        Holiday(2025, 1, 1, NewYear),
        Holiday(2025, 1, 2, NewYear),
        Moved(2025, 1, 3, NewYear, from: new DateOnly(2025, 1, 5)),
        Worked(2025, 1, 5, NewYear, from: new DateOnly(2025, 1, 3)),
        Holiday(2025, 1, 7, Christmas),
        Holiday(2025, 3, 8, WomensDay),
        Moved(2025, 3, 10, WomensDay, from: new DateOnly(2025, 3, 8)),
        Holiday(2025, 3, 21, Nauryz),
        Holiday(2025, 3, 22, Nauryz),
        Holiday(2025, 3, 23, Nauryz),
        Moved(2025, 3, 24, Nauryz, from: new DateOnly(2025, 3, 22)),
        Moved(2025, 3, 25, Nauryz, from: new DateOnly(2025, 3, 23)),
        Holiday(2025, 5, 1, Unity),
        Holiday(2025, 5, 7, Defender),
        Holiday(2025, 5, 9, Victory),
        Holiday(2025, 6, 6, KurbanAit),
        Holiday(2025, 7, 6, Capital),
        Moved(2025, 7, 7, Capital, from: new DateOnly(2025, 7, 6)),
        Holiday(2025, 8, 30, Constitution),
        Moved(2025, 9, 1, Constitution, from: new DateOnly(2025, 8, 30)),
        Holiday(2025, 10, 25, Republic),
        Moved(2025, 10, 27, Republic, from: new DateOnly(2025, 10, 25)),
        Holiday(2025, 12, 16, Independence),

        Holiday(2026, 1, 1, NewYear),
        Holiday(2026, 1, 2, NewYear),
        Holiday(2026, 1, 7, Christmas),
        Holiday(2026, 3, 8, WomensDay),
        Moved(2026, 3, 9, WomensDay, from: new DateOnly(2026, 3, 8)),
        Holiday(2026, 3, 21, Nauryz),
        Holiday(2026, 3, 22, Nauryz),
        Holiday(2026, 3, 23, Nauryz),
        Moved(2026, 3, 24, Nauryz, from: new DateOnly(2026, 3, 21)),
        Moved(2026, 3, 25, Nauryz, from: new DateOnly(2026, 3, 22)),
        Holiday(2026, 5, 1, Unity),
        Holiday(2026, 5, 7, Defender),
        Holiday(2026, 5, 9, Victory),
        Moved(2026, 5, 11, Victory, from: new DateOnly(2026, 5, 9)),
        Holiday(2026, 5, 27, KurbanAit),
        Holiday(2026, 7, 6, Capital),
        Holiday(2026, 10, 25, Republic),
        Moved(2026, 10, 26, Republic, from: new DateOnly(2026, 10, 25)),
        Holiday(2026, 12, 16, Independence),

        Holiday(2027, 1, 1, NewYear),
        Holiday(2027, 1, 2, NewYear),
        Moved(2027, 1, 4, NewYear, from: new DateOnly(2027, 1, 2)),
        Holiday(2027, 1, 7, Christmas),
        Holiday(2027, 3, 8, WomensDay),
        Holiday(2027, 3, 15, Constitution),
        Holiday(2027, 3, 21, Nauryz),
        Holiday(2027, 3, 22, Nauryz),
        Holiday(2027, 3, 23, Nauryz),
        Moved(2027, 3, 24, Nauryz, from: new DateOnly(2027, 3, 21)),
        Holiday(2027, 5, 1, Unity),
        Moved(2027, 5, 3, Unity, from: new DateOnly(2027, 5, 1)),
        Holiday(2027, 5, 7, Defender),
        Holiday(2027, 5, 9, Victory),
        Moved(2027, 5, 10, Victory, from: new DateOnly(2027, 5, 9)),
        Holiday(2027, 5, 16, KurbanAit),
        Holiday(2027, 7, 6, Capital),
        Holiday(2027, 10, 25, Republic),
        Holiday(2027, 12, 16, Independence),
    ];

    internal static readonly WorkingCalendar FiveDayWeek = new(Days, SaturdayAndSunday, Years);

    /// <summary>The same calendar with further entries.</summary>
    internal static WorkingCalendar With(params CalendarDay[] days) => new([.. Days, .. days], SaturdayAndSunday, Years);

    internal static CalendarDay Worked(DateOnly date) =>
        new(date, CalendarDayKind.WorkingDay, new BilingualText("Жұмыс күні", "Рабочий день"));

    internal static CalendarDay DayOff(DateOnly date) =>
        new(date, CalendarDayKind.Holiday, new BilingualText("Мереке күні", "Праздничный день"));

    private static CalendarDay Holiday(int year, int month, int day, BilingualText name) =>
        new(new DateOnly(year, month, day), CalendarDayKind.Holiday, name);

    private static CalendarDay Moved(int year, int month, int day, BilingualText name, DateOnly from) =>
        new(new DateOnly(year, month, day), CalendarDayKind.MovedDayOff, name, from);

    private static CalendarDay Worked(int year, int month, int day, BilingualText name, DateOnly from) =>
        new(new DateOnly(year, month, day), CalendarDayKind.WorkingDay, name, from);
}
