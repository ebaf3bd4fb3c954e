using Duplicates.Service;
using Duplicates.Service.Accounts;
using Duplicates.Service.Casework;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Recipes;
using Duplicates.Service.Settings;
using Duplicates.Service.StaffAccounts;
using Duplicates.Web.Background;
using Duplicates.Web.SessionKeys;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duplicates.Web;

/// <summary>Puts the standalone door together: the service, its database, sessions, background work and telemetry.</summary>
internal static class Composition
{
    private const int MaxRequestBytes = 256 * 1024;

    /// <summary>For how long a browser that came by https asks by nothing else.</summary>
    private static readonly TimeSpan HttpsOnly = TimeSpan.FromDays(365);

    /// <summary>Registers everything.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static void AddDuplicates(this WebApplicationBuilder builder)
    {
        ListenAddresses.Apply(builder);
        StartSettings.AddDevelopmentDefaults(builder);
        KnownSettings.RequireKnownNames(builder.Configuration.GetSection(DuplicatesOptions.Section));
        var forwarded = ProxySettings.Read(builder.Configuration);
        forwarded(new());
        var dataPath = StartSettings.DataPath(builder);
        StartSettings.AddDevelopmentKeys(builder, dataPath);
        var options = ReadOptions(builder.Configuration);
        SettingsCheck.Check(options, builder.Environment.IsDevelopment());
        var database = DatabaseSetting.Parse(options.Database, dataPath);
        OwnerOnly.Restrict(dataPath, database);

        builder.Services.Configure<DuplicatesOptions>(builder.Configuration.GetSection(DuplicatesOptions.Section));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDuplicatesDatabase(database).AddDuplicatesService();
        builder.Services.AddStaffDatabase(database);
        builder.Services.AddSessions(dataPath);
        builder.Services.AddHostedService<AuditRecordOfTheHost>();
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (HttpsOnly, true));
        builder.Services.AddHostedService<BackgroundLoops>();
        builder.Services.AddScoped<IRecipeStep, StaffAccountsStep>();
        builder.Services.AddScoped<StaffRegistration>();
        builder.Services.AddScoped<StaffSignIn>();
        builder.Services.AddScoped<IStaffAccounts, StaffAccountStore>();
        builder.Services.AddSingleton<DemonstrationAccounts>();
        builder.Services.AddSingleton<NobodysPassword>();
        builder.Services.AddScoped<StaffStanding>();
        builder.Services.AddScoped<IColleagues, StaffColleagues>();
        builder.Services.Configure(forwarded);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        Health.Add(builder.Services, dataPath);
        Telemetry.Add(builder);
    }

    /// <summary>Orders the pipeline.</summary>
    public static void UseDuplicates(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<IgnoredProxies>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseDuplicatesService();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDuplicatesService();
        Health.Map(app);
        if (app.Services.GetRequiredService<IOptions<DuplicatesOptions>>().Value.DevelopmentOutbox)
        {
            app.MapDevelopmentOutbox();
        }
    }

    private static DuplicatesOptions ReadOptions(ConfigurationManager configuration)
    {
        try
        {
            return configuration.GetSection(DuplicatesOptions.Section).Get<DuplicatesOptions>() ?? new();
        }
        catch (InvalidOperationException exception)
        {
            // the binder names the setting and the value that is no number, no time or no yes and no
            throw new SettingException(DuplicatesOptions.Section, $"cannot be read: {exception.Message}");
        }
    }

    private static void AddSessions(this IServiceCollection services, string dataPath)
    {
        services.AddSingleton<ICitizenSession, CookieSession>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(CookieSession.Configure);
        services.AddIdentityCore<StaffAccount>(ConfigureAccounts).AddRoles<IdentityRole>().AddEntityFrameworkStores<StaffDbContext>().AddPasswordValidator<GuessablePasswords>();
        services.AddSessionKeys(dataPath);
    }

    private static void ConfigureAccounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;

        // length and nothing else: what is easily guessed is refused by what it is, not by its signs
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 1;
        (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase, options.Password.RequireNonAlphanumeric) = (false, false, false, false);
    }
}
