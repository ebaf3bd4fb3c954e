using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ChannelsAndPaperLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications");

            migrationBuilder.AddColumn<bool>(
                name: "IsPaperDue",
                table: "Letters",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "PaperGivenAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperWay",
                table: "Letters",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "Applications",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "OwnSite");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_OfficeId_IsPaperDue_CreatedAt",
                table: "Letters",
                columns: new[] { "OfficeId", "IsPaperDue", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications",
                columns: new[] { "AcceptedOn", "OfficeId", "Outcome", "AnsweredOn", "DueOn", "RefusalGrounds", "Channel" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_OfficeId_IsPaperDue_CreatedAt",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "IsPaperDue",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "PaperGivenAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "PaperWay",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Applications");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_R~",
                table: "Applications",
                columns: new[] { "AcceptedOn", "OfficeId", "Outcome", "AnsweredOn", "DueOn", "RefusalGrounds" });
        }
    }
}
