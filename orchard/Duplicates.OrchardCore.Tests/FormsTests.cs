using System.Net;
using AngleSharp;
using Duplicates.OrchardCore.Workflows;
using Duplicates.Service.Apply;
using Duplicates.Service.Casework;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Workflows.Models;
using OrchardCore.Workflows.Services;
using OrchardWorkflow = OrchardCore.Workflows.Models.Workflow;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The way of an application through pages of Orchard's widgets, from the first field to the receipt of the case.</summary>
public sealed class FormsTests(SiteWithOptionalRecipes fixture) : IClassFixture<SiteWithOptionalRecipes>
{
    private const string Workflow = "/workflows/invoke";

    private static readonly (string Name, string? Value)[] Right =
    [
        ("Surname", "Әбдіқадырова"), ("GivenName", "Гүлнұр"), ("Patronymic", "Бауыржанқызы"), ("Level", "GeneralSecondary"), ("Distinction", "Ordinary"),
        ("Scope", "Certificate"), ("School", "№ 5 Алматы гимназия"), ("Year", "2006"), ("NameChanged", "False"), ("Reason", "Lost"), ("Collection", "School"),
    ];

    [Theory]
    [InlineData("kk", "Қысқа өтініш")]
    [InlineData("ru", "Короткое заявление")]
    public async Task FormPage_OfACitizen_AsksWhatTheServiceReads(string language, string title)
    {
        using var visitor = await CitizenAtTheFormAsync(language);
        Assert.Equal((HttpStatusCode.OK, language), (visitor.Status, visitor.Language));
        Assert.Contains(title, visitor.Text, StringComparison.Ordinal);
        Assert.All(typeof(ShortAnswers).GetProperties(), property => Assert.NotNull(visitor.Page.QuerySelector($"form [name='{property.Name}']")));
        Assert.All(visitor.Page.QuerySelectorAll("form label[for]"), label => Assert.NotNull(visitor.Page.GetElementById(label.GetAttribute("for")!)));
    }

    [Theory]
    [InlineData("/kk/forms/application")]
    [InlineData("/ru/forms/sign")]
    public async Task FormPage_OfSomebodySignedOut_AsksToSignIn(string path)
    {
        using var visitor = new SiteVisitor(fixture.Site);
        await visitor.GetAsync(path);
        Assert.StartsWith(path[..3] + "/sign-in?", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "Тегі жазылмаған", "Жылды төрт санмен жазыңыз, мысалы: 2006", "Құжатты алатын орынды таңдаңыз")]
    [InlineData("ru", "Введите фамилию", "Напишите год четырьмя цифрами, например: 2006", "Выберите, где заберёте документ")]
    public async Task Form_WithMistakes_ShowsTheServicesMessagesAndWhatWasTyped(string language, string surname, string year, string collection)
    {
        using var visitor = await CitizenAtTheFormAsync(language);
        await visitor.SubmitAsync(Workflow, [.. Right, ("Surname", " "), ("Year", "20O6"), ("Collection", "-")]);
        Assert.Equal($"/{language}/forms/application", visitor.Address);
        Assert.Equal(language, visitor.Language);
        Assert.StartsWith(surname, visitor.MessageBeside("Surname"), StringComparison.Ordinal);
        Assert.Equal((year, collection), (visitor.MessageBeside("Year"), visitor.MessageBeside("Collection")));
        Assert.Equal(("Гүлнұр", "20O6", "Lost"), (visitor.Value("GivenName"), visitor.Value("Year"), visitor.Value("Reason")));
    }

    [Fact]
    public async Task PublicPages_WhileFormsAreEnabled_SayNothingToOneBrowser()
    {
        using var visitor = fixture.Site.CreateClient(new() { HandleCookies = false });
        foreach (var path in (string[])["/kk", "/ru/requirements", "/kk/addresses"])
        {
            using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
        }
    }

    [Fact]
    public async Task SignOut_OnAPageInOrchardsTheme_EndsTheSessionOfTheCitizen()
    {
        using var citizen = new SiteVisitor(fixture.Site);
        await citizen.SignInAsync("kk");
        await citizen.GetAsync("/kk/forms/application");
        Assert.Contains("Шығу", citizen.Text, StringComparison.Ordinal);
        await citizen.SubmitAsync("/Users/LogOff");
        await citizen.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", citizen.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithSomethingOpen_LeadsToTheServicesQuestion()
    {
        using var visitor = await CitizenAtTheFormAsync("ru");
        await visitor.SubmitAsync(Workflow, [.. Right, ("Reason", "Damaged")]);
        Assert.EndsWith("/files", visitor.Address, StringComparison.Ordinal);
        await visitor.GetAsync("/ru/forms/application");
        await visitor.SubmitAsync(Workflow, [.. Right, ("Collection", "Corporation")]);
        Assert.EndsWith("/contacts", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "Өтініш жіберіліп, тіркелді", "Өтінішті жіберу үшін келісім беріңіз", "Код сәйкес келмейді")]
    [InlineData("ru", "Заявление отправлено и зарегистрировано", "Чтобы отправить заявление, дайте согласие", "Код не подходит")]
    public async Task Form_Answered_IsSignedOnTheNextPageAndLeadsToTheReceipt(string language, string sent, string noConsent, string wrongCode)
    {
        using var visitor = new SiteVisitor(fixture.Site);
        var phone = await visitor.SignInAsync(language);
        await visitor.GetAsync($"/{language}/forms/application");
        await visitor.SubmitAsync(Workflow, Right);
        Assert.StartsWith($"/{language}/forms/sign?draft=", visitor.Address, StringComparison.Ordinal);
        Assert.Equal(language, visitor.Language);
        Assert.Contains("Әбдіқадырова Гүлнұр Бауыржанқызы", visitor.Text, StringComparison.Ordinal);
        var (page, code) = (visitor.Address, await visitor.CodeForAsync(phone));

        await visitor.SubmitAsync(Workflow, ("Code", code));
        Assert.Equal((page, noConsent), (visitor.Address, visitor.MessageBeside("Consent")));

        await visitor.SubmitAsync(Workflow, ("Consent", "true"), ("Code", code == "000000" ? "000001" : "000000"));
        Assert.Equal(page, visitor.Address);
        Assert.StartsWith(wrongCode, visitor.MessageBeside("Code"), StringComparison.Ordinal);
        Assert.True(visitor.Page.QuerySelector("[name=Consent]")!.HasAttribute("checked"));

        await visitor.SubmitAsync(Workflow, ("Code", code));
        Assert.Matches($"^/{language}/my/[0-9]{{9}}\\?submitted=true$", visitor.Address);
        Assert.Equal(language, visitor.Language);
        Assert.Contains(sent, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_DeletedOrChangedUnderARunningCase_IsLedAnewWhenStaffOpenTheCase()
    {
        using var visitor = new SiteVisitor(fixture.Site);
        var phone = await visitor.SignInAsync("kk");
        await visitor.GetAsync("/kk/forms/application");
        await visitor.SubmitAsync(Workflow, Right);
        await visitor.SubmitAsync(Workflow, ("Consent", "true"), ("Code", await visitor.CodeForAsync(phone)));
        var number = visitor.Address.Split('/')[3][..9];
        var (id, tasks, notices) = (Guid.Empty, string.Empty, 0);
        await fixture.Site.InTenantAsync(async services =>
        {
            id = Guid.Parse(await services.GetRequiredService<DuplicatesDbContext>().Database.SqlQueryRaw<string>("SELECT \"Id\" AS \"Value\" FROM \"Applications\" WHERE \"Number\" = {0}", number).SingleAsync());
            tasks = await TasksOfAsync(services, id);
            notices = await NoticesAsync(services);
            Assert.NotEmpty(tasks);
        });

        await fixture.Site.InTenantAsync(async services => await services.GetRequiredService<IWorkflowStore>().DeleteAsync(await WorkflowOfAsync(services, id)));
        await fixture.Site.InTenantAsync(async services =>
        {
            Assert.Equal(tasks, await TasksOfAsync(services, id));
            Assert.Equal(notices, await NoticesAsync(services));
        });

        // an instance that was ended by hand
        await fixture.Site.InTenantAsync(async services =>
        {
            var workflow = await WorkflowOfAsync(services, id);
            workflow.Status = WorkflowStatus.Aborted;
            workflow.BlockingActivities.Clear();
            await services.GetRequiredService<IWorkflowStore>().SaveAsync(workflow);
        });
        await fixture.Site.InTenantAsync(async services => Assert.Equal(tasks, await TasksOfAsync(services, id)));

        // without any workflow the rules alone lead the case, until there is one again
        await EnableAsync(false);
        await fixture.Site.InTenantAsync(async services => await services.GetRequiredService<IWorkflowStore>().DeleteAsync(await WorkflowOfAsync(services, id)));
        await fixture.Site.InTenantAsync(async services => Assert.Null(await services.GetRequiredService<ICaseProcess>().WaitingAsync(id, default)));
        await EnableAsync(true);
        await fixture.Site.InTenantAsync(async services => Assert.Equal(tasks, await TasksOfAsync(services, id)));
    }

    private static async Task<string> TasksOfAsync(IServiceProvider services, Guid id) =>
        string.Join(", ", ((await services.GetRequiredService<ICaseProcess>().WaitingAsync(id, default)) ?? []).Select(task => $"{task.TaskId} {string.Join(' ', task.Actions)}").Order(StringComparer.Ordinal));

    private static async Task<OrchardWorkflow> WorkflowOfAsync(IServiceProvider services, Guid id) =>
        await services.GetRequiredService<IWorkflowStore>().GetAsync((await services.GetRequiredService<CaseWorkflows>().FindAsync(id, default))!.WorkflowId);

    private static Task<int> NoticesAsync(IServiceProvider services) =>
        services.GetRequiredService<DuplicatesDbContext>().Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM \"StaffNotices\"").SingleAsync();

    private Task EnableAsync(bool isEnabled) => fixture.Site.InTenantAsync(async services =>
    {
        var types = services.GetRequiredService<IWorkflowTypeStore>();
        foreach (var type in (await types.ListAsync()).Where(type => type.Activities.Any(activity => activity.Name == "ApplicationRegisteredEvent")))
        {
            type.IsEnabled = isEnabled;
            await types.SaveAsync(type);
        }
    });

    [Fact]
    public async Task SignPage_OfSomebodyElse_ShowsNothingOfTheApplication()
    {
        using var visitor = await CitizenAtTheFormAsync("ru");
        await visitor.SubmitAsync(Workflow, Right);
        using var stranger = new SiteVisitor(fixture.Site);
        await stranger.SignInAsync("ru");
        await stranger.GetAsync(visitor.Address);
        Assert.Null(stranger.Page.QuerySelector("[name=Consent]"));
        Assert.DoesNotContain("Әбдіқадырова", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("Заявление для подписи не найдено", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignPage_SignedOutMeanwhile_AsksToSignInAndLeadsBack()
    {
        using var visitor = await CitizenAtTheFormAsync("kk");
        await visitor.SubmitAsync(Workflow, Right);
        var page = visitor.Address;
        visitor.DropSession();
        await visitor.SubmitAsync(Workflow, ("Consent", "true"), ("Code", "123456"));
        Assert.StartsWith("/kk/sign-in?returnUrl=", visitor.Address, StringComparison.Ordinal);
        Assert.Contains(page, Uri.UnescapeDataString(visitor.Address), StringComparison.Ordinal);
        Assert.DoesNotContain("123456", visitor.Page.ToHtml(), StringComparison.Ordinal);
    }

    private async Task<SiteVisitor> CitizenAtTheFormAsync(string language)
    {
        var visitor = new SiteVisitor(fixture.Site);
        await visitor.SignInAsync(language);
        await visitor.GetAsync($"/{language}/forms/application");
        return visitor;
    }
}
