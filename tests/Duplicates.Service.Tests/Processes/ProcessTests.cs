using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Hosting;
using OtpNet;

namespace Duplicates.Service.Tests.Processes;

/// <summary>The built program: how it refuses to start, what its commands do, and that a power cut loses nothing.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private readonly BuiltHost _host = new();

    public ProcessTests() => _host.Settings["PublicAddress"] = "http://localhost";

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("PublicAddress", "", "Duplicates:PublicAddress")]
    [InlineData("Encryption:Keys:a", "", "Duplicates:Encryption:CurrentKey")]
    [InlineData("Verification:Keys:a", "", "Duplicates:Verification:CurrentKey")]
    [InlineData("Messages:SmsGateway", "", "Duplicates:Messages:SmsGateway")]
    [InlineData("DevelopmentOutbox", "true", "Duplicates:DevelopmentOutbox")]
    [InlineData("Database", "postgres://nowhere", "Duplicates:Database")]
    [InlineData("OneTimeCodes:Attempts", "many", "Duplicates:OneTimeCodes:Attempts")]
    [InlineData("OneTimeCodes:Lifetime", "five minutes", "Duplicates:OneTimeCodes:Lifetime")]
    [InlineData("DataPath", "/dev/null/data", "Duplicates:DataPath")]
    public async Task Start_WrongSettingInProduction_EndsWithOneLineThatNamesIt(string setting, string value, string named)
    {
        _host.PrepareForProduction();
        if (value.Length == 0)
        {
            _host.Settings.Remove(setting);
        }
        else
        {
            _host.Settings[setting] = value;
        }

        var (exitCode, _, error) = await _host.RunAsync();
        Assert.Equal(2, exitCode);
        Assert.Contains(named, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_OneAfterAnother_DoWhatTheySay()
    {
        var made = await _host.RunAsync("create-admin", "first.admin@example.org");
        Assert.Equal((0, string.Empty), (made.ExitCode, made.Error));
        Assert.Matches("^Administrator first.admin@example.org was made. Password, shown only now: [A-Za-z0-9]{20,}", made.Output);
        var again = await _host.RunAsync("create-admin", "first.admin@example.org");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("has an account already", again.Output, StringComparison.Ordinal);

        // heads are signed by hosts that serve; before the first of them nobody can vouch for the end of the log
        var unsigned = await _host.RunAsync("verify-audit");
        Assert.Equal(1, unsigned.ExitCode);
        Assert.Contains("There is no file of heads", unsigned.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _host.RunAsync("drop-everything")).ExitCode);

        var recipe = Path.Combine(_host.Folder.FullName, "broken.recipe.json");
        await File.WriteAllTextAsync(recipe, "{");
        var refused = await _host.RunAsync("import-recipe", recipe);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Nothing was imported. broken.recipe.json", refused.Output, StringComparison.Ordinal);

        var address = await _host.StartAsync();
        using var admin = Visitor.At(address);
        await admin.GetAsync("/kk/sign-in/staff");
        await admin.SubmitAsync(("Email", "first.admin@example.org"), ("Password", Password().Match(made.Output).Value));
        Assert.Equal("/kk/admin", admin.Address);
    }

    [Fact]
    public async Task Application_NumberShownAndThenThePowerCut_IsThereAfterwards()
    {
        _host.Settings["OneTimeCodes:ResendAfter"] = "00:00:00";
        _host.Settings["DevelopmentOutbox"] = "true";
        var person = TestPerson.Number(7);
        string number;
        using (var visitor = Visitor.At(await _host.StartAsync()))
        {
            await visitor.GoToAsync("check", person);
            await visitor.AnswerAsync(person);
            await visitor.TypeCodeAsync(person);
            number = visitor.NumberOfCase();
        }

        await _host.KillAsync();
        using var later = Visitor.At(await _host.StartAsync());
        await later.SignInAsCitizenAsync(person);
        await later.GetAsync($"/kk/my/{number}");
        Assert.Equal(HttpStatusCode.OK, later.Status);
        Assert.Contains(Journeys.Spoken(number), later.Main, StringComparison.Ordinal);
        await later.GetAsync($"/kk/my/{number}/documents/receipt");
        Assert.Contains(person.FullName, later.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SqliteTestDatabase))]
    [InlineData(typeof(PostgreSqlTestDatabase))]
    public async Task DemonstrationAccounts_OfADatabaseUsedInDevelopment_AreBarredInProductionAndSaidSo(Type engine)
    {
        var database = (TestDatabase)Activator.CreateInstance(engine)!;
        _host.PrepareForProduction();
        _host.Settings["Database"] = database.ConnectionString(_host.Folder.FullName);
        _host.Environment = "Development";
        using var editor = _host.NewVisitor();
        await _host.StartAsync();
        await editor.SignInAsStaffAsync(Demo.Editor);
        await _host.KillAsync();

        _host.Environment = "Production";
        await _host.StartAsync();
        Assert.Contains("Demonstration accounts in this database: 16. They cannot sign in outside Development.\n", _host.Announced, StringComparison.Ordinal);
        await editor.GetAsync("/kk/editor");
        Assert.StartsWith("/kk/sign-in/staff?", editor.Address, StringComparison.Ordinal);
        await editor.SubmitAsync(("Email", Demo.Administrator), ("Password", Demo.Password));
        Said.Refused(editor, "kk", "Password", "staff-sign-in.failed");
        await _host.KillAsync();
        await database.DropAsync();
    }

    [Theory]
    [InlineData(typeof(SqliteTestDatabase))]
    [InlineData(typeof(PostgreSqlTestDatabase))]
    public async Task Accounts_InAnEmptyProduction_GrowFromTheAdministratorToAClerkBeforeTheWorkList(Type engine)
    {
        var database = (TestDatabase)Activator.CreateInstance(engine)!;
        _host.PrepareForProduction();
        _host.Settings["Database"] = database.ConnectionString(_host.Folder.FullName);
        var password = Password().Match((await _host.RunAsync("create-admin", "first@gov.example")).Output).Value;
        await _host.StartAsync();
        using var administrator = _host.NewVisitor();
        await administrator.GetAsync("/kk/sign-in/staff");
        await administrator.SubmitAsync(("Email", "first@gov.example"), ("Password", password));
        await SetUpFactorAsync(administrator);
        using var editor = await InvitedAsync(administrator, "editor@gov.example", "MinistryEditor");
        Assert.Equal("/kk/editor", editor.Address);
        await _host.KillAsync();

        await ImportSchoolsAsync();
        await _host.StartAsync();
        using var head = await InvitedAsync(administrator, "head@mektep.example", "SchoolHead", "AccountManager");
        Assert.Equal("/kk/staff", head.Address);
        using var clerk = await InvitedAsync(head, "clerk@mektep.example", "SchoolClerk");
        Assert.Equal("/kk/staff", clerk.Address);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        await _host.KillAsync();
        await database.DropAsync();
    }

    private async Task<Visitor> InvitedAsync(Visitor keeper, string email, params string[] roles)
    {
        await keeper.GetAsync("/kk/admin/accounts/new");
        var (path, fields) = keeper.Fill("main form[method=post]", ("Email", email), ("Name", "Әлия Сәрсен"));
        var entries = fields.Concat(roles.Select(role => KeyValuePair.Create("Roles", role)));
        await keeper.PostAsync(path, roles[0] == "SchoolHead" ? entries.Where(field => field.Key != "Organisation").Append(new("Organisation", "мектеп")).Append(new("OfficeId", Demo.AlmatySchool)) : entries);
        var invited = _host.NewVisitor();
        await invited.GetAsync(new Uri(keeper.Text("#link")).AbsolutePath);
        await invited.SubmitAsync(("Password", "бүгін аспан ашық екен"), ("Repeated", "бүгін аспан ашық екен"));
        await invited.SubmitAsync(("Email", email), ("Password", "бүгін аспан ашық екен"));
        if (roles[0] == "SchoolHead")
        {
            await SetUpFactorAsync(invited);
        }

        return invited;
    }

    /// <summary>Whoever decides or administers sets a second factor up before the first page.</summary>
    private static async Task SetUpFactorAsync(Visitor officer)
    {
        Assert.StartsWith("/kk/sign-in/staff/set-up", officer.Address, StringComparison.Ordinal);
        var secret = officer.Text("#secret").Replace(" ", string.Empty, StringComparison.Ordinal);
        await officer.SubmitAsync(("Code", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp()));
        await officer.GetAsync(officer.Find("main a.govuk-button").GetAttribute("href")!);
    }

    /// <summary>The schools of the demonstration, without its accounts and templates.</summary>
    private async Task ImportSchoolsAsync()
    {
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "recipes", "demo.recipe.json")))!;
        recipe["steps"] = new JsonArray([.. recipe["steps"]!.AsArray().Where(step => step!["name"]!.GetValue<string>() == "Content").Select(step => step!.DeepClone())]);
        var file = Path.Combine(_host.Folder.FullName, "schools.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString());
        var imported = await _host.RunAsync("import-recipe", file);
        Assert.True(imported.ExitCode == 0, imported.Output);
    }

    [GeneratedRegex("(?<=now: )[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Password();
}
