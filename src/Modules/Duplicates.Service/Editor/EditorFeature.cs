using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Editor;

/// <summary>Registers what the ministry's editors work with.</summary>
internal static class EditorFeature
{
    public static IServiceCollection AddEditor(this IServiceCollection services) => services
        .AddScoped<ContentOverview>()
        .AddScoped<EditorDesk>()
        .AddScoped<SharedFacts>()
        .AddSingleton<FormCompletion>()
        .AddSingleton<PreviewLinks>()
        .AddSingleton<LinkCheck>();
}

/// <summary>What editors do with content, each with its line in the audit log.</summary>
internal sealed class EditorDesk(ContentStore store, ContentPublishing publishing, ContentParity parity, AuditLog audit)
{
    /// <summary>Reads content.</summary>
    public ContentStore Store => store;

    /// <summary>The editor who is signed in.</summary>
    public static ContentEditor EditorOf(ClaimsPrincipal user) =>
        new(user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(ClaimTypes.Name) ?? user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>Whether editors edit items of a type here: it is known, and there is an item for each language.</summary>
    public bool Edits(string contentType) => parity.RulesOf(contentType) is { IsLocalized: true };

    /// <summary>Whether one editor proposes items of a type and another publishes.</summary>
    public bool NeedsTwoEditors(string contentType) => parity.RulesOf(contentType) is { NeedsTwoEditors: true };

    /// <summary>What stands in the way of publishing a set as it is now.</summary>
    public Task<IReadOnlyList<ContentProblem>> ProblemsAsync(ContentSet set, CancellationToken cancellationToken) => publishing.ProblemsAsync(set, cancellationToken);

    /// <summary>Saves drafts; only what a person saves by hand is audited.</summary>
    public async Task<ContentOutcome> SaveAsync(string setId, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, bool autosaved, CancellationToken cancellationToken) =>
        await RecordedAsync(await store.SaveAsync(setId, drafts, editor, autosaved, cancellationToken), autosaved ? null : AuditAction.ContentSaved, setId, editor, cancellationToken);

    /// <summary>Takes a version of the history again, as a draft.</summary>
    public async Task<ContentOutcome> RestoreAsync(ContentVersion version, string expectedVersionId, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await store.RestoreAsync(version.Id, expectedVersionId, editor, cancellationToken), AuditAction.ContentRestored, version.Row.SetId, editor, cancellationToken);

    /// <summary>Drops the draft.</summary>
    public async Task<ContentOutcome> DeleteDraftAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await store.DeleteDraftAsync(setId, changes, cancellationToken), AuditAction.ContentDraftDeleted, setId, editor, cancellationToken);

    /// <summary>Proposes the newest versions for publication.</summary>
    public async Task<ContentOutcome> ProposeAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await publishing.ProposeAsync(setId, changes, editor, cancellationToken), AuditAction.ContentProposed, setId, editor, cancellationToken);

    /// <summary>Publishes the newest versions.</summary>
    public async Task<ContentOutcome> PublishAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await publishing.PublishAsync(setId, changes, editor, cancellationToken), AuditAction.ContentPublished, setId, editor, cancellationToken);

    /// <summary>Takes a set back from the public.</summary>
    public async Task<ContentOutcome> UnpublishAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await publishing.UnpublishAsync(setId, changes, cancellationToken), AuditAction.ContentUnpublished, setId, editor, cancellationToken);

    /// <summary>Has the newest versions published at an Almaty local time.</summary>
    public async Task<ContentOutcome> ScheduleAsync(string setId, int changes, DateTime at, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await publishing.ScheduleAsync(setId, changes, at, editor, cancellationToken), AuditAction.ContentScheduled, setId, editor, cancellationToken);

    /// <summary>Takes a scheduled publication back.</summary>
    public async Task<ContentOutcome> CancelScheduleAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        await RecordedAsync(await publishing.CancelScheduleAsync(setId, changes, cancellationToken), AuditAction.ContentScheduleCancelled, setId, editor, cancellationToken);

    /// <summary>Records that an editor made a link by which a draft can be read.</summary>
    public Task RecordLinkAsync(string setId, ContentEditor editor, CancellationToken cancellationToken) =>
        audit.AppendAsync(ActorOf(editor), AuditAction.ContentPreviewShared, setId, cancellationToken);

    private async Task<ContentOutcome> RecordedAsync(ContentOutcome outcome, AuditAction? action, string setId, ContentEditor editor, CancellationToken cancellationToken)
    {
        if (outcome is ContentOutcome.Done && action is { } done)
        {
            await audit.AppendAsync(ActorOf(editor), done, setId, cancellationToken);
        }

        return outcome;
    }

    private static Actor ActorOf(ContentEditor editor) => new(editor.Id, editor.Name, ActorRole.Service);
}
