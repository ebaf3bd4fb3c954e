using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class BookingAndQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    Use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HeldUntil = table.Column<long>(type: "bigint", nullable: true),
                    HolderKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    Service = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    PhoneKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    Window = table.Column<int>(type: "integer", nullable: true),
                    Turn = table.Column<int>(type: "integer", nullable: true),
                    AccountKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    TokenHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    PhoneCipher = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    WantsEarlier = table.Column<bool>(type: "boolean", nullable: false),
                    OfferedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsLost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QueueCounters",
                columns: table => new
                {
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Service = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueCounters", x => new { x.OfficeId, x.Day, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "QueueDesks",
                columns: table => new
                {
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Desk = table.Column<int>(type: "integer", nullable: false),
                    OfficerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueDesks", x => new { x.OfficeId, x.Desk });
                });

            migrationBuilder.CreateTable(
                name: "QueueFigures",
                columns: table => new
                {
                    Day = table.Column<int>(type: "integer", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    IsBooked = table.Column<bool>(type: "boolean", nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Visits = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueFigures", x => new { x.Day, x.OfficeId, x.Hour, x.IsBooked, x.Measure, x.Minutes });
                });

            migrationBuilder.CreateTable(
                name: "QueuePeriods",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Desk = table.Column<int>(type: "integer", nullable: true),
                    OfficerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueuePeriods", x => new { x.TicketId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "QueueTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Service = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    BrowserKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ArrivedAt = table.Column<long>(type: "bigint", nullable: false),
                    BookingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BookedFor = table.Column<long>(type: "bigint", nullable: true),
                    Priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    IinKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    Calls = table.Column<int>(type: "integer", nullable: false),
                    CalledAt = table.Column<long>(type: "bigint", nullable: false),
                    SinceAt = table.Column<long>(type: "bigint", nullable: false),
                    Desk = table.Column<int>(type: "integer", nullable: true),
                    OfficerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    OnlyDesk = table.Column<int>(type: "integer", nullable: true),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false),
                    Breach = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueTickets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Receptions",
                columns: table => new
                {
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    TakesBookings = table.Column<bool>(type: "boolean", nullable: false),
                    OnlyBooked = table.Column<bool>(type: "boolean", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    DaysAhead = table.Column<int>(type: "integer", nullable: false),
                    SoonestMinutes = table.Column<int>(type: "integer", nullable: false),
                    PerPerson = table.Column<int>(type: "integer", nullable: false),
                    WindowDays = table.Column<int>(type: "integer", nullable: false),
                    ReminderHours = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receptions", x => x.OfficeId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Places_AccountKey_StartsAt",
                table: "Places",
                columns: new[] { "AccountKey", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_Earlier",
                table: "Places",
                columns: new[] { "OfficeId", "StartsAt" },
                filter: "\"WantsEarlier\"");

            migrationBuilder.CreateIndex(
                name: "IX_Places_HeldUntil",
                table: "Places",
                column: "HeldUntil",
                filter: "\"HeldUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Places_HolderKey",
                table: "Places",
                column: "HolderKey",
                filter: "\"Use\" = 'Hold'");

            migrationBuilder.CreateIndex(
                name: "IX_Places_OfficeId_StartsAt_Place",
                table: "Places",
                columns: new[] { "OfficeId", "StartsAt", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Places_PersonKey_Window_Turn",
                table: "Places",
                columns: new[] { "PersonKey", "Window", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Places_RemindAt",
                table: "Places",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Places_StartsAt",
                table: "Places",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Places_TokenHash",
                table: "Places",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueCounters_Day",
                table: "QueueCounters",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_QueueDesks_OfficerId",
                table: "QueueDesks",
                column: "OfficerId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueFigures_OfficeId_Day",
                table: "QueueFigures",
                columns: new[] { "OfficeId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_QueuePeriods_Day",
                table: "QueuePeriods",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_QueuePeriods_OfficeId_Day",
                table: "QueuePeriods",
                columns: new[] { "OfficeId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_AtDesk",
                table: "QueueTickets",
                columns: new[] { "OfficeId", "Day", "Desk" },
                unique: true,
                filter: "\"State\" IN ('Called', 'Served')");

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_BookingId",
                table: "QueueTickets",
                column: "BookingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_CodeHash",
                table: "QueueTickets",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_Day",
                table: "QueueTickets",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_OfficeId_Day_CalledAt",
                table: "QueueTickets",
                columns: new[] { "OfficeId", "Day", "CalledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_OfficeId_Day_Service_Number",
                table: "QueueTickets",
                columns: new[] { "OfficeId", "Day", "Service", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropTable(
                name: "QueueCounters");

            migrationBuilder.DropTable(
                name: "QueueDesks");

            migrationBuilder.DropTable(
                name: "QueueFigures");

            migrationBuilder.DropTable(
                name: "QueuePeriods");

            migrationBuilder.DropTable(
                name: "QueueTickets");

            migrationBuilder.DropTable(
                name: "Receptions");
        }
    }
}
