using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Web.StaffAccounts.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DemonstrationAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsDemonstration",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // those that the recipe made before they were marked; example.org belongs to nobody (RFC 2606)
            migrationBuilder.Sql(
                """
                UPDATE "AspNetUsers" SET "IsDemonstration" = TRUE WHERE "NormalizedEmail" IN (
                    'CLERK.ALMATY@EXAMPLE.ORG', 'HEAD.ALMATY@EXAMPLE.ORG', 'CLERK2.ALMATY@EXAMPLE.ORG', 'CLERK.ASTANA@EXAMPLE.ORG', 'HEAD.ASTANA@EXAMPLE.ORG',
                    'CLERK.DEPARTMENT.ALMATY@EXAMPLE.ORG', 'HEAD.DEPARTMENT.ALMATY@EXAMPLE.ORG', 'HEAD.BESKOL@EXAMPLE.ORG', 'CLERK.ARCHIVE@EXAMPLE.ORG',
                    'HEAD.DEPARTMENT@EXAMPLE.ORG', 'OPERATOR.ASTANA@EXAMPLE.ORG', 'EDITOR@EXAMPLE.ORG', 'EDITOR.SECOND@EXAMPLE.ORG', 'INSPECTOR@EXAMPLE.ORG', 'ADMIN@EXAMPLE.ORG')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsDemonstration",
                table: "AspNetUsers");
        }
    }
}
