using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class HomeVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HomeVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FactsCipher = table.Column<string>(type: "text", nullable: true),
                    SchoolId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UnderWayAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WindowFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    WindowTo = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    FirstWorker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SecondWorker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HomeVisits", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_ClosedAt",
                table: "HomeVisits",
                column: "ClosedAt",
                filter: "\"FactsCipher\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_OfficeId_PlannedOn_WindowFrom",
                table: "HomeVisits",
                columns: new[] { "OfficeId", "PlannedOn", "WindowFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_OfficeId_State_RequestedAt",
                table: "HomeVisits",
                columns: new[] { "OfficeId", "State", "RequestedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HomeVisits");
        }
    }
}
