using OrchardCore.ContentManagement.Handlers;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>
/// What watches over editors: a recipe or a deployment is not asked, for it brings both languages one after the other, and what is wrong in it is
/// left out by itself.
/// </summary>
internal abstract class EditorsHandler : ContentHandlerBase
{
    /// <summary>Whether a recipe or a deployment stores content just now.</summary>
    protected bool IsImporting { get; private set; }

    /// <inheritdoc />
    public override Task ImportingAsync(ImportContentContext context)
    {
        IsImporting = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task ImportedAsync(ImportContentContext context)
    {
        IsImporting = false;
        return Task.CompletedTask;
    }
}
