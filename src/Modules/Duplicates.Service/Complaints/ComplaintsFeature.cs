using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Complaints;

/// <summary>Registers complaints.</summary>
internal static class ComplaintsFeature
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services
        .AddScoped<ComplaintStore>()
        .AddScoped<ComplaintDesk>()
        .AddScoped<ComplaintNotices>()
        .AddScoped<StaffComplaints>()
        .AddScoped<ComplaintLetters>()
        .AddSingleton(new BackgroundJob("complaints without an answer", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<ComplaintDesk>().EscalateAsync(stopping)));
}
