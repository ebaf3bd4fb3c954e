using Duplicates.Domain.Reception;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Booking;

/// <summary>What a place is taken for.</summary>
internal enum PlaceUse
{
    /// <summary>Somebody is about to book it; it comes free by itself.</summary>
    Hold,

    /// <summary>Somebody comes.</summary>
    Booking,

    /// <summary>The office receives nobody there.</summary>
    Block,

    /// <summary>A booking that was given up; it has no place any more.</summary>
    Cancelled,
}

/// <summary>
/// A place at a time of an office, taken by a hold, a booking or a block, all of which are this one row for as long as they live. Unique keys keep
/// the promises: a place at a time has one row, and a person and a phone have as many bookings in a window as there are turns. Whoever gives up has
/// neither place nor turn. Times are milliseconds since 1970 (UTC), with which SQL can reckon.
/// </summary>
internal sealed class PlaceRow : IEntityTypeConfiguration<PlaceRow>
{
    public const string Table = "Places";

    public Guid Id { get; set; }

    public required string OfficeId { get; set; }

    public long StartsAt { get; set; }

    /// <summary>The number of the place, from 1; null when it was given up.</summary>
    public int? Place { get; set; }

    public PlaceUse Use { get; set; }

    /// <summary>When a hold ends; null for everything that lasts.</summary>
    public long? HeldUntil { get; set; }

    /// <summary>The keyed hash of the browser or program that holds it; null for a block.</summary>
    public string? HolderKey { get; set; }

    public ReceptionService Service { get; set; }

    /// <summary>The keyed hash by which the bookings of a person are counted: that of the IIN, or of the phone of somebody who did not sign in.</summary>
    public string? PersonKey { get; set; }

    /// <summary>
    /// The keyed hash of the phone, by which the person is found at a kiosk, and by which bookings are counted whether or not somebody signed in; erased
    /// with the phone.
    /// </summary>
    public string? PhoneKey { get; set; }

    /// <summary>The window in which the booking counts; null unless it counts.</summary>
    public int? Window { get; set; }

    /// <summary>Which of the person's bookings in the window it is, from 0.</summary>
    public int? Turn { get; set; }

    /// <summary>Which of the bookings of its phone in the window it is, from 0.</summary>
    public int? PhoneTurn { get; set; }

    /// <summary>The account that sees it in its cabinet; null when nobody signed in.</summary>
    public string? AccountKey { get; set; }

    /// <summary>The keyed hash of the link by which it is moved and given up; the link itself is stored nowhere.</summary>
    public string? TokenHash { get; set; }

    public string? PhoneCipher { get; set; }

    public string? Language { get; set; }

    /// <summary>Counts the changes, for calendars (SEQUENCE of RFC 5545) and against two windows that change it at once.</summary>
    public int Sequence { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>When the person is reminded next; null when no more.</summary>
    public long? RemindAt { get; set; }

    /// <summary>The person would like to come earlier.</summary>
    public bool WantsEarlier { get; set; }

    /// <summary>When an earlier time was offered last; 0 when none was.</summary>
    public long OfferedAt { get; set; }

    /// <summary>The office has no such time any more, and the person was told so.</summary>
    public bool IsLost { get; set; }

    public void Configure(EntityTypeBuilder<PlaceRow> builder)
    {
        builder.ToTable(Table);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        foreach (var key in (string[])[nameof(HolderKey), nameof(PersonKey), nameof(PhoneKey), nameof(AccountKey), nameof(TokenHash)])
        {
            builder.Property(key).HasMaxLength(43);
        }

        builder.Property(row => row.Language).HasMaxLength(2);
        builder.HasIndex(row => new { row.OfficeId, row.StartsAt, row.Place }).IsUnique();
        builder.HasIndex(row => new { row.PersonKey, row.Window, row.Turn }).IsUnique();
        builder.HasIndex(row => new { row.PhoneKey, row.Window, row.PhoneTurn }).IsUnique();
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => new { row.AccountKey, row.StartsAt });
        builder.HasIndex(row => row.HolderKey).HasFilter("\"Use\" = 'Hold'");
        builder.HasIndex(row => row.HeldUntil).HasFilter("\"HeldUntil\" IS NOT NULL");
        builder.HasIndex(row => row.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        builder.HasIndex(row => new { row.OfficeId, row.StartsAt }, "IX_Places_Earlier").HasFilter("\"WantsEarlier\"");
        builder.HasIndex(row => row.StartsAt);
    }
}
