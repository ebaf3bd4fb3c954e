using System.Text.Encodings.Web;
using System.Text.Unicode;
using Duplicates.OrchardCore.Background;
using Duplicates.OrchardCore.Citizens;
using Duplicates.OrchardCore.Content;
using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Liquid;
using Duplicates.OrchardCore.Publishing;
using Duplicates.OrchardCore.RecipeSteps;
using Duplicates.OrchardCore.Site;
using Duplicates.OrchardCore.Staff;
using Duplicates.OrchardCore.Workflows;
using Duplicates.OrchardCore.Workflows.Activities;
using Duplicates.OrchardCore.Workflows.Drivers;
using Duplicates.Service;
using Duplicates.Service.Accounts;
using Duplicates.Service.Casework;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Following;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundTasks;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Recipes;
using OrchardCore.Security.Permissions;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using OrchardCore.Workflows.Helpers;

namespace Duplicates.OrchardCore;

/// <summary>Takes the service into a tenant of Orchard.</summary>
public sealed class Startup(IShellConfiguration configuration, IOptions<ShellOptions> shells, ShellSettings tenant, IHostEnvironment environment) : global::OrchardCore.Modules.StartupBase
{
    /// <summary>After Orchard has chosen a culture and signed in whoever asks, before its own pages.</summary>
    public override int ConfigureOrder => -10;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        var settings = new ServiceSettings(configuration, shells, tenant).Read();
        services.AddSingleton<ServiceSettings>();
        services.AddSingleton<IConfigureOptions<DuplicatesOptions>>(provider => provider.GetRequiredService<ServiceSettings>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddDuplicatesDatabase(DatabaseOf(settings, out var problem)).AddDuplicatesService();
        services.AddSingleton(new StartProblem(problem));
        services.AddSingleton<ServiceState>();
        services.AddSiteDisplayDriver<SiteSettingsDisplayDriver>();
        services.Configure<WebFrameOptions>(options => options.WholeSite = false);

        // the encoder that the tenant inherits from the site would write every Cyrillic letter as an entity
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ServiceSchema>();
        services.AddScoped<IModularTenantEvents, TenantStart>();
        services.AddSingleton<IStartupFilter, ServicePipeline>();
        services.AddLibraryPages();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<DesignerStyle>();
            options.Filters.Add<LeftOutNotice>();
            options.Filters.Add<StateNotice>();
            options.Filters.Add<SignOutOfBoth>();
        });
        services.AddHealthAnswers();
        services.AddSingleton<ServiceLoops>();
        services.AddSingleton<IBackgroundTask, WakingTask>();
        if (SettingsCheck.HasKeys(settings.Encryption))
        {
            services.AddSessionKeyEncryption(new DirectoryInfo(Path.Combine(ServiceSettings.FolderOf(shells.Value, tenant), "DataProtection-Keys")));
        }

        services.AddDataMigration<Migrations>();
        services.AddRecipeExecutionStep<ServiceSteps>();
        services.AddRecipeExecutionStep<StaffAccountsStep>();
        AddPeople(services);
        AddContent(services);
        AddCases(services);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        app.UseMiddleware<ServiceRequests>();
        routes.MapDuplicatesService();
        routes.MapHealthAnswers();
        routes.MapGet("/", context =>
        {
            context.Response.Headers.Vary = "Accept-Language, Cookie";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect($"{context.Request.PathBase}/{ReadingPreferences.LanguageOf(context.Request).Code}");
            return Task.CompletedTask;
        }).WithOrder(100);
        if (environment.IsDevelopment() && serviceProvider.GetRequiredService<IOptions<DuplicatesOptions>>().Value.DevelopmentOutbox)
        {
            routes.MapDevelopmentOutbox();
        }
    }

    /// <summary>A tenant whose database setting is wrong has the one that it would have without, and never opens it.</summary>
    private static DatabaseSetting DatabaseOf(DuplicatesOptions settings, out string? problem)
    {
        try
        {
            problem = null;
            return DatabaseSetting.Parse(settings.Database, settings.DataPath);
        }
        catch (StartRefusedException exception)
        {
            problem = exception.Message;
            return DatabaseSetting.Parse(string.Empty, settings.DataPath);
        }
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddSessionsOfBoth();
        services.AddSessionsThatFollowAccounts();
        services.AddSingleton<ICitizenSession, CitizenSession>();
        services.AddScoped<IStaffSession, StaffSession>();
        services.AddScoped<IColleagues, StaffColleagues>();
        services.AddScoped<IUserClaimsProvider, StaffClaims>();
        services.AddScoped<IDisplayDriver<User>, StaffProfileDisplayDriver>();
        services.AddIndexProvider<StaffByOfficeIndexProvider>();
        services.AddScoped<IPermissionProvider, Permissions>();
    }

    private static void AddContent(IServiceCollection services)
    {
        services.AddSingleton<IPublishedItems, OrchardItems>();
        services.AddScoped<IContentHandler, PublicationHandler>();
        services.AddScoped<Counterparts>();
        services.AddScoped<IAuthorizationHandler, ContentRights>();
        services.AddScoped<IContentHandler, BothLanguagesHandler>();
        services.AddScoped<IContentHandler, PublicationRulesHandler>();
        services.AddContentPart<OfficePart>().UseDisplayDriver<OfficePartDisplayDriver>();
        services.AddContentPart<WorkingCalendarPart>().UseDisplayDriver<WorkingCalendarPartDisplayDriver>();
        services.AddContentPart<InfoPagePart>();
        services.AddContentEditing();
        services.AddNavigationProvider<AdminMenu>();
        services.AddServiceFilters();
    }

    private static void AddCases(IServiceCollection services)
    {
        services.AddContentPart<ApplicationPart>().UseDisplayDriver<ApplicationPartDisplayDriver>();
        services.AddContentPart<CertificateDuplicatePart>().UseDisplayDriver<CertificateDuplicatePartDisplayDriver>();
        services.AddIndexProvider<CaseItemIndexProvider>();
        services.AddIndexProvider<CaseProcessIndexProvider>();
        services.AddScoped<CaseItemReaders>();
        services.AddScoped<IAuthorizationHandler, CaseItemAuthorization>();
        services.AddScoped<IContentsAdminListFilter, CaseItemListFilter>();
        services.AddScoped<CaseItems>();
        services.AddScoped<CaseWorkflows>();
        services.AddScoped<CaseTimers>();
        services.AddScoped<CaseLock>();
        services.AddScoped<ICaseProcess, OrchardCaseProcess>();
        services.AddCaseFollower<CaseFollower>();
        services.AddSingleton(new BackgroundJob("timers of cases", TimeSpan.FromMinutes(5), (provider, stopping) => provider.GetRequiredService<CaseTimers>().RunAsync(stopping)));
        services.AddActivity<ApplicationRegisteredEvent, ApplicationRegisteredEventDriver>();
        services.AddActivity<WorkingDaysTimerEvent, WorkingDaysTimerEventDriver>();
        services.AddActivity<ProposalBranchTask, ProposalBranchTaskDriver>();
        services.AddActivity<CollectionBranchTask, CollectionBranchTaskDriver>();
        services.AddActivity<NotifyStaffTask, NotifyStaffTaskDriver>();
        services.AddActivity<FinishCaseTask, FinishCaseTaskDriver>();
    }
}
