using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AssigneeId",
                table: "Applications",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssigneeName",
                table: "Applications",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitsFor",
                table: "Applications",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseNameWords",
                columns: table => new
                {
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 310, nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNameWords", x => new { x.OfficeId, x.Word, x.ApplicationId });
                });

            migrationBuilder.CreateTable(
                name: "CaseNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TextCipher = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNotes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_LearnerKey",
                table: "Applications",
                column: "LearnerKey");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OfficeId_AssigneeId_IsOpen_DueOn_Id",
                table: "Applications",
                columns: new[] { "OfficeId", "AssigneeId", "IsOpen", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OfficeId_WaitsFor_DueOn_Id",
                table: "Applications",
                columns: new[] { "OfficeId", "WaitsFor", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseNameWords_ApplicationId",
                table: "CaseNameWords",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseNotes_ApplicationId_At",
                table: "CaseNotes",
                columns: new[] { "ApplicationId", "At" });

            // cases that were there before: whose move it is follows from their state
            migrationBuilder.Sql("""
                UPDATE "Applications" SET "WaitsFor" = CASE
                    WHEN "State" = 'Prepared' OR ("State" IN ('UnderReview', 'HearingAppointed') AND "Proposal" IS NOT NULL) THEN 'SchoolHead'
                    ELSE 'SchoolClerk' END
                WHERE "IsOpen"
                """);

            migrationBuilder.Sql("""
                WITH RECURSIVE split(id, office, word, rest) AS (
                    SELECT "Id", "OfficeId", '', "LearnerNameFolded" || ' ' FROM "Applications"
                    UNION ALL
                    SELECT id, office, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> '')
                INSERT INTO "CaseNameWords" ("OfficeId", "Word", "ApplicationId")
                SELECT DISTINCT office, word, id FROM split WHERE word <> ''
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseNameWords");

            migrationBuilder.DropTable(
                name: "CaseNotes");

            migrationBuilder.DropIndex(
                name: "IX_Applications_LearnerKey",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OfficeId_AssigneeId_IsOpen_DueOn_Id",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OfficeId_WaitsFor_DueOn_Id",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AssigneeName",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "WaitsFor",
                table: "Applications");
        }
    }
}
