using System.Net;
using Duplicates.Service.Recipes;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Workflows;

public sealed class WorkflowVersionTestsOnSqlite(SqliteHost host) : WorkflowVersionTests(host), IClassFixture<SqliteHost>;

public sealed class WorkflowVersionTestsOnPostgreSql(PostgreSqlHost host) : WorkflowVersionTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A changed workflow is a new version: cases keep theirs until an administrator moves them.</summary>
public abstract class WorkflowVersionTests(ServiceHost host)
{
    [Fact]
    public async Task Import_ChangedWorkflow_NewCasesFollowItAndOthersWhenTheyAreMoved()
    {
        var (early, searching) = (await host.NewCaseAsync(), await host.NewCaseAsync());
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(searching, "start");
        await ImportAsync(ReviewWorkflow.RecipeWith(ReviewWorkflow.Json()));
        Assert.Equal(1, await host.CountAsync("WorkflowTypes"));

        // in the new version the head takes cases up, and the search is another activity
        var changed = ReviewWorkflow.Json().ToJsonString().Replace("\"search\"", "\"search-by-hand\"", StringComparison.Ordinal);
        var workflow = System.Text.Json.Nodes.JsonNode.Parse(changed)!.AsObject();
        workflow.Activity("take-up")["Properties"]!["Roles"] = new System.Text.Json.Nodes.JsonArray("SchoolHead");
        await ImportAsync(ReviewWorkflow.RecipeWith(workflow));
        var late = await host.NewCaseAsync();
        Assert.Equal("SchoolClerk SchoolClerk SchoolHead", await WaitForAsync(early, searching, late));
        await RequireActionAsync(clerk, early, "start", isOffered: true);
        await RequireActionAsync(clerk, late, "start", isOffered: false);

        using var admin = await host.StaffAsync(Demo.Administrator, "ru");
        await admin.GetAsync("/ru/admin/workflows");
        Assert.All((string[])[early, searching, late], number => Assert.DoesNotContain(number, admin.Html, StringComparison.Ordinal));
        await admin.SubmitAsync();
        Assert.Contains(Said.In("ru", "workflow.moved", 1), admin.Main, StringComparison.Ordinal);
        Assert.Contains("Поиск в книге учёта и выдачи: 1", admin.Main, StringComparison.Ordinal);
        Assert.Equal("SchoolHead SchoolClerk SchoolHead", await WaitForAsync(early, searching, late));
        await RequireActionAsync(clerk, early, "start", isOffered: false);
        await clerk.DoAsync(searching, "search");
    }

    [Fact]
    public async Task Import_WorkflowWithAFault_IsRefusedAndNamesTheActivity()
    {
        _ = host.Server;
        var before = await host.CountAsync("WorkflowTypes");
        var workflow = ReviewWorkflow.Json();
        workflow.Activity("sign")["Properties"]!["Roles"] = new System.Text.Json.Nodes.JsonArray("Janitor");
        var exception = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(ReviewWorkflow.RecipeWith(workflow)));
        Assert.Contains("step 1 (WorkflowType): workflow duplicatesreview: activity sign: the role Janitor does not exist.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await host.CountAsync("WorkflowTypes"));
    }

    [Fact]
    public async Task Import_AnotherEnabledWorkflow_IsRefused()
    {
        _ = host.Server;
        var workflow = ReviewWorkflow.Json();
        workflow["WorkflowTypeId"] = "another";
        var exception = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(ReviewWorkflow.RecipeWith(workflow)));
        Assert.Contains("cases begin with workflow duplicatesreview already", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_OfAVersionThatDoesNotExist_ChangesNothing()
    {
        using var admin = await host.StaffAsync(Demo.Administrator);
        await admin.GetAsync("/kk/admin/workflows");
        var token = admin.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await admin.PostAsync("/kk/admin/workflows", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("TypeId", "none"), KeyValuePair.Create("Version", "7")]);
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Empty(admin.Page.QuerySelectorAll(".govuk-notification-banner"));
    }

    private async Task ImportAsync(string recipe)
    {
        var file = Path.Combine(host.DataFolder.CreateSubdirectory("recipes").FullName, "workflow.recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        await host.Services.ImportRecipeAsync(file);
    }

    private static async Task RequireActionAsync(Visitor officer, string number, string action, bool isOffered)
    {
        await officer.GetAsync($"/kk/staff/cases/{number}");
        Assert.Equal(isOffered, officer.Main.Contains($"/{number}/{action}\"", StringComparison.Ordinal) || officer.Html.Contains($"/{number}/{action}\"", StringComparison.Ordinal));
        await officer.GetAsync($"/kk/staff/cases/{number}/{action}");
        Assert.Equal(isOffered ? $"/kk/staff/cases/{number}/{action}" : $"/kk/staff/cases/{number}?stale=true", officer.Address);
    }

    private async Task<string> WaitForAsync(params string[] numbers)
    {
        var roles = new List<string>();
        foreach (var number in numbers)
        {
            roles.Add((await host.QueryAsync($"""SELECT "WaitsFor" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0]);
        }

        return string.Join(' ', roles);
    }
}
