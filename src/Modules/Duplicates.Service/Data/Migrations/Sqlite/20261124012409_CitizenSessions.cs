using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
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
                type: "TEXT",
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
