using Duplicates.Service.Web.Errors;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>Says what is wrong with a request as a problem document (RFC 9457), in the language that was asked for.</summary>
internal sealed class Problems(HttpContext context, IStringLocalizer<ServiceTexts> texts)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong with a field.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Notes what is wrong with a field.</summary>
    /// <param name="field">The field as the program named it.</param>
    /// <param name="message">What to do, for a person.</param>
    public void Add(string field, string message) => _errors[field] = [message];

    /// <summary>400 with what was noted.</summary>
    public ProblemHttpResult Invalid() => TypedResults.Problem(new HttpValidationProblemDetails(_errors)
    {
        Status = StatusCodes.Status400BadRequest,
        Title = texts["api.invalid.title"],
        Detail = texts["api.invalid.detail"],
        Type = "about:blank",
    });

    /// <summary>404: there is no such thing.</summary>
    public ProblemHttpResult NotFound(string detail) => TypedResults.Problem(MachineAnswers.Problem(StatusCodes.Status404NotFound, texts["api.not-found.title"], detail));

    /// <summary>429 with the header that says how long to wait, and the same in words.</summary>
    public ProblemHttpResult TooMany(TimeSpan wait, TimeProvider clock)
    {
        context.Response.SayTooMany(wait);
        var again = texts["errors.again", texts.Time(TooManyTries.TryAgainAt(wait, clock))];
        return TypedResults.Problem(MachineAnswers.Problem(StatusCodes.Status429TooManyRequests, texts["errors.429.title"], again));
    }
}
