using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StaffNotices_OfficeId_Role_CreatedAt",
                table: "StaffNotices");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_ApplicationId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_IsPending_NextAttemptAt",
                table: "OutboxMessages");

            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "OutboxMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "StaffNotices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "IsUrgent",
                table: "OutboxMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "NoticeId",
                table: "OutboxMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "OutboxMessages",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ProblemCode",
                table: "OutboxMessages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "OutboxMessages",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "TryUntil",
                table: "OutboxMessages",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.Sql("""
                UPDATE "OutboxMessages" SET "IsUrgent" = ("Kind" = 'code'), "TryUntil" = "NextAttemptAt",
                "State" = CASE WHEN "SentAt" IS NOT NULL THEN 'Sent' WHEN "GivenUpAt" IS NOT NULL THEN 'Failed' ELSE 'Waiting' END
                """);

            // DropColumn would make the table anew, outside the transaction of the migration
            migrationBuilder.Sql("""ALTER TABLE "OutboxMessages" DROP COLUMN "IsPending" """);

            migrationBuilder.CreateTable(
                name: "ApplicantMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicantKey = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TextCipher = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicantMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffInboxes",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReadThrough = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffInboxes", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "StaffNoticeReads",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffNoticeReads", x => new { x.PersonId, x.NoticeId });
                    table.ForeignKey(
                        name: "FK_StaffNoticeReads_StaffNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "StaffNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotices_CreatedAt",
                table: "StaffNotices",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotices_OfficeId_Role_Position",
                table: "StaffNotices",
                columns: new[] { "OfficeId", "Role", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_ApplicationId_Channel_State_Position",
                table: "OutboxMessages",
                columns: new[] { "ApplicationId", "Channel", "State", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_NoticeId",
                table: "OutboxMessages",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_Channel_IsUrgent_NextAttemptAt",
                table: "OutboxMessages",
                columns: new[] { "State", "Channel", "IsUrgent", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_GivenUpAt_Id",
                table: "OutboxMessages",
                columns: new[] { "State", "GivenUpAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_SentAt",
                table: "OutboxMessages",
                columns: new[] { "State", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ApplicantMessages_ApplicantKey_Position",
                table: "ApplicantMessages",
                columns: new[] { "ApplicantKey", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ApplicantMessages_ApplicationId",
                table: "ApplicantMessages",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicantMessages_CreatedAt",
                table: "ApplicantMessages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicantMessages_Unread",
                table: "ApplicantMessages",
                column: "ApplicantKey",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNoticeReads_NoticeId",
                table: "StaffNoticeReads",
                column: "NoticeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApplicantMessages");

            migrationBuilder.DropTable(
                name: "StaffInboxes");

            migrationBuilder.DropTable(
                name: "StaffNoticeReads");

            migrationBuilder.DropIndex(
                name: "IX_StaffNotices_CreatedAt",
                table: "StaffNotices");

            migrationBuilder.DropIndex(
                name: "IX_StaffNotices_OfficeId_Role_Position",
                table: "StaffNotices");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_ApplicationId_Channel_State_Position",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_NoticeId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_State_Channel_IsUrgent_NextAttemptAt",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_State_GivenUpAt_Id",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_State_SentAt",
                table: "OutboxMessages");

            migrationBuilder.AddColumn<bool>(
                name: "IsPending",
                table: "OutboxMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""UPDATE "OutboxMessages" SET "IsPending" = ("State" = 'Waiting')""");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "StaffNotices");

            migrationBuilder.DropColumn(
                name: "IsUrgent",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "NoticeId",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "ProblemCode",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "State",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "TryUntil",
                table: "OutboxMessages");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotices_OfficeId_Role_CreatedAt",
                table: "StaffNotices",
                columns: new[] { "OfficeId", "Role", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_ApplicationId",
                table: "OutboxMessages",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_IsPending_NextAttemptAt",
                table: "OutboxMessages",
                columns: new[] { "IsPending", "NextAttemptAt" });
        }
    }
}
