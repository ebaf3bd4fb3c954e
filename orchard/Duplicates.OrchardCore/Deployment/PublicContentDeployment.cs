using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Site;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Deployment;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Modules;
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Deployment;

/// <summary>Puts what is public of the service's content into a deployment: pages, offices, calendar, law, words of messages. Cases never leave a site that way.</summary>
public sealed class PublicContentDeploymentStep : DeploymentStep
{
    /// <summary>A step with its name.</summary>
    public PublicContentDeploymentStep() => Name = "DuplicatesContent";
}

/// <summary>Writes the step as the recipes of the service are written.</summary>
internal sealed class PublicContentDeploymentSource(ISession session) : DeploymentSourceBase<PublicContentDeploymentStep>
{
    /// <inheritdoc />
    protected override async Task ProcessAsync(PublicContentDeploymentStep step, DeploymentPlanResult result)
    {
        var types = SharedRecipes.PublicTypes.Except(CaseItemTypes.All, StringComparer.Ordinal).ToArray();
        var items = (await session.Query<ContentItem, ContentItemIndex>(index => index.Published && index.ContentType.IsIn(types)).ListAsync())
            .OrderBy(item => item.ContentType, StringComparer.Ordinal).ThenBy(item => item.ContentItemId, StringComparer.Ordinal);
        result.Steps.Add(new JsonObject { ["name"] = "Content", ["data"] = new JsonArray([.. items.Select(Written)]) });
    }

    /// <summary>Without the number that the item has in this database only.</summary>
    private static JsonObject Written(ContentItem item)
    {
        var written = JObject.FromObject(item)!;
        written.Remove(nameof(ContentItem.Id));
        return written;
    }
}

/// <summary>Shows the step in the editor of deployment plans.</summary>
internal sealed class PublicContentDeploymentDriver : DisplayDriver<DeploymentStep, PublicContentDeploymentStep>
{
    /// <inheritdoc />
    public override IDisplayResult Display(PublicContentDeploymentStep model, BuildDisplayContext context) => Combine(
        View("PublicContentDeploymentStep_Fields_Summary", model).Location("Summary", "Content"),
        View("PublicContentDeploymentStep_Fields_Thumbnail", model).Location("Thumbnail", "Content"));

    /// <inheritdoc />
    public override IDisplayResult Edit(PublicContentDeploymentStep model, BuildEditorContext context) => View("PublicContentDeploymentStep_Fields_Edit", model).Location("Content");
}

/// <summary>Offers the step, when the site has Orchard's deployments.</summary>
[RequireFeatures("OrchardCore.Deployment")]
public sealed class DeploymentStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddDeployment<PublicContentDeploymentSource, PublicContentDeploymentStep, PublicContentDeploymentDriver>();
}
