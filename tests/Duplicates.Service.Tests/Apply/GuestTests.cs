using System.Globalization;
using System.Net;
using Duplicates.Service.Apply;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Apply;

public sealed class GuestTestsOnSqlite(SqliteHost host) : GuestTests(host), IClassFixture<SqliteHost>;

public sealed class GuestTestsOnPostgreSql(PostgreSqlHost host) : GuestTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Applying without signing in: the draft is the browser's until the code that signs it says whose it is.</summary>
public abstract class GuestTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Apply_WithoutSigningIn_NeedsOneCodeAndIsThePersonsFromThenOn(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToCheckAsGuestAsync(person, language);
        Assert.Contains(Said.In(language, "apply.step", 5, 5), visitor.Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone), ("Consent", "true"));
        Assert.Contains(person.FullName, visitor.Main, StringComparison.Ordinal);
        Assert.Contains(person.Iin, visitor.Main, StringComparison.Ordinal);
        await visitor.TypeCodeAsync(person);
        Assert.Equal(Said.In(language, "my.submitted"), visitor.Heading);
        var number = visitor.NumberOfCase();
        var messages = (await host.MessagesAsync()).Where(message => message.Recipient == person.Phone).ToList();
        Assert.Equal(2, messages.Count); // the code, and that it was received
        await visitor.GetAsync($"/{language}/my");
        Assert.Contains(Journeys.Spoken(number), visitor.Main, StringComparison.Ordinal);
        Assert.Equal("0", (await host.QueryAsync($"""SELECT COUNT(*) FROM "Drafts" WHERE "Id" = '{draft}' OR "Id" = '{draft.ToUpperInvariant()}'"""))[0][0]);
    }

    [Fact]
    public async Task Check_WithNothing_NamesAllThatIsMissing()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToCheckAsGuestAsync(host.NewPerson());
        await visitor.SubmitAsync();
        Said.Refused(visitor, "kk", "Iin", "accounts.iin-error.Missing");
        Said.Refused(visitor, "kk", "Phone", "accounts.phone-error.Missing");
        Said.Refused(visitor, "kk", "Consent", "apply.check.consent-error");
    }

    [Fact]
    public async Task Draft_OfABrowser_IsReadByNobodyElse()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToCheckAsGuestAsync(person);
        using var nobody = host.NewVisitor();
        using var other = host.NewVisitor();
        await other.BeginAsync();
        using var citizen = await host.CitizenAsync(host.NewPerson());
        foreach (var step in Journeys.Steps)
        {
            var path = $"/kk/apply/{draft}/{step}";
            foreach (var stranger in (Visitor[])[nobody, other])
            {
                await stranger.GetAsync(path);
                Assert.StartsWith("/kk/sign-in?returnUrl=", stranger.Address, StringComparison.Ordinal);
            }

            await citizen.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, citizen.Status);
        }

        await visitor.GetAsync($"/kk/apply/{draft}/check");
        Assert.Contains(person.FullName, visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync("/kk/apply");
        Assert.Contains(person.FullName, visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("/my/", visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Check_WithoutTellingWho_IsRefusedBesideTheFieldsAndAsksForNoCode(string language)
    {
        var (person, child) = (host.NewPerson(), host.NewChild());
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/apply/new/whose");
        await visitor.SubmitAsync(("Reason", "Lost"), ("Relation", "Parent"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName));
        await visitor.AnswerAsync(person, language);
        await visitor.AnswerAsync(person, language, ("Year", "2026"));
        await visitor.AnswerUntilAsync("check", person, language);
        await visitor.SubmitAsync(("Consent", "true"));
        Said.Refused(visitor, language, "Iin", "accounts.iin-error.Missing");
        Said.Refused(visitor, language, "Phone", "accounts.phone-error.Missing");
        await visitor.SubmitAsync(("Iin", child.Iin), ("Phone", person.Phone));
        Said.Refused(visitor, language, "Iin", "apply.check.child-iin");
        Assert.Equal(person.Phone, visitor.Value("Phone"));
        Assert.DoesNotContain(await host.MessagesAsync(), message => message.Recipient == person.Phone);
    }

    [Fact]
    public async Task Sign_WrongCode_OpensNoSession()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await SendCodeAsync(visitor, person);
        var code = await visitor.CodeForAsync(person.Phone);
        await visitor.SubmitAsync(("Code", code == "111111" ? "222222" : "111111"));
        Said.Refused(visitor, "kk", "Code", "accounts.code-error.Wrong", 4);
        var signPage = visitor.Address;
        await visitor.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", visitor.Address, StringComparison.Ordinal);
        await visitor.GetAsync(signPage);
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_CodeTypedInAnotherBrowser_SignsNothing()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await SendCodeAsync(visitor, person);
        using var stranger = host.NewVisitor();
        await stranger.BeginAsync();
        var (_, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        var (_, own) = stranger.Fill("main form[method=post]");
        static bool IsToken(KeyValuePair<string, string> field) => field.Key == "__RequestVerificationToken";
        await stranger.PostAsync(visitor.Address, [.. fields.Where(field => !IsToken(field)), own.Single(IsToken)]);
        Assert.StartsWith("/kk/sign-in", stranger.Address, StringComparison.Ordinal);
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_TwoClicksAtOnce_MakeOneApplication()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await SendCodeAsync(visitor, person);
        var before = await host.CountAsync("Applications");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        await Task.WhenAll(visitor.SendFormAsync(path, fields), visitor.SendFormAsync(path, fields));
        Assert.Equal(before + 1, await host.CountAsync("Applications"));
        Assert.Single(await host.NoticesToAsync(person));
    }

    [Fact]
    public async Task Sign_AfterSigningInMeanwhile_SendsTheDraftOfTheBrowser()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToCheckAsGuestAsync(person);
        await visitor.SignInAsCitizenAsync(person);
        await visitor.GetAsync("/kk/apply");
        Assert.True(visitor.Has($"main a[href$='/apply/{draft}/check']"), visitor.Main);
        await visitor.GetAsync($"/kk/apply/{draft}/check");
        Assert.False(visitor.Has("#Phone"));
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_OfAPersonWhoAppliedBefore_IsTypedOnce()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.ApplyAsync(host, person);
        await visitor.BeginAsync();
        await visitor.AnswerAsync(person);
        Assert.Equal("name", visitor.StepOf());
        Assert.Equal(person.Surname, visitor.Value("Surname"));
    }

    [Fact]
    public async Task Drafts_AThousandThatBrowsersLeft_AreClearedAfterThirtyDays()
    {
        using var visitor = host.NewVisitor();
        await visitor.BeginAsync();
        var before = await CountDraftsAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        for (var left = 0; left < 1000; left++)
        {
            await drafts.StartAsync(Device(left), new(), string.Create(CultureInfo.InvariantCulture, $"10.0.{left / 50}.1"), CancellationToken.None);
        }

        Assert.Equal(before + 1000, await CountDraftsAsync());
        host.Clock.Advance(Drafts.KeptFor + TimeSpan.FromDays(1));
        await drafts.DeleteOldAsync(CancellationToken.None);
        Assert.Equal(0, await CountDraftsAsync());
        host.Clock.Reset();
    }

    [Fact]
    public async Task Start_MoreThanSixtyInAnHourFromOneAddress_WaitsAndOthersDoNot()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        for (var begun = 0; begun < Drafts.MostPerAddress; begun++)
        {
            Assert.NotNull((await BeginAsync(begun, "10.9.9.9")).Draft);
        }

        var refused = await BeginAsync(99, "10.9.9.9");
        Assert.Null(refused.Draft);
        Assert.NotNull(refused.Wait);
        Assert.NotNull((await BeginAsync(99, "10.9.9.8")).Draft);

        Task<BegunDraft> BeginAsync(int device, string address) =>
            drafts.StartAsync(Device(100_000 + device), new(), address, CancellationToken.None);
    }

    private async Task<long> CountDraftsAsync() =>
        long.Parse((await host.QueryAsync($"""SELECT COUNT(*) FROM "Drafts" WHERE "OwnerKey" LIKE '{DraftRow.OfDevices}%'"""))[0][0], CultureInfo.InvariantCulture);

    private static DraftOwner Device(int number) => new(Citizen: null, string.Create(CultureInfo.InvariantCulture, $"{DraftRow.OfDevices}{number:D36}"));

    private static async Task SendCodeAsync(Visitor visitor, TestPerson person)
    {
        await visitor.GoToCheckAsGuestAsync(person);
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone), ("Consent", "true"));
        Assert.Contains("/sign/", visitor.Address, StringComparison.Ordinal);
    }
}
