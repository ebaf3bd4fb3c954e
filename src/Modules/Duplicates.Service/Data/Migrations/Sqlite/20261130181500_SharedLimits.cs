using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SharedLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BrowserKey",
                table: "OneTimeCodes",
                type: "TEXT",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UsedAt",
                table: "OneTimeCodes",
                type: "TEXT",
                nullable: true);

            // a code that was used stays used
            migrationBuilder.Sql("""UPDATE "OneTimeCodes" SET "UsedAt" = "CreatedAt" WHERE "IsUsed";""");

            migrationBuilder.DropIndex(
                name: "IX_OneTimeCodes_AddressKey_CreatedAt",
                table: "OneTimeCodes");

            migrationBuilder.DropIndex(
                name: "IX_OneTimeCodes_PhoneKey_CreatedAt",
                table: "OneTimeCodes");

            // SQLite drops a column by itself; the way over a new table cannot be undone by a transaction
            migrationBuilder.Sql("""ALTER TABLE "OneTimeCodes" DROP COLUMN "AddressKey";""");
            migrationBuilder.Sql("""ALTER TABLE "OneTimeCodes" DROP COLUMN "IsUsed";""");

            migrationBuilder.CreateTable(
                name: "SharedCounts",
                columns: table => new
                {
                    Counted = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedCounts", x => x.Counted);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SharedCounts_EndsAt",
                table: "SharedCounts",
                column: "EndsAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SharedCounts");

            migrationBuilder.DropColumn(
                name: "BrowserKey",
                table: "OneTimeCodes");

            migrationBuilder.DropColumn(
                name: "UsedAt",
                table: "OneTimeCodes");

            migrationBuilder.AddColumn<string>(
                name: "AddressKey",
                table: "OneTimeCodes",
                type: "TEXT",
                maxLength: 43,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsUsed",
                table: "OneTimeCodes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeCodes_AddressKey_CreatedAt",
                table: "OneTimeCodes",
                columns: new[] { "AddressKey", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeCodes_PhoneKey_CreatedAt",
                table: "OneTimeCodes",
                columns: new[] { "PhoneKey", "CreatedAt" });
        }
    }
}
