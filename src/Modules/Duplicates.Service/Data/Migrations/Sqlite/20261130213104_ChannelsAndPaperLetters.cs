using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChannelsAndPaperLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_RefusalGrounds",
                table: "Applications");

            migrationBuilder.AddColumn<bool>(
                name: "IsPaperDue",
                table: "Letters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "PaperGivenAt",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperWay",
                table: "Letters",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "Applications",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "OwnSite");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_OfficeId_IsPaperDue_CreatedAt",
                table: "Letters",
                columns: new[] { "OfficeId", "IsPaperDue", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_RefusalGrounds_Channel",
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
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_RefusalGrounds_Channel",
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
                name: "IX_Applications_AcceptedOn_OfficeId_Outcome_AnsweredOn_DueOn_RefusalGrounds",
                table: "Applications",
                columns: new[] { "AcceptedOn", "OfficeId", "Outcome", "AnsweredOn", "DueOn", "RefusalGrounds" });
        }
    }
}
