using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duplicates.Service.Files;

/// <summary>
/// A page that takes files: its requests may be as large as all files together. A larger one is not read into memory but let
/// through to its end, so that the browser shows the page with the message in place of a broken connection.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FileUploadAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter, IRequestSizeLimitMetadata
{
    /// <summary>What is read: more than may be kept, so that each file too large gets its own message and the rest of the form stays.</summary>
    private const int MostRequestBytes = (2 * CaseFiles.MostBytes) + (2 * 1024 * 1024);

    /// <summary>What is let through; whoever sends more is cut off.</summary>
    private const int MostDrainedBytes = 64 * 1024 * 1024;

    /// <summary>Before the form is read for its protection token.</summary>
    public int Order => 500;

    /// <inheritdoc />
    long? IRequestSizeLimitMetadata.MaxRequestBodySize => MostDrainedBytes;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return;
        }

        if (request.ContentLength is null or > MostRequestBytes)
        {
            await DrainAsync(request, context.HttpContext.RequestAborted);
            context.Result = new LocalRedirectResult($"{request.PathBase}{request.Path}?tooLarge=true{(request.Query["change"] == "true" ? "&change=true" : string.Empty)}");
            return;
        }

        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions
        {
            // nothing of a stranger's file is written to the disk unencrypted
            MemoryBufferThreshold = MostRequestBytes,
            MultipartBodyLengthLimit = MostRequestBytes,
        }));
    }

    private static async Task DrainAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            // more than is let through: the answer is given all the same
        }
    }
}
