using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficeWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OfficeWork",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeWork", x => new { x.Day, x.OfficeId, x.Measure, x.Amount });
                });

            migrationBuilder.CreateIndex(
                name: "IX_OfficeWork_OfficeId_Day",
                table: "OfficeWork",
                columns: new[] { "OfficeId", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OfficeWork");
        }
    }
}
