using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOverAt",
                table: "CertificateDuplicates",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedOverBy",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdentityDocument",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsVoid",
                table: "CertificateDuplicates",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NamesFolded",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 620,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAt",
                table: "CertificateDuplicates",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SentLate",
                table: "CertificateDuplicates",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SentToOfficeId",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidReason",
                table: "CertificateDuplicates",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlankMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Range = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlankMovements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blanks",
                columns: table => new
                {
                    Blank = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DuplicateId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blanks", x => x.Blank);
                });

            migrationBuilder.CreateTable(
                name: "VerificationCounts",
                columns: table => new
                {
                    VerificationCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DuplicateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
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
