using System.Net.Http.Headers;
using System.Text;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

public sealed class ManagerImportTestsOnSqlite(SqliteHost host) : ManagerImportTests(host), IClassFixture<SqliteHost>;

public sealed class ManagerImportTestsOnPostgreSql(PostgreSqlHost host) : ManagerImportTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A list of first managers is looked through, invites whoever stands in a sound row, and does nothing when it comes again.</summary>
public abstract class ManagerImportTests
{
    private const string Job = "lists of first managers";
    private readonly ServiceHost _host;

    protected ManagerImportTests(ServiceHost host)
    {
        _host = host;
        _host.WorksInBackground = false;
    }

    [Fact]
    public async Task List_WithMistakes_NamesThemInvitesTheOthersAndNobodyTwice()
    {
        using var administrator = await _host.StaffAsync(Demo.Administrator);
        var (almaty, astana) = (BinOf(Demo.AlmatySchool), BinOf(Demo.AstanaSchool));
        var list = $"""
            bin;name;email
            {almaty};Бірінші Басшы;first@mektep.example
            {astana};Екінші Басшы;second@mektep.example
            111111111111;Жоқ Мектеп;third@mektep.example
            {almaty};;fourth@mektep.example
            {almaty};Бесінші;поштасы жоқ
            {astana};Алтыншы;FIRST@mektep.example
            {astana};Жетінші;{Demo.AlmatyClerk}
            """;
        var before = await _host.CountAsync("AspNetUsers");
        await UploadAsync(administrator, list);
        Assert.Equal(["4 bin", "5 name", "6 email", "7 email", "8 email"], administrator.Page.QuerySelectorAll(".import-problems tbody tr").Select(row => $"{row.Children[0].TextContent} {row.Children[1].TextContent}"), StringComparer.Ordinal);
        Assert.Equal(before, await _host.CountAsync("AspNetUsers"));
        Assert.DoesNotContain(await _host.DumpAsync("ManagerImports"), cell => cell.Value.Contains("Бірінші", StringComparison.Ordinal));
        var page = administrator.Address;
        await administrator.SubmitAsync();
        await _host.RunJobAsync(Job);
        await administrator.GetAsync(page);
        Assert.Contains(Said.In("kk", "managers.state.Done"), administrator.Main, StringComparison.Ordinal);
        Assert.Equal(before + 2, await _host.CountAsync("AspNetUsers"));
        Assert.Equal(
            ["AccountManager", "SchoolHead"],
            (await _host.QueryAsync("""SELECT r."Name" FROM "AspNetUserRoles" m JOIN "AspNetRoles" r ON r."Id" = m."RoleId" JOIN "AspNetUsers" u ON u."Id" = m."UserId" WHERE u."Email" = 'second@mektep.example' ORDER BY r."Name" """)).Select(row => row[0]), StringComparer.Ordinal);
        Assert.DoesNotContain("File", (await _host.DumpAsync("ManagerImports")).Where(cell => cell.Value.Length > 0).Select(cell => cell.Column), StringComparer.Ordinal);

        await administrator.SubmitFormAsync("form[action$='Letters']");
        Assert.Equal(2, administrator.Page.QuerySelectorAll(".letter").Length);
        using var manager = _host.NewVisitor();
        await manager.GetAsync(new Uri(administrator.Text(".letter .keep-lines")).AbsolutePath);
        Assert.Equal(Said.In("kk", "account.choose.title"), manager.Heading);

        await UploadAsync(administrator, list);
        await administrator.SubmitAsync();
        await _host.RunJobAsync(Job);
        Assert.Equal(before + 2, await _host.CountAsync("AspNetUsers"));
    }

    [Fact]
    public async Task List_OfAnAdministratorWhoWasClosedMeanwhile_Stops()
    {
        using var administrator = await _host.StaffAsync(Demo.Administrator);
        await UploadAsync(administrator, $"bin;name;email\n{BinOf(Demo.AlmatySchool)};Сегізінші;eighth@mektep.example");
        var (page, before) = (administrator.Address, await _host.CountAsync("AspNetUsers"));
        await administrator.SubmitAsync();
        await _host.ExecuteAsync($"""UPDATE "AspNetUsers" SET "LockoutEnd" = '9999-12-31 00:00:00+00:00' WHERE "Email" = '{Demo.Administrator}'""");
        await _host.RunJobAsync(Job);
        await _host.ExecuteAsync($"""UPDATE "AspNetUsers" SET "LockoutEnd" = NULL WHERE "Email" = '{Demo.Administrator}'""");
        await administrator.GetAsync(page);
        Assert.Contains(Said.In("kk", "managers.state.Stopped"), administrator.Main, StringComparison.Ordinal);
        Assert.Equal(before, await _host.CountAsync("AspNetUsers"));
    }

    private string BinOf(string office) => _host.Services.GetRequiredService<IOffices>().Find(office)!.Bin;

    private static async Task UploadAsync(Visitor administrator, string list)
    {
        await administrator.GetAsync("/kk/admin/accounts/import");
        using var body = new MultipartFormDataContent { { new StringContent(administrator.Value("__RequestVerificationToken")), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(list));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        body.Add(file, "List", "list.csv");
        await administrator.PostAsync("/kk/admin/accounts/import", body);
    }
}
