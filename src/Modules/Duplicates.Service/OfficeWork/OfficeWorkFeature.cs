using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.OfficeWork;

/// <summary>Registers what counts the work in person of offices.</summary>
internal static class OfficeWorkFeature
{
    public static IServiceCollection AddOfficeWork(this IServiceCollection services) => services.AddScoped<OfficeWorkCounts>();
}
