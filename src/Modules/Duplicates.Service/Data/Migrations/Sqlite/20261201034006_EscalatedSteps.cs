using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duplicates.Service.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EscalatedSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EscalatedTo",
                table: "Applications",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OfficeId_EscalatedTo_DueOn_Id",
                table: "Applications",
                columns: new[] { "OfficeId", "EscalatedTo", "DueOn", "Id" });

            // a step whose term had passed went to the head and left the clerk: the timers look at each once more and give it back
            migrationBuilder.Sql("UPDATE \"WorkflowWaits\" SET \"ActOn\" = '2000-01-01' WHERE \"EscalatedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_OfficeId_EscalatedTo_DueOn_Id",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "EscalatedTo",
                table: "Applications");
        }
    }
}
