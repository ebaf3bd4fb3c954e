using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ResultsAwaited : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_IsOpen_DueOn_Id",
                table: "Applications");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnsweredOn",
                table: "Applications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsResult",
                table: "Applications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "Applications",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RefusalGrounds",
                table: "Applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // what is stored already gets what new cases get when they are saved; days are those of Almaty
            migrationBuilder.Sql("""
                UPDATE "Applications" SET
                    "AwaitsResult" = "IsOpen" AND ("State" <> 'Ready' OR (
                        EXISTS (SELECT 1 FROM "WorkflowInstances" w WHERE w."ApplicationId" = "Applications"."Id" AND w."CollectionOfficeId" <> "Applications"."OfficeId")
                        AND NOT EXISTS (SELECT 1 FROM "ApplicationEvents" e WHERE e."ApplicationId" = "Applications"."Id" AND e."Type" IN ('DuplicateArrivedAtCorporation', 'DuplicateAnnulled')))),
                    "Outcome" = CASE WHEN "State" = 'Refused' THEN 'Refusal' WHEN "State" = 'Withdrawn' THEN 'Withdrawn' END,
                    "RefusalGrounds" = CASE WHEN "State" <> 'Refused' THEN 0 ELSE COALESCE((
                        SELECT max((CASE WHEN e."Data" LIKE '%"UntrueDocuments"%' THEN 1 ELSE 0 END) + (CASE WHEN e."Data" LIKE '%"RequirementsNotMet"%' THEN 2 ELSE 0 END)
                            + (CASE WHEN e."Data" LIKE '%"NoConsent"%' THEN 4 ELSE 0 END))
                        FROM "ApplicationEvents" e WHERE e."ApplicationId" = "Applications"."Id" AND e."Type" = 'ApplicationRefused'), 0) END
                """);
            migrationBuilder.Sql("""
                UPDATE "Applications" SET
                    "Outcome" = COALESCE("Outcome", 'Duplicate'),
                    "AnsweredOn" = (SELECT ((max(e."At") AT TIME ZONE 'UTC') + interval '5 hours')::date FROM "ApplicationEvents" e WHERE e."ApplicationId" = "Applications"."Id"
                        AND e."Type" IN ('DuplicateReady', 'DuplicateArrivedAtCorporation', 'ApplicationRefused'))
                WHERE NOT "AwaitsResult" AND "State" IN ('Ready', 'HandedOver', 'Refused')
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_FiledAt",
                table: "Complaints",
                column: "FiledAt");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications",
                columns: new[] { "AcceptedOn", "OfficeId", "Outcome", "AnsweredOn", "DueOn", "RefusalGrounds" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_AwaitsResult_DueOn_Id",
                table: "Applications",
                columns: new[] { "AwaitsResult", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OfficeId_AwaitsResult_DueOn_Id",
                table: "Applications",
                columns: new[] { "OfficeId", "AwaitsResult", "DueOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Complaints_FiledAt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_AwaitsResult_DueOn_Id",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OfficeId_AwaitsResult_DueOn_Id",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AnsweredOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AwaitsResult",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "RefusalGrounds",
                table: "Applications");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_IsOpen_DueOn_Id",
                table: "Applications",
                columns: new[] { "IsOpen", "DueOn", "Id" });
        }
    }
}
