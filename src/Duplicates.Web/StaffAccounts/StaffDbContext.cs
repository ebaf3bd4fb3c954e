using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Web.StaffAccounts;

/// <summary>An account of staff: signs in with e-mail and password.</summary>
public sealed class StaffAccount : IdentityUser
{
    /// <summary>The name shown in the history of cases.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The office the person works for; empty for staff of the ministry.</summary>
    public string OfficeId { get; set; } = string.Empty;

    /// <summary>When the person last signed in (UTC); null when never since this is kept.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>A demonstration account: everybody knows its password.</summary>
    public bool IsDemonstration { get; set; }
}

/// <summary>The accounts of staff. They belong to this door; behind the other door Orchard's users take their place.</summary>
public abstract class StaffDbContext(DbContextOptions options) : IdentityDbContext<StaffAccount>(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().Property(account => account.DisplayName).HasMaxLength(200);
        builder.Entity<StaffAccount>().Property(account => account.OfficeId).HasMaxLength(26);
        builder.Entity<StaffAccount>().HasIndex(account => account.OfficeId);
    }
}

/// <summary>The accounts in an SQLite file.</summary>
public sealed class SqliteStaffDbContext(DbContextOptions<SqliteStaffDbContext> options) : StaffDbContext(options);

/// <summary>The accounts on a PostgreSQL server.</summary>
public sealed class PostgreSqlStaffDbContext(DbContextOptions<PostgreSqlStaffDbContext> options) : StaffDbContext(options);
