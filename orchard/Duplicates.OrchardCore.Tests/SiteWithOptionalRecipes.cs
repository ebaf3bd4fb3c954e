namespace Duplicates.OrchardCore.Tests;

/// <summary>A site on which the recipes were run that a site may do without.</summary>
public sealed class SiteWithOptionalRecipes : IAsyncLifetime
{
    public OrchardSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.RunRecipeAsync("Duplicates.Forms");
        await Site.RunRecipeAsync("Duplicates.Search");
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Site).DisposeAsync();
}
