using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CounterIntake : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CounterId",
                table: "Applications",
                type: "TEXT",
                maxLength: 26,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IntakeMirrors",
                columns: table => new
                {
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    CodeKey = table.Column<string>(type: "TEXT", maxLength: 43, nullable: true),
                    CodeUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TokenKey = table.Column<string>(type: "TEXT", maxLength: 43, nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeMirrors", x => x.DraftId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CounterId_AcceptedOn",
                table: "Applications",
                columns: new[] { "CounterId", "AcceptedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_IntakeMirrors_CodeKey",
                table: "IntakeMirrors",
                column: "CodeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakeMirrors_TokenKey",
                table: "IntakeMirrors",
                column: "TokenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakeMirrors_Until",
                table: "IntakeMirrors",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IntakeMirrors");

            migrationBuilder.DropIndex(
                name: "IX_Applications_CounterId_AcceptedOn",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "CounterId",
                table: "Applications");
        }
    }
}
