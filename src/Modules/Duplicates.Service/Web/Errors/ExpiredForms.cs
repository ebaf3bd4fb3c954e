using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duplicates.Service.Web.Errors;

/// <summary>Notes that an answer 400 came from a form whose protection token is no longer good.</summary>
public sealed class ExpiredForms : IAlwaysRunResultFilter
{
    private static readonly object Key = new();

    /// <summary>Whether the request was refused because its form had expired.</summary>
    /// <param name="context">The request.</param>
    public static bool Refused(HttpContext context) => context.Items.ContainsKey(Key);

    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[Key] = true;
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
