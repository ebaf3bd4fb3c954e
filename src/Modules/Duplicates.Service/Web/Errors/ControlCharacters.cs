using System.Buffers;
using System.Text;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Errors;

/// <summary>
/// Takes the characters that nobody types out of everything that comes from outside: NUL, which no text of PostgreSQL may hold, and the other
/// control characters, which come along when people paste. What ends a line or stands for space stays a space.
/// </summary>
internal static class ControlCharacters
{
    private static readonly SearchValues<char> None = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'))]);

    /// <summary>Whether a text holds one.</summary>
    public static bool AreIn(string? text) => text is not null && text.AsSpan().ContainsAny(None);

    /// <summary>The text without them; the same object when it holds none.</summary>
    public static string? TakenFrom(string? text)
    {
        if (!AreIn(text))
        {
            return text;
        }

        var clean = new StringBuilder(text!.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\v' or '\f' or '\u0085' => clean.Append(' '),
                _ when None.Contains(character) => clean,
                _ => clean.Append(character),
            };
        }

        return clean.ToString();
    }

    /// <summary>The values without them.</summary>
    public static StringValues TakenFrom(StringValues values) => values.Any(AreIn) ? values.Select(TakenFrom).ToArray() : values;
}

/// <summary>Takes control characters out of addresses: a path with one leads to the path without it, a query is read without them.</summary>
/// <param name="next">The rest of the pipeline.</param>
public sealed class CleanAddresses(RequestDelegate next)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (ControlCharacters.AreIn(request.Path.Value))
        {
            context.LeadTo(new(ControlCharacters.TakenFrom(request.Path.Value)));
            return Task.CompletedTask;
        }

        // characters of this kind are always escaped in an address
        if (request.QueryString.Value?.Contains('%', StringComparison.Ordinal) == true && request.Query.Any(IsUnclean))
        {
            request.QueryString = new QueryBuilder(request.Query.Select(pair => KeyValuePair.Create(ControlCharacters.TakenFrom(pair.Key)!, ControlCharacters.TakenFrom(pair.Value)))).ToQueryString();
        }

        return next(context);
    }

    private static bool IsUnclean(KeyValuePair<string, StringValues> pair) => ControlCharacters.AreIn(pair.Key) || pair.Value.Any(ControlCharacters.AreIn);
}

/// <summary>Takes control characters out of forms, before anything reads a field. A form that cannot be read at all is refused.</summary>
public sealed class CleanForms : IAsyncResourceFilter
{
    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && !UnknownMethods.IsErrorPage(context.HttpContext))
        {
            if (await ReadAsync(request) is not { } form)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
                return;
            }

            if (form.Any(field => ControlCharacters.AreIn(field.Key) || field.Value.Any(ControlCharacters.AreIn)) || form.Files.Any(file => ControlCharacters.AreIn(file.FileName)))
            {
                request.Form = Clean(form);
            }
        }

        await next();
    }

    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null; // a NUL in its usual encoding, more fields than any form has, parts without an end
        }
    }

    private static FormCollection Clean(IFormCollection form)
    {
        var fields = form.GroupBy(field => ControlCharacters.TakenFrom(field.Key)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(fields => fields.Key, fields => ControlCharacters.TakenFrom(new StringValues([.. fields.SelectMany(field => field.Value)])), StringComparer.OrdinalIgnoreCase);
        var files = new FormFileCollection();
        files.AddRange(form.Files.Select(file => ControlCharacters.AreIn(file.FileName) ? Renamed(file) : file));
        return new(fields, files);
    }

    private static FormFile Renamed(IFormFile file) =>
        new(file.OpenReadStream(), 0, file.Length, file.Name, ControlCharacters.TakenFrom(file.FileName)!) { Headers = file.Headers };
}
