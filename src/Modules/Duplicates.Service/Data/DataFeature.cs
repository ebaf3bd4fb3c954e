using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Data;

/// <summary>Registers what works on all stored data; the door brings the database itself.</summary>
internal static class DataFeature
{
    public static IServiceCollection AddData(this IServiceCollection services) => services
        .AddScoped<ProtectedValues>()
        .AddScoped<Reencryption>()
        .AddScoped<IStoredDataCheck, EngineCheck>()
        .AddScoped<IStoredDataCheck, ProtectedValuesCheck>();
}
