using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
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
                    Day = table.Column<int>(type: "integer", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "integer", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false)
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
