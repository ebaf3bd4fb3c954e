using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProtectedHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // texts that are encrypted now have no length in the model any more; SQLite never knew one, and its tables are not rebuilt for that
            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "Letters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "ComplaintEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "ApplicationEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letters_SealedIn",
                table: "Letters",
                column: "SealedIn",
                filter: "\"SealedIn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintEvents_SealedIn",
                table: "ComplaintEvents",
                column: "SealedIn",
                filter: "\"SealedIn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationEvents_SealedIn",
                table: "ApplicationEvents",
                column: "SealedIn",
                filter: "\"SealedIn\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_SealedIn",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_ComplaintEvents_SealedIn",
                table: "ComplaintEvents");

            migrationBuilder.DropIndex(
                name: "IX_ApplicationEvents_SealedIn",
                table: "ApplicationEvents");

            migrationBuilder.DropColumn(
                name: "SealedIn",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "SealedIn",
                table: "ComplaintEvents");

            migrationBuilder.DropColumn(
                name: "SealedIn",
                table: "ApplicationEvents");
        }
    }
}
