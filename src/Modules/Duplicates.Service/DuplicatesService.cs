using Duplicates.Service.Accounts;
using Duplicates.Service.Administration;
using Duplicates.Service.Api;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Backups;
using Duplicates.Service.Booking;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Complaints;
using Duplicates.Service.Content;
using Duplicates.Service.Courier;
using Duplicates.Service.Data;
using Duplicates.Service.Deadlines;
using Duplicates.Service.Desk;
using Duplicates.Service.Discovery;
using Duplicates.Service.Documents;
using Duplicates.Service.Editor;
using Duplicates.Service.Files;
using Duplicates.Service.Home;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Intake;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Oversight;
using Duplicates.Service.Protection;
using Duplicates.Service.Published;
using Duplicates.Service.Queue;
using Duplicates.Service.Recipes;
using Duplicates.Service.Seals;
using Duplicates.Service.Search;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Track;
using Duplicates.Service.Web;
using Duplicates.Service.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duplicates.Service;

/// <summary>How a door takes the service in.</summary>
public static class DuplicatesService
{
    /// <summary>
    /// Registers the service. The door registers the database, <see cref="TimeProvider"/>, an <see cref="ICitizenSession"/>,
    /// its authentication, and runs every <see cref="BackgroundJob"/>.
    /// </summary>
    public static IServiceCollection AddDuplicatesService(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddAuthorizationBuilder()
            .AddPolicy(ServicePolicies.Citizen, policy => policy.RequireRole(ServiceRoles.Applicant))
            .AddPolicy(ServicePolicies.Staff, policy => policy.RequireRole(ServiceRoles.Staff))
            .AddPolicy(ServicePolicies.SchoolStaff, policy => policy.RequireRole(ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.CorporationStaff, policy => policy.RequireRole(ServiceRoles.CorporationOperator).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.CorporationHead, policy => policy.RequireRole(ServiceRoles.CorporationOperator).RequireRole(ServiceRoles.AccountManager).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.QueueFigures, policy => policy.RequireAssertion(context => context.User.IsInRole(ServiceRoles.MinistryInspector)
                || (context.User.IsInRole(ServiceRoles.CorporationOperator) && context.User.IsInRole(ServiceRoles.AccountManager) && context.User.HasClaim(claim => claim.Type == ServiceClaims.Office))))
            .AddPolicy(ServicePolicies.Editor, policy => policy.RequireRole(ServiceRoles.MinistryEditor))
            .AddPolicy(ServicePolicies.Inspector, policy => policy.RequireRole(ServiceRoles.MinistryInspector))
            .AddPolicy(ServicePolicies.Identification, policy => policy.RequireRole(ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead, ServiceRoles.CorporationOperator).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.Accounts, policy => policy.RequireRole(ServiceRoles.Administrator, ServiceRoles.AccountManager))
            .AddPolicy(ServicePolicies.Administrator, policy => policy.RequireRole(ServiceRoles.Administrator));

        // by levels, from the lowest; docs/architecture.md has the table, and a test holds it
        return services
            .AddProtection().AddData()
            .AddWeb().AddAudit().AddContent().AddRecipes()
            .AddInfoPages().AddOffices().AddCalendar().AddLaw()
            .AddAccounts().AddApplications().AddFiles().AddSigning().AddNotifications().AddStaffAccounts()
            .AddPublished().AddCertificates().AddDocuments().AddDeadlines()
            .AddCasework().AddIntake().AddApply().AddOfficeWork().AddDesk().AddHomeVisits().AddCourier().AddTrack().AddBooking().AddQueue().AddComplaints().AddOversight().AddEditor().AddDiscovery().AddSearch().AddHome().AddApi().AddAdministration()
            .AddWorkflows().AddSeals().AddBackups();
    }

    /// <summary>Puts the service's part of the pipeline in; before routing.</summary>
    public static IApplicationBuilder UseDuplicatesService(this IApplicationBuilder app) => app.UseWebFrame();

    /// <summary>Maps the service's pages, its public keys and the API of partners.</summary>
    public static void MapDuplicatesService(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRazorPages();
        endpoints.MapVerificationKeys();
        endpoints.MapDiscovery();
        endpoints.MapPartnerApi();
    }

    /// <summary>Reads what is published; before the first request.</summary>
    public static Task LoadContentAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<PublishedContent>().RefreshAsync(cancellationToken);

    /// <summary>
    /// Adds the answer of the content to the health of a door: degraded while something published cannot be read and is left out. The
    /// host works, and stays in service.
    /// </summary>
    /// <param name="checks">The checks of the door.</param>
    /// <param name="tags">By which the door chooses it.</param>
    public static IHealthChecksBuilder AddContentCheck(this IHealthChecksBuilder checks, params string[] tags) =>
        checks.AddCheck<ContentReady>("content", HealthStatus.Degraded, tags);

    /// <summary>Imports a recipe unless a recipe of this file name was imported before; returns whether it did.</summary>
    /// <exception cref="RecipeException">The recipe cannot be carried out; nothing was changed.</exception>
    public static async Task<bool> ImportRecipeOnceAsync(this IServiceProvider services, string file, CancellationToken cancellationToken = default)
    {
        if (await RecipeImporter.WasImportedAsync(services.GetRequiredService<DatabaseSetting>(), file, cancellationToken))
        {
            return false;
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecipeImporter>().ImportAndRememberAsync(file, cancellationToken);
        return true;
    }

    /// <summary>Brings new message templates, and new words of those that nobody has touched, to an installation that imported an older recipe.</summary>
    public static async Task RenewMessageTemplatesAsync(this IServiceProvider services, string file, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TemplateRenewal>().RunAsync(file, cancellationToken);
    }

    /// <summary>Imports a recipe, also again.</summary>
    /// <exception cref="RecipeException">The recipe cannot be carried out; nothing was changed.</exception>
    public static async Task ImportRecipeAsync(this IServiceProvider services, string file, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecipeImporter>().ImportAsync(file, RecipeOrigin.Host, cancellationToken);
    }

    /// <summary>Checks a recipe as if an empty service imported it, and stores nothing; returns a line for each problem.</summary>
    public static async Task<IReadOnlyList<string>> CheckRecipeAsync(this IServiceProvider services, string file, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecipeCheck>().ProblemsAsync(file, isUpload: false, cancellationToken);
    }

    /// <summary>Writes a selection of what is public as a recipe; returns the text of the file.</summary>
    /// <exception cref="RecipeException">The selection names an unknown type or item, or nothing answers to it.</exception>
    public static async Task<string> ExportRecipeAsync(this IServiceProvider services, RecipeSelection selection, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecipeExport>().WriteAsync(selection, cancellationToken);
    }

    /// <summary>Brings all personal data at rest to the current key and format; returns a report for each column and for the files.</summary>
    public static async IAsyncEnumerable<ReencryptionReport> ReencryptAsync(
        this IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await foreach (var report in scope.ServiceProvider.GetRequiredService<Reencryption>().RunAsync(cancellationToken))
        {
            yield return report;
        }
    }
}
