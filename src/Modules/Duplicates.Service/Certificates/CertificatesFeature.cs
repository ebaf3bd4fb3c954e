using System.Text.Json;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Certificates;

/// <summary>Registers blanks, the register of issued duplicates and their verification.</summary>
internal static class CertificatesFeature
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddSingleton<VerificationKeys>()
        .AddSingleton<VerificationProof>()
        .AddSingleton<VerificationAddress>()
        .AddSingleton<VerificationLimits>()
        .AddScoped<CertificateRegister>()
        .AddScoped<Blanks>()
        .AddScoped<IssueDuplicate>()
        .AddScoped<RegisterReading>()
        .AddSingleton<RegisterColumns>()
        .AddSingleton<RegisterExport>()
        .AddScoped<CounterDesk>()
        .AddScoped<IApplicationReaction, RegisterEntries>()
        .AddScoped<IStoredDataCheck, RegisterCheck>()
        .AddScoped<IRecipeStep, BlanksStep>();

    /// <summary>Publishes the public keys of verification as a JWK set.</summary>
    public static void MapVerificationKeys(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/.well-known/duplicates-keys.json", (VerificationKeys keys, HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Json(keys.Published, JsonSerializerOptions.Web);
        })
        .AllowAnonymous();
}
