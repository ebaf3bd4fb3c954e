using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duplicates.Service.Data;

/// <summary>Lets the migration tool build the SQLite model without a host.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDuplicatesDbContext>
{
    public SqliteDuplicatesDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDuplicatesDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>Lets the migration tool build the PostgreSQL model without a server.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDuplicatesDbContext>
{
    public PostgreSqlDuplicatesDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql("Host=design-time").Options);
}
