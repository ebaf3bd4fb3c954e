using Duplicates.Service.Casework;
using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Workflows;

/// <summary>Takes in the process of a case.</summary>
internal static class WorkflowsFeature
{
    private static readonly TimeSpan TimersInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CatchUpInterval = TimeSpan.FromSeconds(30);

    /// <summary>Registers it. A door that brings a process of its own registers its <see cref="ICaseProcess"/> afterwards.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddScoped<ICaseProcess, WorkflowProcess>()
        .AddScoped<IRecipeStep, WorkflowTypeStep>()
        .AddScoped<IRecipeSource, WorkflowSource>()
        .AddSingleton<WorkflowVersions>()
        .AddSingleton<WorkflowCatchUpState>()
        .AddScoped<WorkflowTypes>()
        .AddScoped<WorkflowChanges>()
        .AddScoped<WorkflowTimers>()
        .AddScoped<WorkflowCatchUp>()
        .AddScoped<WorkflowOverview>()
        .AddScoped<WorkflowMoves>()
        .AddScoped<IProcessNotices, ProcessNotices>()
        .AddSingleton(new BackgroundJob("workflow timers", TimersInterval, (provider, stopping) => provider.GetRequiredService<WorkflowTimers>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob("cases without a process", CatchUpInterval, (provider, stopping) => provider.GetRequiredService<WorkflowCatchUp>().RunAsync(stopping)));
}
