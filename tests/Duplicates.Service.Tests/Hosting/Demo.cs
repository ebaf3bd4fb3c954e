using Duplicates.Web.StaffAccounts;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>What the demonstration recipe brings.</summary>
internal static class Demo
{
    public const string AlmatySchool = "4j10970cb4rr7bzb5pwt7tqq0h";
    public const string AstanaSchool = "4xsvgc2r1kssyt735vsktapzav";
    public const string AstanaCorporation = "4m5q3ef4xesva1gyjze92w8pb9";
    public const string ClosedAlmatySchool = "4f1s3bgp8gf4a7kpg67wyvfntx";
    public const string SoleOfficerSchool = "4fyd2gn9ek6msp5h945fgv21gn";
    public const string Archive = "4vyqkd5khc49m81rev2w2k8hsv";

    public const string AlmatyDepartment = "4b028xzawvf4039wj1pg44gawm";

    public const string AlmatyDepartmentClerk = "clerk.department.almaty@example.org";
    public const string AlmatyClerk = "clerk.almaty@example.org";
    public const string SecondAlmatyClerk = "clerk2.almaty@example.org";
    public const string AlmatyHead = "head.almaty@example.org";
    public const string AstanaClerk = "clerk.astana@example.org";
    public const string AstanaHead = "head.astana@example.org";
    public const string SoleHead = "head.beskol@example.org";
    public const string ArchiveClerk = "clerk.archive@example.org";
    public const string DepartmentHead = "head.department@example.org";
    public const string Operator = "operator.astana@example.org";
    public const string CorporationHead = "head.corporation.astana@example.org";
    public const string Editor = "editor@example.org";
    public const string SecondEditor = "editor.second@example.org";
    public const string Inspector = "inspector@example.org";
    public const string Administrator = "admin@example.org";

    public const string Password = StaffAccountsStep.DemoPassword;

    /// <summary>The name of the school in Almaty.</summary>
    public static string SchoolName(string language) => language == "ru" ? "Школа-гимназия № 5 (демо)" : "№ 5 мектеп-гимназия (демо)";
}
