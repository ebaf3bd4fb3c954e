using System.Globalization;
using Duplicates.Domain.Reception;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Booking;

public sealed class PlaceWalkTestsOnSqlite(SqliteHost host) : PlaceWalkTests(host), IClassFixture<SqliteHost>;

public sealed class PlaceWalkTestsOnPostgreSql(PostgreSqlHost host) : PlaceWalkTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Whatever people do in whatever order while the clock goes on: the table holds exactly what a plain list in memory says.</summary>
public abstract class PlaceWalkTests(ServiceHost host)
{
    private const int Times = 3;
    private const int PlacesOfATime = 2;
    private const int People = 4;
    private const int MostBookings = 2;

    private static readonly TimeSpan Held = TimeSpan.FromMinutes(10);

    /// <summary>People come more often than they change their mind.</summary>
    private static readonly Act[] Acts = [Act.Hold, Act.Hold, Act.Confirm, Act.Confirm, .. Enum.GetValues<Act>()];

    private static int _walks;

    private enum Act
    {
        Hold,
        Confirm,
        Move,
        Cancel,
        Block,
        Unblock,
        Wait,
        Sweep,
    }

    [Fact]
    public void AnySteps_InAnyOrder_NeverGiveAPlaceTwiceAndNeverLoseOne()
    {
        host.WorksInBackground = false;
        var booked = 0;
        Prop.ForAll(
            (from act in Gen.Elements(Acts)
             from who in Gen.Choose(0, People - 1)
             from time in Gen.Choose(0, Times - 1)
             select (act, who, time)).ArrayOf(40).ToArbitrary(),
            steps =>
            {
                var walk = new Walk(host, $"walk {Interlocked.Increment(ref _walks)}");
                foreach (var (act, who, time) in steps)
                {
                    walk.StepAsync(act, who, time).GetAwaiter().GetResult();
                }

                booked += walk.Booked;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
        Assert.True(booked > 25, "Hardly a place was booked.");
    }

    /// <summary>One office, and what should stand in the table.</summary>
    private sealed class Walk(ServiceHost host, string office)
    {
        private readonly DateTimeOffset _first = host.Clock.GetUtcNow().AddDays(1);
        private readonly Dictionary<Guid, (int Who, int Time, DateTimeOffset Until)> _holds = [];
        private readonly Dictionary<Guid, (int Who, int Time)> _bookings = [];
        private readonly int[] _blocks = new int[Times];

        public int Booked { get; private set; }

        public async Task StepAsync(Act act, int who, int time)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var places = scope.ServiceProvider.GetRequiredService<Places>();
            switch (act)
            {
                case Act.Hold:
                    await HoldAsync(places, who, time);
                    break;
                case Act.Confirm:
                    await ConfirmAsync(places, who);
                    break;
                case Act.Move or Act.Cancel:
                    await ChangeAsync(scope.ServiceProvider, act, who, time);
                    break;
                case Act.Block or Act.Unblock:
                    await BlockAsync(places, act, time);
                    break;
                case Act.Wait:
                    host.Clock.Advance(TimeSpan.FromMinutes(4));
                    break;
                default:
                    await places.DeleteExpiredAsync(CancellationToken.None);
                    break;
            }

            await CompareAsync(scope.ServiceProvider);
        }

        private async Task HoldAsync(Places places, int who, int time)
        {
            var isFree = Taken(time) < PlacesOfATime;
            var id = await places.HoldAsync(TimeOf(time), ReceptionService.Application, Name(who), Held, CancellationToken.None);
            Assert.Equal(isFree, id is not null);
            if (id is { } held)
            {
                foreach (var earlier in _holds.Where(hold => hold.Value.Who == who).Select(hold => hold.Key).ToList())
                {
                    _holds.Remove(earlier);
                }

                _holds[held] = (who, time, host.Clock.GetUtcNow() + Held);
            }
        }

        private async Task ConfirmAsync(Places places, int who)
        {
            var (id, hold) = _holds.FirstOrDefault(candidate => candidate.Value.Who == who);
            var expected = id == Guid.Empty || hold.Until <= host.Clock.GetUtcNow() ? PlaceVerdict.Gone
                : _bookings.Values.Count(booking => PhoneOf(booking.Who) == PhoneOf(who)) >= MostBookings ? PlaceVerdict.TooMany : PlaceVerdict.Done;
            var booker = new Booker(Name(who), PhoneOf(who), null, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), "phone", "kk");
            Assert.Equal(
                expected,
                await places.ConfirmAsync(id, Name(who), booker, new(1, MostBookings), null, () => Task.CompletedTask, CancellationToken.None));
            if (expected is PlaceVerdict.Done)
            {
                _holds.Remove(id);
                _bookings[id] = (who, hold.Time);
                Booked++;
            }
        }

        private async Task ChangeAsync(IServiceProvider services, Act act, int who, int time)
        {
            var (id, booking) = _bookings.FirstOrDefault(candidate => candidate.Value.Who == who);
            if (id == Guid.Empty)
            {
                return;
            }

            var row = await services.GetRequiredService<DuplicatesDbContext>().Places.AsNoTracking().SingleAsync(row => row.Id == id);
            var places = services.GetRequiredService<Places>();
            if (act is Act.Cancel)
            {
                Assert.True(await places.CancelAsync(row, () => Task.CompletedTask, CancellationToken.None));
                Assert.False(await places.CancelAsync(row, () => Task.CompletedTask, CancellationToken.None));
                _bookings.Remove(id);
                return;
            }

            var expected = Taken(time) < PlacesOfATime ? PlaceVerdict.Done : PlaceVerdict.Full;
            Assert.Equal(expected, await places.MoveAsync(row, TimeOf(time), new(1, MostBookings), null, () => Task.CompletedTask, CancellationToken.None));
            _bookings[id] = expected is PlaceVerdict.Done ? (who, time) : booking;
        }

        private async Task BlockAsync(Places places, Act act, int time)
        {
            const int place = 1;
            if (act is Act.Block)
            {
                var blocked = await places.BlockAsync(TimeOf(time), place, CancellationToken.None);
                Assert.True(!blocked || Taken(time) < PlacesOfATime);
                _blocks[time] += blocked ? 1 : 0;
            }
            else
            {
                Assert.Equal(_blocks[time] > 0, await places.UnblockAsync(TimeOf(time), place, CancellationToken.None));
                _blocks[time] = 0;
            }
        }

        private async Task CompareAsync(IServiceProvider services)
        {
            var now = host.Clock.GetUtcNow();
            var milliseconds = now.ToUnixTimeMilliseconds();
            var rows = await services.GetRequiredService<DuplicatesDbContext>().Places.AsNoTracking()
                .Where(row => row.OfficeId == office && row.Place != null && (row.HeldUntil == null || row.HeldUntil > milliseconds)).ToListAsync();
            Assert.Equal(rows.Count, rows.Select(row => (row.StartsAt, row.Place)).Distinct().Count());
            Assert.All(rows, row => Assert.InRange(row.Place!.Value, 1, PlacesOfATime));
            foreach (var time in Enumerable.Range(0, Times))
            {
                var start = TimeOf(time).Start.ToUnixTimeMilliseconds();
                Assert.Equal(Taken(time), rows.Count(row => row.StartsAt == start));
            }

            Assert.Equal(_bookings.Keys.Order(), rows.Where(row => row.Use is PlaceUse.Booking).Select(row => row.Id).Order());
            Assert.Equal(
                _holds.Where(hold => hold.Value.Until > now).Select(hold => hold.Key).Order(),
                rows.Where(row => row.Use is PlaceUse.Hold).Select(row => row.Id).Order());
        }

        private int Taken(int time) => _blocks[time] + _bookings.Values.Count(booking => booking.Time == time)
            + _holds.Values.Count(hold => hold.Time == time && hold.Until > host.Clock.GetUtcNow());

        private OfficeTime TimeOf(int time) => new(office, _first.AddMinutes(15 * time), PlacesOfATime);

        /// <summary>Two people each have one phone, as in a family.</summary>
        private string PhoneOf(int who) => $"{office} phone {who / 2}";

        private string Name(int who) => $"{office} {who}";
    }
}
