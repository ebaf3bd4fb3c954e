using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Under",
                table: "StaffNotices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LookedOn",
                table: "StaffInboxes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "StaffInboxes",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.AddColumn<long>(
                name: "MailedThrough",
                table: "StaffInboxes",
                type: "bigint",
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
