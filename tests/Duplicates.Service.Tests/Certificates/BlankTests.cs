using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Certificates;

public sealed class BlankTestsOnSqlite(SqliteHost host) : BlankTests(host), IClassFixture<SqliteHost>;

public sealed class BlankTestsOnPostgreSql(PostgreSqlHost host) : BlankTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Blanks are strictly accounted: what came, what was used, spoiled or given back, and what is left.</summary>
public abstract class BlankTests(ServiceHost host)
{
    private const string Received = "/ru/staff/blanks/receive";
    private const string Removed = "/ru/staff/blanks/remove";

    [Fact]
    public async Task Receive_Ranges_AddsToTheBalanceAndTheBook()
    {
        using var clerk = await host.StaffAsync(Demo.AstanaClerk, "ru");
        await ReceiveAsync(clerk, "АБВ 0000001-0000010\nАБВ № 0000020");
        Assert.Equal("/ru/staff/blanks", clerk.Address);
        Assert.Equal("АБВ 11 0 0 0 11", BalanceOf(clerk, "АБВ"));
        await RemoveAsync(clerk, "Spoiled", "АБВ № 0000020");
        await RemoveAsync(clerk, "Returned", "АБВ № 0000001–0000004");
        Assert.Equal("АБВ 11 0 1 4 6", BalanceOf(clerk, "АБВ"));
        Assert.Contains("АБВ № 0000001–0000004", clerk.Main, StringComparison.Ordinal);
        await RemoveAsync(clerk, "Returned", "АБВ № 0000004–0000006");
        Said.Refused(clerk, "ru", "Numbers", "blanks.not-free");
        await clerk.GetAsync("/ru/staff/blanks");
        Assert.Equal("АБВ 11 0 1 4 6", BalanceOf(clerk, "АБВ"));
    }

    [Fact]
    public async Task Receive_BlankThatAnotherSchoolHas_IsRefusedAsAWhole()
    {
        using var astana = await host.StaffAsync(Demo.AstanaClerk, "ru");
        await ReceiveAsync(astana, "ВГД 0000001-0000010");
        using var almaty = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await ReceiveAsync(almaty, "ВГД 0000010-0000012");
        Said.Refused(almaty, "ru", "Numbers", "blanks.known");
        await almaty.GetAsync("/ru/staff/blanks");
        Assert.DoesNotContain("ВГД", almaty.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "blanks.numbers-error")]
    [InlineData("АБВ 0000005-0000001", "blanks.numbers-wrong-line", "АБВ 0000005-0000001")]
    [InlineData("АБВ 0000001-ГДЕ 0000002", "blanks.numbers-wrong-line", "АБВ 0000001-ГДЕ 0000002")]
    [InlineData("123", "blanks.numbers-wrong-line", "123")]
    [InlineData("ДЕЖ 0000001-0005001", "blanks.too-many", 5000)]
    [InlineData("ДЕЖ 0000001-0000005\nДЕЖ 0000003", "blanks.twice")]
    public async Task Receive_WrongNumbers_SaysWhatToDo(string numbers, string message, params object[] values)
    {
        using var clerk = await host.StaffAsync(Demo.AstanaClerk, "ru");
        await ReceiveAsync(clerk, numbers);
        Said.Refused(clerk, "ru", "Numbers", message, values);
        Assert.Equal("Накладная № 5", clerk.Value("Basis"));
    }

    [Fact]
    public async Task Receive_WithoutDateAndBasis_AsksForThem()
    {
        using var clerk = await host.StaffAsync(Demo.AstanaClerk, "ru");
        await clerk.GetAsync(Received);
        await clerk.SubmitAsync(("Numbers", "ЖЗИ 0000001"), ("Day", "32.11.2026"), ("Basis", " "));
        Said.Refused(clerk, "ru", "Day", "blanks.day-error");
        Said.Refused(clerk, "ru", "Basis", "blanks.basis-error");
        await clerk.GetAsync(Removed);
        await clerk.SubmitAsync(("Numbers", "ЖЗИ 0000001"));
        Said.Refused(clerk, "ru", "Kind", "blanks.kind-error");
    }

    [Fact]
    public async Task Prepare_OffersTheNextFreeBlank_AndTakesOnlyFreeBlanksOfTheSchool()
    {
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "approve");
        using var astana = await host.StaffAsync(Demo.AstanaClerk, "ru");
        await ReceiveAsync(astana, "ЙКЛ 0000001");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await ReceiveAsync(clerk, "ААА 0000001-0000002");
        await RemoveAsync(clerk, "Spoiled", "ААА 0000001");
        await clerk.GetAsync($"/ru/staff/cases/{number}/prepare");
        Assert.Equal("ААА № 0000002", clerk.Value("Blank"));
        foreach (var (blank, problem) in ((string, string)[])[("ЙКЛ 0000001", "NotOfThisSchool"), ("МНО 0000001", "NotOfThisSchool"), ("ААА 0000001", "Gone")])
        {
            await clerk.SubmitAsync([("Blank", blank), .. OfficerJourneys.PrepareEntries]);
            Said.Refused(clerk, "ru", "Blank", $"blanks.problem.{problem}");
        }

        await clerk.SubmitAsync(("Blank", "ААА 0000002"));
        Assert.Equal($"/ru/staff/cases/{number}", clerk.Address);
    }

    private static async Task ReceiveAsync(Visitor clerk, string numbers)
    {
        await clerk.GetAsync(Received);
        await clerk.SubmitAsync(("Numbers", numbers), ("Day", "02.11.2026"), ("Basis", "Накладная № 5"));
    }

    private static async Task RemoveAsync(Visitor clerk, string kind, string numbers)
    {
        await clerk.GetAsync(Removed);
        await clerk.SubmitAsync(("Kind", kind), ("Numbers", numbers), ("Day", "20.11.2026"), ("Basis", "Акт № 1"));
    }

    private static string BalanceOf(Visitor clerk, string series) =>
        string.Join(' ', clerk.Page.QuerySelector("table")!.QuerySelectorAll("tbody tr")
            .Single(row => row.QuerySelector("th")!.TextContent == series).QuerySelectorAll("th, td").Select(cell => cell.TextContent));
}
