using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PhonesOfCitizens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "IinKey",
                table: "Citizens",
                newName: "AccountKey");

            migrationBuilder.AddColumn<string>(
                name: "IinKey",
                table: "Citizens",
                type: "character varying(43)",
                maxLength: 43,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "Citizens",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AccountKey",
                table: "Applications",
                type: "character varying(43)",
                maxLength: 43,
                nullable: false,
                defaultValue: "");

            // the account of an IIN keeps its key, and with it drafts, sessions and all cases of the IIN
            migrationBuilder.Sql("""UPDATE "Citizens" SET "IinKey" = "AccountKey";""");
            migrationBuilder.Sql("""UPDATE "Applications" SET "AccountKey" = "ApplicantKey";""");

            // it is confirmed where something besides a code speaks for the phone: an officer who linked it, or a digital signature
            migrationBuilder.Sql(
                """
                UPDATE "Citizens" SET "ConfirmedBy" = 'Desk' WHERE EXISTS (
                  SELECT 1 FROM "AuditEntries" WHERE "AuditEntries"."Subject" = "Citizens"."AccountKey" AND "AuditEntries"."Action" = 'PhoneChanged'
                    AND "AuditEntries"."ActorRole" IN ('SchoolClerk', 'SchoolHead', 'CorporationOperator'));
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Citizens" SET "ConfirmedBy" = 'Signature' WHERE "ConfirmedBy" IS NULL AND EXISTS (
                  SELECT 1 FROM "Applications" JOIN "ApplicationEvents" ON "ApplicationEvents"."ApplicationId" = "Applications"."Id"
                  WHERE "Applications"."ApplicantKey" = "Citizens"."AccountKey" AND "ApplicationEvents"."Type" = 'ApplicationSubmitted'
                    AND "ApplicationEvents"."Data" LIKE '%"Method":"DigitalSignature"%');
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_Confirmed",
                table: "Citizens",
                column: "IinKey",
                unique: true,
                filter: "\"ConfirmedBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_IinKey_PhoneKey",
                table: "Citizens",
                columns: new[] { "IinKey", "PhoneKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Citizens_Confirmed",
                table: "Citizens");

            migrationBuilder.DropIndex(
                name: "IX_Citizens_IinKey_PhoneKey",
                table: "Citizens");

            // one account of an IIN remains: the confirmed one, else any
            migrationBuilder.Sql(
                """
                DELETE FROM "Citizens" WHERE EXISTS (
                  SELECT 1 FROM "Citizens" AS other WHERE other."IinKey" = "Citizens"."IinKey" AND other."AccountKey" <> "Citizens"."AccountKey"
                    AND "Citizens"."ConfirmedBy" IS NULL AND (other."ConfirmedBy" IS NOT NULL OR other."AccountKey" < "Citizens"."AccountKey"));
                """);
            migrationBuilder.Sql("""UPDATE "Citizens" SET "AccountKey" = "IinKey";""");

            migrationBuilder.DropColumn(
                name: "AccountKey",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "Citizens");

            migrationBuilder.DropColumn(
                name: "IinKey",
                table: "Citizens");

            migrationBuilder.RenameColumn(
                name: "AccountKey",
                table: "Citizens",
                newName: "IinKey");
        }
    }
}
