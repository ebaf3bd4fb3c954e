using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Booking;

/// <summary>Registers the booking of visits (R6.3).</summary>
internal static class BookingFeature
{
    public static IServiceCollection AddBooking(this IServiceCollection services) => services
        .AddScoped<Places>()
        .AddScoped<Receptions>()
        .AddScoped<FreeTimes>()
        .AddSingleton<BookingLinks>()
        .AddScoped<BookingMessages>()
        .AddScoped<BookingLimits>()
        .AddScoped<EarlierTimes>()
        .AddScoped<Bookings>()
        .AddScoped<BookingReminders>()
        .AddScoped<BookingRetention>()
        .AddScoped<VisitCalendar>()
        .AddSingleton<SchedulesSeen>()
        .AddScoped<ConcernedVisits>()
        .AddScoped<PlanEditing>()
        .AddScoped<Blocks>()
        .AddScoped<IRecipeStep, ReceptionsStep>()
        .AddSingleton(new BackgroundJob(
            "reminders of visits",
            TimeSpan.FromMinutes(1),
            (provider, stopping) => provider.GetRequiredService<BookingReminders>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob(
            "visits that an office holds no more",
            TimeSpan.FromSeconds(10),
            (provider, stopping) => provider.GetRequiredService<ConcernedVisits>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob(
            "old bookings",
            TimeSpan.FromMinutes(10),
            (provider, stopping) => provider.GetRequiredService<BookingRetention>().RunAsync(stopping)));
}
