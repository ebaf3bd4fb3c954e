using Duplicates.Service.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Calendar;

/// <summary>Registers the years of the working calendar.</summary>
internal static class CalendarFeature
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddSingleton<IContentTypeRules, WorkingCalendarYearRules>();
}
