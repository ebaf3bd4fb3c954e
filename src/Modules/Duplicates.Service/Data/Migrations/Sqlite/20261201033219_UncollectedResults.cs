using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UncollectedResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "SendBy",
                table: "CourierThings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UncollectedResults",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ArrivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UncollectedResults", x => x.ApplicationId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UncollectedResults_NextOn",
                table: "UncollectedResults",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_UncollectedResults_OfficeId_NextOn",
                table: "UncollectedResults",
                columns: new[] { "OfficeId", "NextOn" });

            // what lies at a counter already is kept as long as what comes now: nobody was told of a term before
            migrationBuilder.Sql("""
                INSERT INTO "UncollectedResults" ("ApplicationId", "OfficeId", "ArrivedOn", "NextOn")
                SELECT "ApplicationId", "SentToOfficeId", date('now', '+5 hours'), date('now', '+5 hours', '+7 days')
                FROM "CertificateDuplicates" WHERE "ArrivedAt" IS NOT NULL AND "HandedOverAt" IS NULL AND NOT "IsVoid" AND NOT "IsAnnulled"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UncollectedResults");

            migrationBuilder.DropColumn(
                name: "SendBy",
                table: "CourierThings");
        }
    }
}
