using System.Security.Claims;
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
        .AddScoped<CalendarEditing>();
}

/// <summary>What editors do with content. The store and the publishing keep the line of the audit log in the transaction of the act.</summary>
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
    public Task<ContentOutcome> SaveAsync(string setId, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, bool autosaved, CancellationToken cancellationToken) =>
        store.SaveAsync(setId, drafts, editor, autosaved, cancellationToken);

    /// <summary>Takes a version of the history again, as a draft.</summary>
    public Task<ContentOutcome> RestoreAsync(ContentVersion version, string expectedVersionId, ContentEditor editor, CancellationToken cancellationToken) =>
        store.RestoreAsync(version.Id, expectedVersionId, editor, cancellationToken);

    /// <summary>Drops the draft.</summary>
    public Task<ContentOutcome> DeleteDraftAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        store.DeleteDraftAsync(setId, changes, editor, cancellationToken);

    /// <summary>Proposes the newest versions for publication.</summary>
    public Task<ContentOutcome> ProposeAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        publishing.ProposeAsync(setId, changes, editor, cancellationToken);

    /// <summary>Publishes the newest versions.</summary>
    public Task<ContentOutcome> PublishAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        publishing.PublishAsync(setId, changes, editor, cancellationToken);

    /// <summary>Takes a set back from the public.</summary>
    public Task<ContentOutcome> UnpublishAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        publishing.UnpublishAsync(setId, changes, editor, cancellationToken);

    /// <summary>Has the newest versions published at an Almaty local time.</summary>
    public Task<ContentOutcome> ScheduleAsync(string setId, int changes, DateTime at, ContentEditor editor, CancellationToken cancellationToken) =>
        publishing.ScheduleAsync(setId, changes, at, editor, cancellationToken);

    /// <summary>Takes a scheduled publication back.</summary>
    public Task<ContentOutcome> CancelScheduleAsync(string setId, int changes, ContentEditor editor, CancellationToken cancellationToken) =>
        publishing.CancelScheduleAsync(setId, changes, editor, cancellationToken);

    /// <summary>Records that an editor made a link by which a draft can be read.</summary>
    public Task RecordLinkAsync(string setId, ContentEditor editor, CancellationToken cancellationToken) =>
        audit.AppendAsync(editor.AsActor(), AuditAction.ContentPreviewShared, setId, cancellationToken);
}
