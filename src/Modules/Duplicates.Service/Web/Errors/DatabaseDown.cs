using System.Globalization;
using System.Security.Claims;
using Duplicates.Service.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Web.Errors;

/// <summary>
/// Answers 503 while the database cannot serve. The page that says so is made without it: without the reader's cookies, because a session
/// is asked of the database, and with services of its own, because those of the request remember its failure. Nothing of that reaches the
/// reader's browser, so whoever is signed in still is when the database is back.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="scopes">Makes services of its own.</param>
/// <param name="logger">Takes one line.</param>
public sealed partial class DatabaseDown(RequestDelegate next, IServiceScopeFactory scopes, ILogger<DatabaseDown> logger)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && DatabaseFailure.IsDown(exception))
        {
            LogDown(exception.GetBaseException().Message.Split('\n')[0]);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = TryAgainAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            context.Request.Headers.Cookie = default;
            context.User = new(new ClaimsIdentity());
            var own = scopes.CreateAsyncScope();
            context.Response.RegisterForDisposeAsync(own);
            context.RequestServices = own.ServiceProvider;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot serve: {Reason}")]
    private partial void LogDown(string reason);
}
