using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ContentVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContentSets",
                columns: table => new
                {
                    SetId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Changes = table.Column<int>(type: "integer", nullable: false),
                    ProposedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ScheduledFor = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ScheduledById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ScheduledBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ScheduledVersions = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ScheduleFailed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentSets", x => x.SetId);
                });

            migrationBuilder.CreateTable(
                name: "ContentStamp",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentStamp", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContentVersions",
                columns: table => new
                {
                    ContentItemVersionId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ContentType = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SetId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Culture = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DisplayText = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Published = table.Column<bool>(type: "boolean", nullable: false),
                    Latest = table.Column<bool>(type: "boolean", nullable: false),
                    Autosaved = table.Column<bool>(type: "boolean", nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Author = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Meaning = table.Column<int>(type: "integer", nullable: false),
                    RestoredFrom = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentVersions", x => x.ContentItemVersionId);
                });

            migrationBuilder.InsertData(
                table: "ContentStamp",
                columns: new[] { "Id", "Value" },
                values: new object[] { 1, 1L });

            migrationBuilder.CreateIndex(
                name: "IX_ContentSets_ScheduledFor",
                table: "ContentSets",
                column: "ScheduledFor");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_ContentItemId_Number",
                table: "ContentVersions",
                columns: new[] { "ContentItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_ContentType_Latest",
                table: "ContentVersions",
                columns: new[] { "ContentType", "Latest" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_OneLatest",
                table: "ContentVersions",
                column: "ContentItemId",
                unique: true,
                filter: "\"Latest\"");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_OnePublished",
                table: "ContentVersions",
                columns: new[] { "SetId", "Culture" },
                unique: true,
                filter: "\"Published\"");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_Path",
                table: "ContentVersions",
                column: "Path",
                unique: true,
                filter: "\"Published\"");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersions_SetId_Culture_Number",
                table: "ContentVersions",
                columns: new[] { "SetId", "Culture", "Number" });
            // what was public stays public, as each item's first version
            migrationBuilder.Sql("""
                INSERT INTO "ContentVersions" ("ContentItemVersionId", "ContentItemId", "Number", "ContentType", "SetId", "Culture", "Path", "DisplayText", "Published", "Latest", "Autosaved", "Data", "AuthorId", "Author", "CreatedUtc", "ModifiedUtc", "PublishedUtc", "Change", "Meaning")
                SELECT COALESCE("Data"::jsonb ->> 'ContentItemVersionId', "ContentItemId"), "ContentItemId", 1, "ContentType", COALESCE("LocalizationSet", "ContentItemId"), "Culture", "Path", COALESCE("Data"::jsonb ->> 'DisplayText', ''), TRUE, TRUE, FALSE, "Data", '', '', "StoredAt", "StoredAt", "StoredAt", 'Substantial', 1 FROM "ContentItems"
                """);
            migrationBuilder.Sql("""
                INSERT INTO "ContentSets" ("SetId", "ContentType", "Changes", "ScheduleFailed") SELECT "SetId", MIN("ContentType"), 1, FALSE FROM "ContentVersions" GROUP BY "SetId"
                """);
            migrationBuilder.DropTable(
                name: "ContentItems");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentSets");

            migrationBuilder.DropTable(
                name: "ContentStamp");

            migrationBuilder.DropTable(
                name: "ContentVersions");

            migrationBuilder.CreateTable(
                name: "ContentItems",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Culture = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Data = table.Column<string>(type: "text", nullable: false),
                    LocalizationSet = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    StoredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentItems", x => x.ContentItemId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_LocalizationSet_Culture",
                table: "ContentItems",
                columns: new[] { "LocalizationSet", "Culture" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_Path",
                table: "ContentItems",
                column: "Path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_StoredAt",
                table: "ContentItems",
                column: "StoredAt");
        }
    }
}
