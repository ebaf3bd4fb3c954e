using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ProtectedHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "Letters",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "ComplaintEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "VoidReason",
                table: "CertificateDuplicates",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1000)",
                oldMaxLength: 1000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Recipient",
                table: "CertificateDuplicates",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "IdentityDocument",
                table: "CertificateDuplicates",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Basis",
                table: "BlankMovements",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300);

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "AttachedFiles",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(110)",
                oldMaxLength: 110);

            migrationBuilder.AddColumn<long>(
                name: "SealedIn",
                table: "ApplicationEvents",
                type: "bigint",
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

            migrationBuilder.AlterColumn<string>(
                name: "VoidReason",
                table: "CertificateDuplicates",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Recipient",
                table: "CertificateDuplicates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "IdentityDocument",
                table: "CertificateDuplicates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Basis",
                table: "BlankMovements",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "AttachedFiles",
                type: "character varying(110)",
                maxLength: 110,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");
        }
    }
}
