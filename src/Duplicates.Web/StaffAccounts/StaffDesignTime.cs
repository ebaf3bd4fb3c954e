using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Lets the migration tool build the SQLite model without a host.</summary>
internal sealed class SqliteStaffDesignTimeFactory : IDesignTimeDbContextFactory<SqliteStaffDbContext>
{
    public SqliteStaffDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStaffDbContext>().UseSqlite("Data Source=design-time.db", StaffDatabase.History).Options);
}

/// <summary>Lets the migration tool build the PostgreSQL model without a server.</summary>
internal sealed class PostgreSqlStaffDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlStaffDbContext>
{
    public PostgreSqlStaffDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlStaffDbContext>().UseNpgsql("Host=design-time", StaffDatabase.History).Options);
}
