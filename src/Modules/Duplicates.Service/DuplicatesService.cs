using Duplicates.Service.Accounts;
using Duplicates.Service.Api;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Complaints;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Discovery;
using Duplicates.Service.Documents;
using Duplicates.Service.Editor;
using Duplicates.Service.Files;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.Oversight;
using Duplicates.Service.Protection;
using Duplicates.Service.Recipes;
using Duplicates.Service.Search;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Track;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Posted;
using Duplicates.Service.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddWebFrame();
        services.AddHttpClient();
        services.AddAuthorizationBuilder()
            .AddPolicy(ServicePolicies.Citizen, policy => policy.RequireRole(ServiceRoles.Applicant))
            .AddPolicy(ServicePolicies.Staff, policy => policy.RequireRole(ServiceRoles.Staff))
            .AddPolicy(ServicePolicies.SchoolStaff, policy => policy.RequireRole(ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.CorporationStaff, policy => policy.RequireRole(ServiceRoles.CorporationOperator).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.Editor, policy => policy.RequireRole(ServiceRoles.MinistryEditor))
            .AddPolicy(ServicePolicies.Inspector, policy => policy.RequireRole(ServiceRoles.MinistryInspector))
            .AddPolicy(ServicePolicies.Identification, policy => policy.RequireRole(ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead, ServiceRoles.CorporationOperator).RequireClaim(ServiceClaims.Office))
            .AddPolicy(ServicePolicies.Accounts, policy => policy.RequireRole(ServiceRoles.Administrator, ServiceRoles.AccountManager))
            .AddPolicy(ServicePolicies.Administrator, policy => policy.RequireRole(ServiceRoles.Administrator));
        return services.AddProtection().AddContent().AddCases().AddDocuments().AddCertificates().AddMessages().AddFiles().AddSigning().AddWorkflows().AddClock().AddComplaints().AddPartnerApi().AddOversight().AddDiscovery().AddSiteSearch();
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

    private static IServiceCollection AddProtection(this IServiceCollection services) => services
        .AddSingleton<FieldCipher>()
        .AddSingleton<LookupKeys>()
        .AddScoped<Reencryption>()
        .AddSingleton<PostedPageLimit>()
        .AddScoped<PostedPages>()
        .AddSingleton(new BackgroundJob("answers to forms", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<PostedPages>().DeleteOldAsync(stopping)))
        .AddSingleton<StoredJson>()
        .AddSingleton<SignedInPeople>()
        .AddSingleton<MobilePhones>()
        .AddScoped<SharedLimits>()
        .AddSingleton<BrowserKeys>()
        .AddScoped<OneTimeCodes>()
        .AddScoped<CitizenAccounts>()
        .AddSingleton<KnownDevice>()
        .AddScoped<SignInTries>()
        .AddScoped<StaffSignInLimits>()
        .AddScoped<PhoneChanges>()
        .AddScoped<PhoneConfirmation>()
        .AddHttpClient(nameof(MobileCitizens)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).Services
        .AddSingleton<IMobileCitizens, MobileCitizens>()
        .AddScoped<ApplicantSql>()
        .AddScoped<OpenSessions>()
        .AddScoped<IOpenSessions>(provider => provider.GetRequiredService<OpenSessions>())
        .AddScoped<StaffInvitations>()
        .AddScoped<StaffAccountDesk>()
        .AddScoped<AccountHistory>()
        .AddScoped<SignInWarnings>()
        .AddSingleton(new BackgroundJob("tries to sign in", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<SignInWarnings>().RunAsync(stopping)))
        .AddAudit();

    private static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddContentStore()
        .AddEditor()
        .AddLaw()
        .AddSingleton<IPublishedItems, StoredItems>()
        .AddSingleton<PublishedContent>()
        .AddSingleton<IInfoPages>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IMovedPages>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IOffices>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IWorkingCalendarSource>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<OfficeSearch>()
        .AddSingleton<OpenNow>()
        .AddSingleton<OfficeFinder>()
        .AddSingleton<OfficeCard>()
        .AddScoped<OfficeImports>()
        .AddSingleton<OfficeImportProgress>()
        .AddSingleton<OfficeImportReport>()
        .AddSingleton(new BackgroundJob("lists of offices", TimeSpan.FromSeconds(1), (provider, stopping) => provider.GetRequiredService<OfficeImports>().RunAsync(stopping)))
        .AddScoped<RecipeImporter>()
        .AddTransient<RecipeCheck>()
        .AddScoped<RecipeExport>()
        .AddScoped<RecipeUpload>()
        .AddScoped<IRecipeStep, ContentStep>()
        .AddScoped<IRecipeStep, ContentDefinitionStep>()
        .AddScoped<IRecipeStep, RolesStep>()
        .AddSingleton(new BackgroundJob("published content", TimeSpan.FromSeconds(0.5), async (provider, stopping) =>
        {
            await provider.GetRequiredService<PublishedContent>().RefreshAsync(stopping);
            provider.GetRequiredService<OfficeSearch>().Prepare();
        }));

    private static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddScoped<ApplicationStore>()
        .AddScoped<Drafts>()
        .AddScoped<SubmitApplication>()
        .AddScoped<CodeSignature>()
        .AddScoped<IShortApplication, ShortApplication>()
        .AddScoped<OpenApplications>()
        .AddSingleton<ApplicationContents>()
        .AddSingleton<ApplicationText>()
        .AddSingleton<TextsByLanguage>()
        .AddScoped<ApplicantCases>()
        .AddCasework()
        .AddSingleton<TrackingLimits>()
        .AddSingleton(new BackgroundJob("old drafts and codes", TimeSpan.FromHours(1), async (provider, stopping) =>
        {
            await provider.GetRequiredService<Drafts>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<CaseFiles>().SweepAsync(stopping);
            await provider.GetRequiredService<OneTimeCodes>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<OpenSessions>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<SignInTries>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<SharedLimits>().DeleteOldAsync(stopping);
        }));
}
