using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Duplicates.Service.Api;

/// <summary>
/// What partners ask by program: where a case stands, whether a duplicate is genuine, which offices there are, when an answer is
/// due, when an office receives people; and a visit to it can be booked, moved and given up. Everything here is public on the pages too; nothing personal is told.
/// </summary>
internal static class PartnerApi
{
    /// <summary>The address of this version; a later one comes beside it.</summary>
    public const string Version = "/api/v1";

    private const int MostRequestBytes = 4 * 1024;

    /// <summary>Maps the API and its description.</summary>
    public static void MapPartnerApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Version)
            .AddEndpointFilter(SpeakTheReadersLanguageAsync)
            .WithMetadata(new SizeLimit(MostRequestBytes))
            .AllowAnonymous();
        api.MapPost("/cases/track", CaseTracking.TrackAsync).Describe("track", StatusCodes.Status404NotFound);
        api.MapGet("/certificates/{code}", CertificateChecking.CheckAsync).Describe("check", StatusCodes.Status404NotFound);
        api.MapGet("/offices", OfficeDirectory.Find).Describe("offices");
        api.MapGet("/due-date", DueDates.Calculate).Describe("due-date");
        api.MapGet("/offices/{id}/times", Visits.TimesAsync).Describe("times", StatusCodes.Status404NotFound);
        api.MapPost("/visits", Visits.BookAsync).Describe("visits");
        api.MapPost("/visits/move", Visits.MoveAsync).Describe("visits-move", StatusCodes.Status404NotFound);
        api.MapPost("/visits/cancel", Visits.CancelAsync).Describe("visits-cancel", StatusCodes.Status404NotFound);
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    private static void Describe(this RouteHandlerBuilder endpoint, string name, params ReadOnlySpan<int> problems)
    {
        endpoint.WithName(name).WithMetadata(new ApiTexts(name))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        foreach (var problem in problems)
        {
            endpoint.ProducesProblem(problem);
        }
    }

    /// <summary>The answer speaks the language that the program asks for, and is as it is now; a door need not have seen to either.</summary>
    private static async ValueTask<object?> SpeakTheReadersLanguageAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        MachineAnswers.Speak(context, ReadingPreferences.LanguageOf(context.Request));
        context.Response.Headers.CacheControl = "no-store";
        return await next(invocation);
    }

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
