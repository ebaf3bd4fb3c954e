using System.Data.Common;
using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>A time of an office.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Start">When the visit begins.</param>
/// <param name="Places">How many places the office has at that time.</param>
internal sealed record OfficeTime(string OfficeId, DateTimeOffset Start, int Places);

/// <summary>Who books, as the row keeps it.</summary>
internal sealed record Booker(string PersonKey, string PhoneKey, string? AccountKey, string TokenHash, string PhoneCipher, string Language);

/// <summary>In which window a booking counts, and how many of them a person may have there.</summary>
internal sealed record BookingCount(int Window, int Most);

/// <summary>What became of a wish to book or to move.</summary>
internal enum PlaceVerdict
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The time has no place left.</summary>
    Full,

    /// <summary>The person has as many bookings in the window as allowed.</summary>
    TooMany,

    /// <summary>The hold has ended, or the booking was changed or given up meanwhile.</summary>
    Gone,
}

/// <summary>
/// Takes places, moves and frees them. Each change is one statement that the unique keys of <see cref="PlaceRow"/> let through or not; nothing is
/// looked up first on which the change would rely, so that of five hundred at once exactly as many succeed as there are places, on both engines.
/// </summary>
internal sealed class Places(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>The longest that a hold can be set to, and a minute by which the clocks of hosts may differ.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(61);

    private const string Take =
        """
        INSERT INTO "Places" AS p (
            "Id", "OfficeId", "StartsAt", "Place", "Use", "HeldUntil", "HolderKey", "Service", "Sequence", "CreatedAt", "WantsEarlier", "OfferedAt", "IsLost")
        VALUES (@id, @office, @start, @place, @use, @until, @holder, @service, 0, @now, FALSE, 0, FALSE)
        ON CONFLICT ("OfficeId", "StartsAt", "Place") DO UPDATE SET
            "Id" = excluded."Id", "Use" = excluded."Use", "HeldUntil" = excluded."HeldUntil", "HolderKey" = excluded."HolderKey",
            "Service" = excluded."Service", "CreatedAt" = excluded."CreatedAt"
        WHERE p."HeldUntil" <= @now OR p."HeldUntil" > @farthest
        """;

    private const string Confirm =
        """
        UPDATE "Places" SET "Use" = 'Booking', "HeldUntil" = NULL, "HolderKey" = NULL, "PersonKey" = @person, "PhoneKey" = @phone_key,
            "Window" = @window, "Turn" = @turn, "PhoneTurn" = @phone_turn, "AccountKey" = @account, "TokenHash" = @token, "PhoneCipher" = @phone,
            "Language" = @language, "RemindAt" = @remind, "CreatedAt" = @now
        WHERE "Id" = @id AND "Use" = 'Hold' AND "HeldUntil" > @now AND "HolderKey" = @holder
        """;

    private const string Move =
        """
        UPDATE "Places" SET "StartsAt" = @start, "Place" = @place, "Window" = @window, "Turn" = @turn, "PhoneTurn" = @phone_turn,
            "Sequence" = "Sequence" + 1, "RemindAt" = @remind, "WantsEarlier" = FALSE, "IsLost" = FALSE
        WHERE "Id" = @id AND "Use" = 'Booking' AND "Sequence" = @sequence
        """;

    private const string Free =
        """
        UPDATE "Places" SET "Use" = 'Cancelled', "Place" = NULL, "Window" = NULL, "Turn" = NULL, "PhoneTurn" = NULL, "RemindAt" = NULL,
            "WantsEarlier" = FALSE, "Sequence" = "Sequence" + 1
        WHERE "Id" = @id AND "Use" = 'Booking' AND "Sequence" = @sequence
        """;

    private const string ClearExpired =
        """DELETE FROM "Places" WHERE "OfficeId" = @office AND "StartsAt" = @start AND "Place" = @place AND ("HeldUntil" <= @now OR "HeldUntil" > @farthest)""";

    /// <summary>A hold that ends later than any can was made by a clock that was wrong; it holds nothing.</summary>
    private long Farthest => Now + (long)LongestHold.TotalMilliseconds;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Holds a place of a time for a while; null when it has none left. What the holder held before comes free.</summary>
    public async Task<Guid?> HoldAsync(OfficeTime time, ReceptionService service, string holder, TimeSpan length, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var until = Now + (long)length.TotalMilliseconds;
        foreach (var place in await FreeOfAsync(time, cancellationToken))
        {
            if (await TakeAsync(id, time, place, PlaceUse.Hold, until, holder, service, cancellationToken))
            {
                await db.Database.ExecutePlainAsync(
                    """DELETE FROM "Places" WHERE "Use" = 'Hold' AND "HolderKey" = @holder AND "Id" <> @id""",
                    cancellationToken,
                    ("@holder", holder),
                    ("@id", id));
                return id;
            }
        }

        return null;
    }

    /// <summary>Takes a place away from visitors; whether it was free.</summary>
    public Task<bool> BlockAsync(OfficeTime time, int place, CancellationToken cancellationToken) =>
        TakeAsync(Guid.CreateVersion7(clock.GetUtcNow()), time, place, PlaceUse.Block, until: null, holder: null, ReceptionService.Question, cancellationToken);

    /// <summary>Gives a blocked place back; whether it was blocked.</summary>
    public async Task<bool> UnblockAsync(OfficeTime time, int place, CancellationToken cancellationToken) => await db.Database.ExecutePlainAsync(
        """DELETE FROM "Places" WHERE "OfficeId" = @office AND "StartsAt" = @start AND "Place" = @place AND "Use" = 'Block'""",
        cancellationToken,
        ("@office", time.OfficeId),
        ("@start", time.Start.ToUnixTimeMilliseconds()),
        ("@place", place)) > 0;

    /// <summary>Makes a booking of a hold that has not ended.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="holder">Who holds it.</param>
    /// <param name="booker">Who books.</param>
    /// <param name="count">In which window it counts.</param>
    /// <param name="remindAt">When the person is reminded; null when never.</param>
    /// <param name="alongside">What is stored in the same transaction.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<PlaceVerdict> ConfirmAsync(
        Guid id, string holder, Booker booker, BookingCount count, DateTimeOffset? remindAt, Func<Task> alongside, CancellationToken cancellationToken) =>
        InTurnsAsync(
            count,
            new(0, 0),
            turns => db.Database.ExecutePlainAsync(
                Confirm,
                cancellationToken,
                ("@person", booker.PersonKey),
                ("@phone_key", booker.PhoneKey),
                ("@window", count.Window),
                ("@turn", turns.OfPerson),
                ("@phone_turn", turns.OfPhone),
                ("@account", (object?)booker.AccountKey ?? DBNull.Value),
                ("@token", booker.TokenHash),
                ("@phone", booker.PhoneCipher),
                ("@language", booker.Language),
                ("@remind", Stored(remindAt)),
                ("@now", Now),
                ("@id", id),
                ("@holder", holder)),
            alongside,
            cancellationToken);

    /// <summary>Moves a booking to another time of its office; the place that it had comes free with the same statement.</summary>
    /// <param name="booking">The booking as its reader saw it.</param>
    /// <param name="time">The other time.</param>
    /// <param name="count">In which window it counts then.</param>
    /// <param name="remindAt">When the person is reminded; null when never.</param>
    /// <param name="alongside">What is stored in the same transaction.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<PlaceVerdict> MoveAsync(
        PlaceRow booking, OfficeTime time, BookingCount count, DateTimeOffset? remindAt, Func<Task> alongside, CancellationToken cancellationToken)
    {
        var start = time.Start.ToUnixTimeMilliseconds();
        foreach (var place in await FreeOfAsync(time, cancellationToken))
        {
            var verdict = await InTurnsAsync(
                count,
                booking.Window == count.Window ? new(booking.Turn ?? 0, booking.PhoneTurn ?? 0) : new(0, 0),
                async turns =>
                {
                    await db.Database.ExecutePlainAsync(
                        ClearExpired,
                        cancellationToken,
                        ("@office", time.OfficeId),
                        ("@start", start),
                        ("@place", place),
                        ("@now", Now),
                        ("@farthest", Farthest));
                    return await db.Database.ExecutePlainAsync(
                        Move,
                        cancellationToken,
                        ("@start", start),
                        ("@place", place),
                        ("@window", count.Window),
                        ("@turn", turns.OfPerson),
                        ("@phone_turn", turns.OfPhone),
                        ("@remind", Stored(remindAt)),
                        ("@id", booking.Id),
                        ("@sequence", booking.Sequence));
                },
                alongside,
                cancellationToken);
            if (verdict is not PlaceVerdict.Full)
            {
                return verdict;
            }
        }

        return PlaceVerdict.Full;
    }

    /// <summary>Gives a booking up; its place and its turn come free. False when it was changed or given up meanwhile.</summary>
    public async Task<bool> CancelAsync(PlaceRow booking, Func<Task> alongside, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Database.ExecutePlainAsync(Free, cancellationToken, ("@id", booking.Id), ("@sequence", booking.Sequence)) == 0)
        {
            return false;
        }

        await alongside();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>How many places are taken at each time of an office that has any; holds that have ended are none.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="before">The instant after the last.</param>
    /// <param name="most">The places that count are 1 to this number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<DateTimeOffset, int>> TakenAsync(
        string officeId, DateTimeOffset from, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        (await db.Database.ReadPlainAsync(
            """
            SELECT "StartsAt", COUNT(*) FROM "Places"
            WHERE "OfficeId" = @office AND "StartsAt" >= @from AND "StartsAt" < @before AND "Place" <= @most
              AND ("HeldUntil" IS NULL OR ("HeldUntil" > @now AND "HeldUntil" <= @farthest))
            GROUP BY "StartsAt"
            """,
            row => (Start: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), Taken: row.GetInt32(1)),
            cancellationToken,
            ("@office", officeId),
            ("@from", from.ToUnixTimeMilliseconds()),
            ("@before", before.ToUnixTimeMilliseconds()),
            ("@most", most),
            ("@now", Now),
            ("@farthest", Farthest))).ToDictionary(time => time.Start, time => time.Taken);

    /// <summary>Deletes holds that have ended; none of them held anything back.</summary>
    public Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var (now, farthest) = (Now, Farthest);
        return db.Places.Where(row => row.HeldUntil != null && (row.HeldUntil <= now || row.HeldUntil > farthest)).ExecuteDeleteAsync(cancellationToken);
    }

    private static object Stored(DateTimeOffset? instant) => instant is { } value ? value.ToUnixTimeMilliseconds() : DBNull.Value;

    /// <summary>The places of a time that look free, from a random one on: people who come at once do not all try the same first.</summary>
    private async Task<IReadOnlyList<int>> FreeOfAsync(OfficeTime time, CancellationToken cancellationToken)
    {
        var taken = await db.Database.ReadPlainAsync(
            """
            SELECT "Place" FROM "Places" WHERE "OfficeId" = @office AND "StartsAt" = @start AND "Place" IS NOT NULL
              AND ("HeldUntil" IS NULL OR ("HeldUntil" > @now AND "HeldUntil" <= @farthest))
            """,
            row => row.GetInt32(0),
            cancellationToken,
            ("@office", time.OfficeId),
            ("@start", time.Start.ToUnixTimeMilliseconds()),
            ("@now", Now),
            ("@farthest", Farthest));
        var free = Enumerable.Range(1, time.Places).Except(taken).ToArray();
        Random.Shared.Shuffle(free);
        return free;
    }

    private async Task<bool> TakeAsync(
        Guid id, OfficeTime time, int place, PlaceUse use, long? until, string? holder, ReceptionService service, CancellationToken cancellationToken) =>
        await db.Database.ExecutePlainAsync(
            Take,
            cancellationToken,
            ("@id", id),
            ("@office", time.OfficeId),
            ("@start", time.Start.ToUnixTimeMilliseconds()),
            ("@place", place),
            ("@use", use.ToString()),
            ("@until", (object?)until ?? DBNull.Value),
            ("@holder", (object?)holder ?? DBNull.Value),
            ("@service", service.ToString()),
            ("@now", Now),
            ("@farthest", Farthest)) > 0;

    /// <summary>
    /// Tries one turn of the person and of the phone after another, each try in a transaction of its own, because a broken rule ends one on PostgreSQL.
    /// </summary>
    private async Task<PlaceVerdict> InTurnsAsync(
        BookingCount count, Turns first, Func<Turns, Task<int>> change, Func<Task> alongside, CancellationToken cancellationToken)
    {
        var (ofPerson, ofPhone) = (InOrder(first.OfPerson, count.Most), InOrder(first.OfPhone, count.Most));
        while (ofPerson.TryPeek(out var person) && ofPhone.TryPeek(out var phone))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                if (await change(new(person, phone)) == 0)
                {
                    return PlaceVerdict.Gone;
                }

                await alongside();
                await transaction.CommitAsync(cancellationToken);
                return PlaceVerdict.Done;
            }
            catch (DbException exception) when (UniqueViolation.Concerns(exception, nameof(PlaceRow.PersonKey)))
            {
                await transaction.RollbackAsync(cancellationToken);
                ofPerson.Dequeue();
            }
            catch (DbException exception) when (UniqueViolation.Concerns(exception, nameof(PlaceRow.PhoneKey)))
            {
                await transaction.RollbackAsync(cancellationToken);
                ofPhone.Dequeue();
            }
            catch (DbException exception) when (UniqueViolation.Concerns(exception, nameof(PlaceRow.StartsAt)))
            {
                await transaction.RollbackAsync(cancellationToken);
                return PlaceVerdict.Full;
            }
        }

        return PlaceVerdict.TooMany;
    }

    private static Queue<int> InOrder(int first, int most) => new(Enumerable.Range(0, most).OrderBy(turn => turn == first ? -1 : turn));

    /// <summary>Which of the bookings in its window one is: of those of the person, and of those of the phone, from 0.</summary>
    private sealed record Turns(int OfPerson, int OfPhone);
}
