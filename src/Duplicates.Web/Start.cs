using Duplicates.Service;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Web.StaffAccounts;

namespace Duplicates.Web;

/// <summary>What happens between the building of the host and the first request.</summary>
internal static partial class Start
{
    /// <summary>The folder of the recipes that came with the program.</summary>
    public static string RecipesFolder { get; } = Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>Brings the schema up to date, imports the content once, and says where the service is.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var database = app.Services.GetRequiredService<DatabaseSetting>();
        LogStart(app.Logger, ServiceVersion.WithCommit, database.Engine);
        await app.Services.MigrateAsync(stopping);
        app.Services.GetRequiredService<SessionKeyFolder>().Protect();
        await using (await StartLock.TakeAsync(database, stopping))
        {
            await app.ImportShippedContentAsync(stopping);
        }

        await app.Services.LoadContentAsync(stopping);
    }

    /// <summary>Applies the migrations of the service and of the staff accounts.</summary>
    /// <exception cref="StartRefusedException">The database was used by a newer program or with other keys.</exception>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        OwnerOnly.CreateDatabase(services.GetRequiredService<DatabaseSetting>());
        await services.MigrateDuplicatesDatabaseAsync(cancellationToken);
        var context = services.GetRequiredService<DatabaseSetting>().Engine is DatabaseEngine.Sqlite ? typeof(SqliteStaffDbContext) : typeof(PostgreSqlStaffDbContext);
        await services.MigrateOnceAsync<StaffDbContext>(context, StaffDatabase.HistoryTable, cancellationToken);
    }

    private static async Task ImportShippedContentAsync(this WebApplication app, CancellationToken stopping)
    {
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "duplicates.recipe.json"), stopping);

        // a database from before there were workflows has imported the recipe above without it; one from before the lists of law, the synonyms of the search or the groups that the queue calls first, without them
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "review-workflow.recipe.json"), stopping);
        // nor from before there were templates of messages, or from before some of them
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "message-templates.recipe.json"), stopping);
        await app.Services.RenewMessageTemplatesAsync(Path.Combine(RecipesFolder, "message-templates.recipe.json"), stopping);
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "law.recipe.json"), stopping);
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "search-synonyms.recipe.json"), stopping);
        await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "priority-groups.recipe.json"), stopping);
        if (app.Environment.IsDevelopment())
        {
            await app.Services.ImportRecipeOnceAsync(Path.Combine(RecipesFolder, "demo.recipe.json"), stopping);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Duplicates {Version} starts on {Engine}")]
    private static partial void LogStart(ILogger logger, string version, DatabaseEngine engine);
}
