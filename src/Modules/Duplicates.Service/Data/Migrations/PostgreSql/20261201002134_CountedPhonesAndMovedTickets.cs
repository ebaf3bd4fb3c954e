using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CountedPhonesAndMovedTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MovedTo",
                table: "QueueTickets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PhoneTurn",
                table: "Places",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Places_PhoneKey_Window_PhoneTurn",
                table: "Places",
                columns: new[] { "PhoneKey", "Window", "PhoneTurn" },
                unique: true);

            // bookings of before are counted, too, each phone's in the order of their making
            migrationBuilder.Sql(
                """
                UPDATE "Places" SET "PhoneTurn" = (
                    SELECT COUNT(*) FROM "Places" AS earlier
                    WHERE earlier."PhoneKey" = "Places"."PhoneKey" AND earlier."Window" = "Places"."Window" AND earlier."Id" < "Places"."Id")
                WHERE "PhoneKey" IS NOT NULL AND "Window" IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Places_PhoneKey_Window_PhoneTurn",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "MovedTo",
                table: "QueueTickets");

            migrationBuilder.DropColumn(
                name: "PhoneTurn",
                table: "Places");
        }
    }
}
