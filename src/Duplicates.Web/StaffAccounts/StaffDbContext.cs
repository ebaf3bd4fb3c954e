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

/// <summary>A role that an account has for a time: <see cref="Duplicates.Service.StaffAccounts.ActingRole"/>. One that is over stays, so that it is known who acted by which order.</summary>
public sealed class StaffActingRole
{
    /// <summary>Which.</summary>
    public Guid Id { get; set; }

    /// <summary>The account.</summary>
    public string AccountId { get; set; } = string.Empty;

    /// <summary>The role.</summary>
    public string Role { get; set; } = string.Empty;

    /// <summary>The order.</summary>
    public string Basis { get; set; } = string.Empty;

    /// <summary>From the beginning of this day (Almaty).</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>To the end of this day (Almaty).</summary>
    public DateOnly LastDay { get; set; }
}

/// <summary>The accounts of staff. They belong to this door; behind the other door Orchard's users take their place.</summary>
public abstract class StaffDbContext(DbContextOptions options) : IdentityDbContext<StaffAccount>(options)
{
    /// <summary>Roles for a time.</summary>
    public DbSet<StaffActingRole> ActingRoles => Set<StaffActingRole>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().Property(account => account.DisplayName).HasMaxLength(200);
        builder.Entity<StaffAccount>().Property(account => account.OfficeId).HasMaxLength(26);
        builder.Entity<StaffAccount>().HasIndex(account => account.OfficeId);
        builder.Entity<StaffActingRole>(acting =>
        {
            acting.ToTable("StaffActingRoles");
            acting.Property(row => row.Id).ValueGeneratedNever();
            acting.Property(row => row.Role).HasMaxLength(40);
            acting.Property(row => row.Basis).HasMaxLength(300);
            acting.HasOne<StaffAccount>().WithMany().HasForeignKey(row => row.AccountId);
            acting.HasIndex(row => new { row.AccountId, row.LastDay });
        });
    }
}

/// <summary>The accounts in an SQLite file.</summary>
public sealed class SqliteStaffDbContext(DbContextOptions<SqliteStaffDbContext> options) : StaffDbContext(options);

/// <summary>The accounts on a PostgreSQL server.</summary>
public sealed class PostgreSqlStaffDbContext(DbContextOptions<PostgreSqlStaffDbContext> options) : StaffDbContext(options);
