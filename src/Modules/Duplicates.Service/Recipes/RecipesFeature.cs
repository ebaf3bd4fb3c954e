using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Recipes;

/// <summary>Registers what brings content in and out; features add the steps and sources that are theirs.</summary>
internal static class RecipesFeature
{
    public static IServiceCollection AddRecipes(this IServiceCollection services) => services
        .AddScoped<RecipeImporter>()
        .AddTransient<RecipeCheck>()
        .AddScoped<RecipeExport>()
        .AddScoped<RecipeUpload>()
        .AddScoped<IRecipeSource, ContentSource>()
        .AddScoped<IRecipeStep, ContentStep>()
        .AddScoped<IRecipeStep, ContentDefinitionStep>();
}
