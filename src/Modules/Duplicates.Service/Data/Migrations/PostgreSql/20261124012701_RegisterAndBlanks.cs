using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RegisterAndBlanks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CertificateDuplicates_ApplicationId",
                table: "CertificateDuplicates");

            migrationBuilder.AddColumn<DateTime>(
                name: "ArrivedAt",
                table: "CertificateDuplicates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOverAt",
                table: "CertificateDuplicates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedOverBy",
                table: "CertificateDuplicates",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdentityDocument",
                table: "CertificateDuplicates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsVoid",
                table: "CertificateDuplicates",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NamesFolded",
                table: "CertificateDuplicates",
                type: "character varying(620)",
                maxLength: 620,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "CertificateDuplicates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAt",
                table: "CertificateDuplicates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SentLate",
                table: "CertificateDuplicates",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SentToOfficeId",
                table: "CertificateDuplicates",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidReason",
                table: "CertificateDuplicates",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlankMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Range = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlankMovements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blanks",
                columns: table => new
                {
                    Blank = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Series = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DuplicateId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blanks", x => x.Blank);
                });

            migrationBuilder.CreateTable(
                name: "VerificationCounts",
                columns: table => new
                {
                    VerificationCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DuplicateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerificationCounts", x => x.VerificationCode);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateDuplicates_ApplicationId",
                table: "CertificateDuplicates",
                column: "ApplicationId",
                unique: true,
                filter: "NOT \"IsVoid\"");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateDuplicates_SentToOfficeId_HandedOverAt_SentAt",
                table: "CertificateDuplicates",
                columns: new[] { "SentToOfficeId", "HandedOverAt", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BlankMovements_OfficeId_Id",
                table: "BlankMovements",
                columns: new[] { "OfficeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Blanks_OfficeId_State_Series_Number",
                table: "Blanks",
                columns: new[] { "OfficeId", "State", "Series", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCounts_DuplicateId",
                table: "VerificationCounts",
                column: "DuplicateId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BlankMovements");

            migrationBuilder.DropTable(
                name: "Blanks");

            migrationBuilder.DropTable(
                name: "VerificationCounts");

            migrationBuilder.DropIndex(
                name: "IX_CertificateDuplicates_ApplicationId",
                table: "CertificateDuplicates");

            migrationBuilder.DropIndex(
                name: "IX_CertificateDuplicates_SentToOfficeId_HandedOverAt_SentAt",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "ArrivedAt",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "HandedOverAt",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "HandedOverBy",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "IdentityDocument",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "IsVoid",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "NamesFolded",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "Recipient",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "SentAt",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "SentLate",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "SentToOfficeId",
                table: "CertificateDuplicates");

            migrationBuilder.DropColumn(
                name: "VoidReason",
                table: "CertificateDuplicates");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateDuplicates_ApplicationId",
                table: "CertificateDuplicates",
                column: "ApplicationId",
                unique: true);
        }
    }
}
