using System.Globalization;
using Duplicates.Domain.Reception;
using Duplicates.Service.Booking;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Booking;

public sealed class PlaceRaceTestsOnSqlite(SqliteHost host) : PlaceRaceTests(host), IClassFixture<SqliteHost>;

public sealed class PlaceRaceTestsOnPostgreSql(PostgreSqlHost host) : PlaceRaceTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>However many come at once: a place is given to one, and no place stays empty that somebody wanted.</summary>
public abstract class PlaceRaceTests(ServiceHost host)
{
    private const int Comers = 500;
    private const int PlacesOfTheTime = 10;
    private const int Rounds = 20;

    [Fact]
    public async Task Book_FiveHundredAtOnceForTenPlaces_GivesTenBookings()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var time = new OfficeTime("race", host.Clock.GetUtcNow().AddDays(1).AddMinutes(15 * round), PlacesOfTheTime);
            var verdicts = await Task.WhenAll(Enumerable.Range(0, Comers).Select(comer => BookAsync(time, $"{round}-{comer}")));
            Assert.Equal(PlacesOfTheTime, verdicts.Count(verdict => verdict is PlaceVerdict.Done));
            Assert.Equal(Comers - PlacesOfTheTime, verdicts.Count(verdict => verdict is PlaceVerdict.Full));
        }

        var rows = await host.QueryAsync(
            """SELECT "StartsAt", COUNT(DISTINCT "Place"), COUNT(*) FROM "Places" WHERE "OfficeId" = 'race' GROUP BY "StartsAt" """);
        Assert.Equal(Rounds, rows.Count);
        Assert.All(rows, row => Assert.Equal(["10", "10"], row.Skip(1), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("same", null)] // one person who signed in, with many phones
    [InlineData(null, "same")] // one phone, here as a guest and there signed in
    public async Task Book_FortyTimesAtOnceByOnePersonOrPhone_GivesAsManyAsOneMayHave(string? person, string? phone)
    {
        var (start, office) = (host.Clock.GetUtcNow().AddDays(2), $"one {person} {phone}");
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(place =>
            BookAsync(new(office, start.AddMinutes(15 * place), 1), $"window {place}", person, phone, most: 2)));
        Assert.Equal(2, verdicts.Count(verdict => verdict is PlaceVerdict.Done));
        Assert.Equal(38, verdicts.Count(verdict => verdict is PlaceVerdict.TooMany));
    }

    [Fact]
    public async Task Move_ManyToTheLastPlaceAtOnce_MovesOneAndKeepsTheOthersWhereTheyWere()
    {
        var start = host.Clock.GetUtcNow().AddDays(3);
        var before = new OfficeTime("move", start, PlacesOfTheTime);
        for (var comer = 0; comer < PlacesOfTheTime; comer++)
        {
            Assert.Equal(PlaceVerdict.Done, await BookAsync(before, $"mover {comer}"));
        }

        var after = new OfficeTime("move", start.AddHours(1), 1);
        await using var scope = host.Services.CreateAsyncScope();
        var bookings = scope.ServiceProvider.GetRequiredService<Data.DuplicatesDbContext>().Places.Where(row => row.OfficeId == "move").ToList();
        var verdicts = await Task.WhenAll(bookings.Select(async booking =>
        {
            await using var own = host.Services.CreateAsyncScope();
            return await own.ServiceProvider.GetRequiredService<Places>()
                .MoveAsync(booking, after, new(0, 1), null, () => Task.CompletedTask, CancellationToken.None);
        }));
        Assert.Equal(1, verdicts.Count(verdict => verdict is PlaceVerdict.Done));
        Assert.Equal(PlacesOfTheTime - 1, verdicts.Count(verdict => verdict is PlaceVerdict.Full));
        Assert.Equal(
            [["9"], ["1"]],
            await host.QueryAsync("""SELECT COUNT(*) FROM "Places" WHERE "OfficeId" = 'move' GROUP BY "StartsAt" ORDER BY "StartsAt" """));
    }

    private async Task<PlaceVerdict> BookAsync(OfficeTime time, string browser, string? person = null, string? phone = null, int most = 1)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var places = scope.ServiceProvider.GetRequiredService<Places>();
        if (await places.HoldAsync(time, ReceptionService.Application, browser, TimeSpan.FromMinutes(10), CancellationToken.None) is not { } id)
        {
            return PlaceVerdict.Full;
        }

        var own = browser + time.OfficeId;
        var booker = new Booker(person ?? own, phone ?? own, null, id.ToString("N", CultureInfo.InvariantCulture), "phone", "kk");
        return await places.ConfirmAsync(id, browser, booker, new(0, most), null, () => Task.CompletedTask, CancellationToken.None);
    }
}
