using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Registers the accounts of staff beside the service's tables in the same database.</summary>
internal static class StaffDatabase
{
    /// <summary>Records which migrations of the accounts were applied.</summary>
    public const string HistoryTable = "__StaffMigrationsHistory";

    public static IServiceCollection AddStaffDatabase(this IServiceCollection services, DatabaseSetting database) =>
        database.Engine is DatabaseEngine.Sqlite
            ? services.AddDbContext<StaffDbContext, SqliteStaffDbContext>(options => options.UseSqlite(database.ConnectionString, History).ConfigureWarnings(DatabaseStart.Warn))
            : services.AddDbContext<StaffDbContext, PostgreSqlStaffDbContext>(options => options.UseNpgsql(database.ConnectionString, History).ConfigureWarnings(DatabaseStart.Warn));

    internal static void History<TBuilder, TExtension>(RelationalDbContextOptionsBuilder<TBuilder, TExtension> options)
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new() => options.MigrationsHistoryTable(HistoryTable);
}
