using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FactsCipher = table.Column<string>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UnderWayAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PlannedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WindowFrom = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    WindowTo = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    FirstWorker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SecondWorker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
