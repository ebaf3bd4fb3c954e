using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeyChecksAndOutboxIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OldCodes",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_State_GivenUpAt_Id",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_State_SentAt",
                table: "OutboxMessages");

            migrationBuilder.CreateTable(
                name: "KeyChecks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyChecks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Discarded",
                table: "OutboxMessages",
                column: "GivenUpAt",
                filter: "\"State\" = 'Discarded'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages",
                columns: new[] { "GivenUpAt", "Id" },
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OldCodes",
                table: "OutboxMessages",
                column: "NextAttemptAt",
                filter: "\"IsUrgent\" AND \"State\" <> 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Sent",
                table: "OutboxMessages",
                column: "SentAt",
                filter: "\"State\" = 'Sent'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeyChecks");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Discarded",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OldCodes",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Sent",
                table: "OutboxMessages");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OldCodes",
                table: "OutboxMessages",
                columns: new[] { "State", "Channel", "NextAttemptAt" },
                filter: "\"IsUrgent\"");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_GivenUpAt_Id",
                table: "OutboxMessages",
                columns: new[] { "State", "GivenUpAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_SentAt",
                table: "OutboxMessages",
                columns: new[] { "State", "SentAt" });
        }
    }
}
