using Duplicates.Domain.People;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Booking;

/// <summary>Who books: a phone, and the account of whoever has signed in.</summary>
internal sealed record BookingPerson(PhoneNumber Phone, Citizen? Citizen, string Language, string Address);

/// <summary>What became of a wish.</summary>
/// <param name="Verdict">Whether it is done, and if not, why.</param>
/// <param name="Id">The hold or the booking.</param>
/// <param name="Limit">The limit that was reached, if that was it.</param>
internal sealed record BookingAnswer(PlaceVerdict Verdict, Guid? Id = null, ReachedLimit? Limit = null);

/// <summary>
/// Books visits: a place is held, then booked, moved and given up, each with its SMS in one transaction. Whoever books needs no account; a signed-in
/// person is counted by the IIN, anybody else by the phone.
/// </summary>
internal sealed class Bookings(
    DuplicatesDbContext db,
    Places places,
    FreeTimes times,
    Receptions receptions,
    BookingLinks links,
    BookingMessages messages,
    BookingLimits limits,
    EarlierTimes earlier,
    LookupKeys keys,
    FieldCipher cipher,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    private static readonly TimeSpan ArrivesEarly = TimeSpan.FromMinutes(30);

    /// <summary>Holds a place while somebody types.</summary>
    /// <param name="office">The office.</param>
    /// <param name="service">For what the person comes.</param>
    /// <param name="start">The time.</param>
    /// <param name="holder">The key of the browser.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<BookingAnswer> HoldAsync(
        ReceivingOffice office, ReceptionService service, DateTimeOffset start, string holder, string address, CancellationToken cancellationToken)
    {
        if (times.TimeAt(office, start) is not { } time)
        {
            return new(PlaceVerdict.Gone);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await limits.CountHoldAsync(address, cancellationToken) is { } reached)
        {
            return new(PlaceVerdict.TooMany, Limit: reached);
        }

        var id = await places.HoldAsync(time, service, holder, options.Value.Booking.Hold, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id is null ? new(PlaceVerdict.Full) : new(PlaceVerdict.Done, id);
    }

    /// <summary>The hold of this browser; null when it has ended.</summary>
    public Task<PlaceRow?> FindHoldAsync(Guid id, string? holder, CancellationToken cancellationToken)
    {
        var now = Now;
        return db.Places.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.Use == PlaceUse.Hold && row.HolderKey == holder && holder != null && row.HeldUntil > now, cancellationToken);
    }

    /// <summary>Makes a booking of a hold and tells the person.</summary>
    public async Task<BookingAnswer> ConfirmAsync(PlaceRow hold, BookingPerson person, CancellationToken cancellationToken)
    {
        ReachedLimit? reached = null;
        var plan = (await receptions.FindAsync(hold.OfficeId, cancellationToken)).Plan;
        var start = StartOf(hold);
        var booker = new Booker(
            person.Citizen is { } citizen ? citizen.IinKey : keys.Of(person.Phone),
            keys.Of(person.Phone),
            person.Citizen?.Key,
            links.HashOf(links.TokenOf(hold.Id)),
            cipher.Protect(person.Phone.E164, ProtectedColumns.BookingPhone.At(hold.Id)),
            person.Language);
        async Task CountAndTellAsync()
        {
            db.ChangeTracker.Clear();
            reached = await limits.CountBookingAsync(person.Phone, person.Address, cancellationToken);
            if (reached is not null)
            {
                throw new LimitReachedException();
            }

            messages.Tell(await db.Places.AsNoTracking().SingleAsync(row => row.Id == hold.Id, cancellationToken), BookingNews.Made, start);
            await db.SaveChangesAsync(cancellationToken);
        }

        try
        {
            var verdict = await places.ConfirmAsync(
                hold.Id, hold.HolderKey!, booker, CountOf(plan, start), NextReminder(plan, start), CountAndTellAsync, cancellationToken);
            return new(verdict, hold.Id);
        }
        catch (LimitReachedException)
        {
            return new(PlaceVerdict.TooMany, Limit: reached);
        }
    }

    /// <summary>The booking of a link, given up or not; null when there is none.</summary>
    public Task<PlaceRow?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = links.HashOf(token);
        return db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
    }

    /// <summary>The visits of an account that lie ahead, the next first.</summary>
    public async Task<IReadOnlyList<PlaceRow>> OfAccountAsync(Citizen citizen, CancellationToken cancellationToken)
    {
        var now = Now;
        return await db.Places.AsNoTracking().Where(row => row.AccountKey == citizen.Key && row.StartsAt > now && row.Use == PlaceUse.Booking)
            .OrderBy(row => row.StartsAt).Take(20).ToListAsync(cancellationToken);
    }

    /// <summary>Moves a booking to another time and tells the person; the place that comes free is offered to those who wait for it.</summary>
    public async Task<BookingAnswer> MoveAsync(PlaceRow booking, ReceivingOffice office, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (!IsAhead(booking) || times.TimeAt(office, start) is not { } time)
        {
            return new(PlaceVerdict.Gone);
        }

        var verdict = await places.MoveAsync(
            booking,
            time,
            CountOf(office.Plan, start),
            NextReminder(office.Plan, start),
            () => TellAsync(booking, BookingNews.Moved, start, cancellationToken),
            cancellationToken);
        if (verdict is PlaceVerdict.Done)
        {
            await earlier.OfferAsync(booking, cancellationToken);
        }

        return new(verdict, booking.Id);
    }

    /// <summary>Gives a booking up and tells the person; false when it is over, or was changed or given up meanwhile.</summary>
    public async Task<bool> CancelAsync(PlaceRow booking, CancellationToken cancellationToken)
    {
        Task TellThemAsync() => TellAsync(booking, BookingNews.Cancelled, StartOf(booking), cancellationToken);
        if (!IsAhead(booking) || !await places.CancelAsync(booking, TellThemAsync, cancellationToken))
        {
            return false;
        }

        await earlier.OfferAsync(booking, cancellationToken);
        return true;
    }

    /// <summary>Keeps whether the person would like to come earlier.</summary>
    public Task WishEarlierAsync(PlaceRow booking, bool wants, CancellationToken cancellationToken) => db.Places
        .Where(row => row.Id == booking.Id && row.Use == PlaceUse.Booking)
        .ExecuteUpdateAsync(change => change.SetProperty(row => row.WantsEarlier, wants), cancellationToken);

    /// <summary>Whether the visit can still be moved and given up.</summary>
    public bool IsAhead(PlaceRow booking) => booking.Use is PlaceUse.Booking && booking.StartsAt > Now;

    /// <summary>Whether a ticket can be taken for it by phone: from half an hour before its time to as long after as the queue keeps the place.</summary>
    public bool MayArrive(PlaceRow booking)
    {
        var (now, start) = (clock.GetUtcNow(), StartOf(booking));
        return booking.Use is PlaceUse.Booking && now >= start - ArrivesEarly && now <= start + QueueOrder.BookedLate;
    }

    /// <summary>When the visit begins.</summary>
    public static DateTimeOffset StartOf(PlaceRow row) => DateTimeOffset.FromUnixTimeMilliseconds(row.StartsAt);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static BookingCount CountOf(ReceptionPlan plan, DateTimeOffset start) =>
        new(plan.WindowOf(DateOnly.FromDateTime(AlmatyTime.ToLocal(start))), plan.PerPerson);

    private DateTimeOffset? NextReminder(ReceptionPlan plan, DateTimeOffset start) => BookingReminders.Next(plan, start, clock.GetUtcNow());

    private async Task TellAsync(PlaceRow booking, BookingNews news, DateTimeOffset start, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        messages.Tell(booking, news, start);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the transaction back in which a place was to be booked.</summary>
    private sealed class LimitReachedException : Exception;
}
