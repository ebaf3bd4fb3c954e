using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Casework;

/// <summary>Registers what the staff of schools work with.</summary>
internal static class CaseworkFeature
{
    public static IServiceCollection AddCasework(this IServiceCollection services) => services
        .AddScoped<StaffCases>()
        .AddScoped<WorkList>()
        .AddScoped<WorkListSearch>()
        .AddScoped<Assignments>()
        .AddScoped<CaseNotes>()
        .AddScoped<CaseReads>()
        .AddScoped<RefusalTerms>()
        .AddScoped<OfficerActions>()
        .AddScoped<NextCase>()
        .AddScoped<BulkDecisions>()
        .AddScoped<IApplicationReaction, CaseProcessReaction>()
        .AddScoped<IApplicationReaction, WorkListProjection>();
}
