using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Errors;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>By which key the texts of an operation are found.</summary>
/// <param name="Name">The operation.</param>
internal sealed record ApiTexts(string Name);

/// <summary>The description of the API (OpenAPI), in the language that is asked for.</summary>
internal static class ApiDescription
{
    /// <summary>Fills in what people read.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiTexts>().Any();
        options.AddDocumentTransformer((document, context, _) =>
        {
            var texts = Texts(context.ApplicationServices);
            (document.Info.Title, document.Info.Description, document.Info.Version) = (texts["home.title"], texts["api.description"], "1");
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var texts = Texts(context.ApplicationServices);
            var name = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiTexts>().First().Name;
            (operation.Summary, operation.Description) = (texts[$"api.{name}.summary"], texts[$"api.{name}.description"]);
            return Task.CompletedTask;
        });
    }

    private static IStringLocalizer<ServiceTexts> Texts(IServiceProvider services)
    {
        if (services.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context)
        {
            MachineAnswers.Speak(context, ReadingPreferences.LanguageOf(context.Request));
        }

        return services.GetRequiredService<IStringLocalizer<ServiceTexts>>();
    }
}
