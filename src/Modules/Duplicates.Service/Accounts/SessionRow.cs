using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Accounts;

/// <summary>Whose session it is.</summary>
internal enum SessionKind
{
    /// <summary>A citizen's.</summary>
    Citizen,

    /// <summary>Of a member of staff.</summary>
    Staff,
}

/// <summary>A session that is open. The cookie only names it: when the row is gone, the cookie opens nothing, also a copy of it.</summary>
internal sealed class SessionRow : IEntityTypeConfiguration<SessionRow>
{
    public Guid Id { get; set; }

    public SessionKind Kind { get; set; }

    /// <summary>The keyed hash of a citizen's IIN, or the account of a member of staff.</summary>
    public required string PersonKey { get; set; }

    /// <summary>By what the person recognises it: <see cref="BrowserName"/>.</summary>
    public required string Device { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    /// <summary>When the last request came, written once in <see cref="OpenSessions.Grain"/>.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it ends however busy it is.</summary>
    public DateTimeOffset EndsAt { get; set; }

    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.PersonKey).HasMaxLength(64);
        builder.Property(row => row.Device).HasMaxLength(BrowserName.Longest);
        builder.HasIndex(row => new { row.PersonKey, row.Kind });
        builder.HasIndex(row => row.EndsAt);
    }
}
