using Duplicates.Service.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Law;

/// <summary>Registers the lists of law.</summary>
internal static class LawFeature
{
    public static IServiceCollection AddLaw(this IServiceCollection services) => services
        .AddSingleton<IContentTypeRules, ServicePassportRules>()
        .AddSingleton<IContentTypeRules, RequiredDocumentRules>()
        .AddSingleton<IContentTypeRules, RefusalGroundRules>()
        .AddSingleton<IContentTypeRules, PriorityGroupRules>()
        .AddSingleton<LawTexts>();
}
