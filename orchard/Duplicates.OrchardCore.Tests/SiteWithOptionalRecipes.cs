namespace Duplicates.OrchardCore.Tests;

/// <summary>A site on which the recipes were run that a site may do without.</summary>
public sealed class SiteWithOptionalRecipes : IAsyncLifetime
{
    public OrchardSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.RunRecipesAsync("forms", "search");
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Site).DisposeAsync();
}
