using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Courier : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CourierThings",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CaseNumber = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    FromOfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ToOfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    SinceAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ManifestId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsUnderWay = table.Column<bool>(type: "boolean", nullable: false),
                    WarnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CourierThings", x => new { x.ApplicationId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "ManifestCounters",
                columns: table => new
                {
                    OfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManifestCounters", x => new { x.OfficeId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "Manifests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromOfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ToOfficeId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DraftKey = table.Column<string>(type: "character varying(53)", maxLength: 53, nullable: true),
                    Seal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SealKey = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DepartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SealedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    GivenBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReceivedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Manifests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ManifestLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ManifestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CaseNumber = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    OpenKey = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PackedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ScannedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Settlement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManifestLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ManifestLines_Manifests_ManifestId",
                        column: x => x.ManifestId,
                        principalTable: "Manifests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CourierThings_FromOfficeId_ManifestId_ToOfficeId",
                table: "CourierThings",
                columns: new[] { "FromOfficeId", "ManifestId", "ToOfficeId" });

            migrationBuilder.CreateIndex(
                name: "IX_CourierThings_Kind_WarnedAt",
                table: "CourierThings",
                columns: new[] { "Kind", "WarnedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CourierThings_ManifestId",
                table: "CourierThings",
                column: "ManifestId");

            migrationBuilder.CreateIndex(
                name: "IX_ManifestLines_ApplicationId",
                table: "ManifestLines",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_ManifestLines_ManifestId_ApplicationId_Kind",
                table: "ManifestLines",
                columns: new[] { "ManifestId", "ApplicationId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManifestLines_OpenKey",
                table: "ManifestLines",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Manifests_DraftKey",
                table: "Manifests",
                column: "DraftKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Manifests_FromOfficeId_State_SealedAt",
                table: "Manifests",
                columns: new[] { "FromOfficeId", "State", "SealedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Manifests_FromOfficeId_Year_Number",
                table: "Manifests",
                columns: new[] { "FromOfficeId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Manifests_SealKey",
                table: "Manifests",
                column: "SealKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Manifests_ToOfficeId_State_SealedAt",
                table: "Manifests",
                columns: new[] { "ToOfficeId", "State", "SealedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CourierThings");

            migrationBuilder.DropTable(
                name: "ManifestCounters");

            migrationBuilder.DropTable(
                name: "ManifestLines");

            migrationBuilder.DropTable(
                name: "Manifests");
        }
    }
}
