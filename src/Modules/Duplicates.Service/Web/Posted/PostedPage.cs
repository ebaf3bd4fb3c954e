using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Posted;

/// <summary>What was sent, and how it was answered.</summary>
/// <param name="Path">Path of the page after the language.</param>
/// <param name="Rendering">Language and view of the answer: <see cref="RenderingOf"/>.</param>
/// <param name="Fields">What was typed, without secrets.</param>
/// <param name="Html">The answer; null when the form was sent after the session had ended, and nothing answered it.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="RetryAfter">When it was too often: seconds to wait.</param>
/// <param name="Connections">What the page's script may talk to beside the service.</param>
/// <param name="CanBeAskedAgain">Sending it again changes nothing, so that another language is a matter of asking anew.</param>
internal sealed record PostedPage(
    string Path,
    string Rendering,
    IReadOnlyDictionary<string, string[]> Fields,
    string? Html,
    int Status,
    string? RetryAfter,
    string? Connections,
    bool CanBeAskedAgain)
{
    /// <summary>The query parameter that names the answer to be shown.</summary>
    public const string Shown = "shown";

    /// <summary>The form field that protects a form; a page that is shown again gets a new one.</summary>
    public const string Token = "__RequestVerificationToken";

    private static readonly object Key = new();

    /// <summary>Fields that are kept nowhere: passwords, one-time codes, signatures, and what protects the form.</summary>
    public static IReadOnlySet<string> Secrets { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Password", "Current", "Repeated", "ForFactor", "Code", "Cms", Token };

    /// <summary>Language and view in which a request is answered.</summary>
    public static string RenderingOf(HttpRequest request) => $"{SiteLanguage.Current.Code} {ReadingPreferences.ViewOf(request)}";

    /// <summary>The path of a page after its language.</summary>
    public static string PathOf(HttpRequest request) => request.Path.Value![(SiteLanguage.Current.Code.Length + 1)..];

    /// <summary>The query of a page on which an answer is shown.</summary>
    public static string QueryOf(HttpRequest request, Guid id)
    {
        var others = request.Query.Where(pair => !string.Equals(pair.Key, Shown, StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return QueryString.Create(others.Append(KeyValuePair.Create(Shown, (string?)id.ToString("N")))).ToString();
    }

    /// <summary>By which id the answer to the form that was sent will be shown; null when the request sends none.</summary>
    public static Guid? IdOf(HttpContext context) => context.Items[Key] as Guid?;

    /// <summary>Gives the answer an id.</summary>
    public static void Name(HttpContext context, Guid id) => context.Items[Key] = id;
}

/// <summary>Sending the form of the page changes nothing: it only asks.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnlyAsksAttribute : Attribute;
