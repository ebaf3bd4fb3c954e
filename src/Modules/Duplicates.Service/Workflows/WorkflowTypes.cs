using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>The versions of a workflow that were read already; a version never changes.</summary>
internal sealed class WorkflowVersions
{
    private readonly ConcurrentDictionary<(string TypeId, int Version), WorkflowGraph> _graphs = new();

    public WorkflowGraph? Find(string typeId, int version) => _graphs.GetValueOrDefault((typeId, version));

    public WorkflowGraph Keep(WorkflowTypeRow row) =>
        _graphs.GetOrAdd((row.TypeId, row.Version), _ => new(WorkflowDefinition.Read(JsonNode.Parse(row.Data)), row.Version));
}

/// <summary>Finds the workflow by which a case is led.</summary>
internal sealed class WorkflowTypes(DuplicatesDbContext db, WorkflowVersions versions)
{
    /// <summary>The version with which new cases begin; null when none was imported.</summary>
    public async Task<WorkflowGraph?> CurrentAsync(CancellationToken cancellationToken) =>
        await db.WorkflowTypes.AsNoTracking().SingleOrDefaultAsync(row => row.StartsCases, cancellationToken) is { } row ? versions.Keep(row) : null;

    /// <summary>The version with which a process goes on.</summary>
    public Task<WorkflowGraph> OfAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken) => FindAsync(instance.TypeId, instance.TypeVersion, cancellationToken);

    /// <summary>A version that exists.</summary>
    public async Task<WorkflowGraph> FindAsync(string typeId, int version, CancellationToken cancellationToken) =>
        versions.Find(typeId, version)
        ?? versions.Keep(await db.WorkflowTypes.AsNoTracking().SingleAsync(row => row.TypeId == typeId && row.Version == version, cancellationToken));
}
