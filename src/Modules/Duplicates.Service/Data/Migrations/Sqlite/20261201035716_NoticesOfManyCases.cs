using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NoticesOfManyCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DoneAt",
                table: "StaffNotices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Under",
                table: "StaffNotices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LookedOn",
                table: "StaffInboxes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "StaffInboxes",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.AddColumn<long>(
                name: "MailedThrough",
                table: "StaffInboxes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotices_ApplicationId",
                table: "StaffNotices",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotices_Under",
                table: "StaffNotices",
                column: "Under");

            migrationBuilder.CreateIndex(
                name: "IX_StaffInboxes_Mail",
                table: "StaffInboxes",
                column: "Mail");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StaffNotices_ApplicationId",
                table: "StaffNotices");

            migrationBuilder.DropIndex(
                name: "IX_StaffNotices_Under",
                table: "StaffNotices");

            migrationBuilder.DropIndex(
                name: "IX_StaffInboxes_Mail",
                table: "StaffInboxes");

            migrationBuilder.DropColumn(
                name: "DoneAt",
                table: "StaffNotices");

            migrationBuilder.DropColumn(
                name: "Under",
                table: "StaffNotices");

            migrationBuilder.DropColumn(
                name: "LookedOn",
                table: "StaffInboxes");

            migrationBuilder.DropColumn(
                name: "Mail",
                table: "StaffInboxes");

            migrationBuilder.DropColumn(
                name: "MailedThrough",
                table: "StaffInboxes");
        }
    }
}
