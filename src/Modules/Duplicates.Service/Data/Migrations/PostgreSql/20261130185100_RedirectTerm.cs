using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RedirectTerm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "RedirectUntil",
                table: "Applications",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_RedirectUntil_Id",
                table: "Applications",
                columns: new[] { "RedirectUntil", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_RedirectUntil_Id",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "RedirectUntil",
                table: "Applications");
        }
    }
}
