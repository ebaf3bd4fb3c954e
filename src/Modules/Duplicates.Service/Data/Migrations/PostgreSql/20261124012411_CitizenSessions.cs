using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CitizenSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "SessionsClosedAt",
                table: "Citizens",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SessionsClosedAt",
                table: "Citizens");
        }
    }
}
