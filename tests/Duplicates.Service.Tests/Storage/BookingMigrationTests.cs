using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Tests.Storage;

/// <summary>Bookings and tickets of before go on: bookings of one phone are counted, given up ones are not, and tickets keep their groups.</summary>
public sealed class BookingMigrationTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-bookings-");
    private TestDatabase? _database;

    [Fact]
    public Task Upgrade_OnSqlite_CountsTheBookingsOfAPhone() => UpgradeAsync(
        new SqliteTestDatabase(),
        connection => new SqliteDuplicatesDbContext(new DbContextOptionsBuilder<SqliteDuplicatesDbContext>().UseSqlite(connection).Options));

    [Fact]
    public Task Upgrade_OnPostgreSql_CountsTheBookingsOfAPhone() => UpgradeAsync(
        new PostgreSqlTestDatabase(),
        connection => new PostgreSqlDuplicatesDbContext(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql(connection).Options));

    public async ValueTask DisposeAsync()
    {
        await (_database?.DropAsync() ?? Task.CompletedTask);
        _folder.Remove();
    }

    private async Task UpgradeAsync(TestDatabase database, Func<string, DuplicatesDbContext> open)
    {
        _database = database;
        var connection = database.ConnectionString(_folder.FullName);
        await using (var old = open(connection))
        {
            await FillAsync(old);
            await old.Database.MigrateAsync();
        }

        await using var now = open(connection);
        var places = await now.Places.OrderBy(row => row.StartsAt).ToListAsync();
        Assert.Equal([0, 1, null, 0, null], places.Select(row => row.PhoneTurn));
        var ticket = await now.QueueTickets.SingleAsync();
        Assert.Equal("Veteran", ticket.Priority);
        Assert.Null(ticket.MovedTo);
    }

    /// <summary>A database as it was before the migration: a guest, the same phone signed in, a booking given up, another phone, a hold.</summary>
    private static async Task FillAsync(DuplicatesDbContext old)
    {
        var migrations = old.Database.GetMigrations().ToList();
        var last = migrations[migrations.FindIndex(name => name.EndsWith("_CountedPhonesAndMovedTickets", StringComparison.Ordinal)) - 1];
        await old.GetService<IMigrator>().MigrateAsync(last);
        await PlaceAsync(old, 1, "Booking", "phone 1", "phone 1", 0);
        await PlaceAsync(old, 2, "Booking", "person", "phone 1", 0);
        await PlaceAsync(old, 3, "Cancelled", "phone 1", "phone 1", null);
        await PlaceAsync(old, 4, "Booking", "phone 2", "phone 2", 0);
        await PlaceAsync(old, 5, "Hold", null, null, null);
        await old.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "QueueTickets" (
                "Id", "OfficeId", "Day", "Service", "Number", "CodeHash", "State", "Version", "ArrivedAt", "Priority", "Calls", "CalledAt", "SinceAt", "IsTold")
            VALUES ({0}, 'office', 739900, 'Paper', 1, 'code', 'Waiting', 0, 1, 'Veteran', 0, 0, 1, {1})
            """,
            Guid.NewGuid(),
            false);
    }

    private static Task<int> PlaceAsync(DuplicatesDbContext old, int number, string use, string? person, string? phone, int? turn) =>
        old.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Places" (
                "Id", "OfficeId", "StartsAt", "Place", "Use", "Service", "PersonKey", "PhoneKey", "Window", "Turn",
                "Sequence", "CreatedAt", "WantsEarlier", "OfferedAt", "IsLost")
            VALUES ({new Guid(number, 0, 0, new byte[8])}, 'office', {number}, {(use == "Cancelled" ? null : (int?)1)}, {use}, 'Paper', {person}, {phone},
                {(turn is null ? null : (int?)7)}, {turn}, 0, 1, {false}, 0, {false})
            """);
}
