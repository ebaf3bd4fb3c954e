using System.Net;
using System.Security.Claims;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Apply;

public sealed class ShortApplicationTestsOnSqlite(SqliteHost host) : ShortApplicationTests(host), IClassFixture<SqliteHost>;

public sealed class ShortApplicationTestsOnPostgreSql(PostgreSqlHost host) : ShortApplicationTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An application that comes through a door's own forms.</summary>
public abstract class ShortApplicationTests(ServiceHost host)
{
    private static readonly IPAddress Network = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task Submit_WithConsentAndTheCode_RegistersTheCase()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var (path, problems) = await SubmitAsync(person, new(kept.Draft, kept.Code!.Value, Consent: true, await CodeForAsync(person)));
        Assert.Empty(problems);
        Assert.Matches("^my/[0-9]{9}\\?submitted=true$", path);
        Assert.Contains((await host.NoticesToAsync(person)).Select(notice => notice.Body), body => body.Contains(Journeys.Spoken(path![3..12]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_Twice_LeadsToTheSameCase()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var signature = new ShortSignature(kept.Draft, kept.Code!.Value, Consent: true, await CodeForAsync(person));
        var (first, _) = await SubmitAsync(person, signature);
        var (second, _) = await SubmitAsync(person, signature);
        Assert.StartsWith(second!, first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WithoutConsent_IsRefusedAndTheCodeIsStillGood()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var signature = new ShortSignature(kept.Draft, kept.Code!.Value, Consent: false, await CodeForAsync(person));
        var (path, problems) = await SubmitAsync(person, signature);
        Assert.Null(path);
        Assert.Equal(Said.In("kk", "apply.check.consent-error"), problems["Consent"]);
        Assert.NotNull((await SubmitAsync(person, signature with { Consent = true })).Path);
    }

    [Fact]
    public async Task Submit_WithAWrongCode_IsRefusedUntilThereAreNoTriesLeft()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var right = new ShortSignature(kept.Draft, kept.Code!.Value, Consent: true, await CodeForAsync(person));
        var wrong = right with { Code = right.Code == "000000" ? "000001" : "000000" };
        for (var tries = 1; tries <= 4; tries++)
        {
            Assert.Equal(Said.In("kk", "accounts.code-error.Wrong", 5 - tries), (await SubmitAsync(person, wrong)).Problems["Code"]);
        }

        foreach (var typed in (ShortSignature[])[wrong, right])
        {
            var (path, problems) = await SubmitAsync(person, typed);
            Assert.Null(path);
            Assert.Equal(Said.In("kk", "accounts.code-error.TriesUsedUp"), problems["Code"]);
        }
    }

    [Fact]
    public async Task Submit_WithAnOldCode_IsRefused()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var code = await CodeForAsync(person);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var (path, problems) = await SubmitAsync(person, new(kept.Draft, kept.Code!.Value, Consent: true, code));
        Assert.Null(path);
        Assert.Equal(Said.In("kk", "accounts.code-error.Expired"), problems["Code"]);
    }

    [Fact]
    public async Task Submit_WithTheCodeOfAnotherDraft_IsRefused()
    {
        var person = await KnownPersonAsync();
        var first = (await KeepAsync(person, Right(person))).Kept!;
        host.Clock.AdvancePastResend();
        var second = (await KeepAsync(person, Right(person) with { Year = "2007" })).Kept!;
        var (path, problems) = await SubmitAsync(person, new(first.Draft, second.Code!.Value, Consent: true, await CodeForAsync(person)));
        Assert.Null(path);
        Assert.Equal(Said.In("kk", "apply.sign.SignatureDoesNotMatch"), problems["Code"]);
    }

    [Fact]
    public async Task Submit_TheDraftOfSomebodyElse_LeadsToTheirOwnApplications()
    {
        var (person, other) = (await KnownPersonAsync(), await KnownPersonAsync());
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var (path, _) = await SubmitAsync(other, new(kept.Draft, kept.Code!.Value, Consent: true, await CodeForAsync(person)));
        Assert.Equal("apply", path);
        Assert.Null(await FindAsync(other, kept.Draft));
    }

    [Fact]
    public async Task Find_AKeptDraft_GivesTheTextThatIsSigned()
    {
        var person = await KnownPersonAsync();
        var kept = (await KeepAsync(person, Right(person))).Kept!;
        var found = await FindAsync(person, kept.Draft);
        Assert.Equal("kk", found!.Language);
        Assert.Contains(found.Lines, line => line.Value.Contains(person.FullName, StringComparison.Ordinal) && line.Value.Contains(person.Iin, StringComparison.Ordinal));
        Assert.Contains(found.Lines, line => line.Value == "2006");
    }

    [Theory]
    [InlineData("Damaged", "False", "School", "files")]
    [InlineData("Lost", "True", "School", "name")]
    [InlineData("Lost", "False", "Corporation", "contacts")]
    public async Task Keep_WithSomethingOpen_SendsNoCodeAndLeadsToTheQuestion(string reason, string nameChanged, string collection, string step)
    {
        var person = await KnownPersonAsync();
        var (kept, _) = await KeepAsync(person, Right(person) with { Reason = reason, NameChanged = nameChanged, Collection = collection });
        Assert.Equal(($"apply/{kept!.Draft}/{step}", null), (kept.Path, kept.Code));
        Assert.Null(await FindAsync(person, kept.Draft));
    }

    [Fact]
    public async Task Keep_WhenNoMoreCodesMayBeSent_LeadsToTheCheckPageThatSaysSo()
    {
        var person = await KnownPersonAsync();
        Assert.NotNull((await KeepAsync(person, Right(person))).Kept!.Code);
        var (kept, problems) = await KeepAsync(person, Right(person));
        Assert.Empty(problems);
        Assert.Equal(($"apply/{kept!.Draft}/check", null), (kept.Path, kept.Code));
    }

    [Fact]
    public async Task Keep_WithMistakes_SaysWhatTheServicesQuestionsSay()
    {
        var person = await KnownPersonAsync();
        var (kept, problems) = await KeepAsync(person, new(" ", "Асель", null, "-", null, "7", null, "20O6", "-", "-", "-"));
        Assert.Null(kept);
        Assert.Equal(
            [
                ("Surname", Said.In("kk", "apply.name-error.Missing.Surname")), ("Level", Said.In("kk", "apply.document.level-error")), ("Distinction", Said.In("kk", "apply.document.distinction-error")),
                ("Scope", Said.In("kk", "apply.document.scope-error")), ("Year", Said.In("kk", "apply.year.error")), ("NameChanged", Said.In("kk", "apply.name-then.error")),
                ("Reason", Said.In("kk", "apply.reason.error")), ("Collection", Said.In("kk", "apply.contacts.collection-error")),
            ],
            problems.Select(problem => (problem.Key, problem.Value)).OrderBy(problem => Array.IndexOf([.. typeof(ShortAnswers).GetProperties().Select(property => property.Name)], problem.Key)));
    }

    private static ShortAnswers Right(TestPerson person) => new(
        person.Surname, person.GivenName, person.Patronymic, "GeneralSecondary", "Ordinary", "Certificate", "№ 5 Алматы гимназия", "2006", "False", "Lost", "School");

    /// <summary>Somebody whose phone is known, as after signing in.</summary>
    private async Task<TestPerson> KnownPersonAsync()
    {
        var person = host.NewPerson();
        using var visitor = await host.CitizenAsync(person);
        host.Clock.AdvancePastResend();
        return person;
    }

    private async Task<string> CodeForAsync(TestPerson person)
    {
        using var visitor = host.NewVisitor();
        return await visitor.CodeForAsync(person.Phone);
    }

    private async Task<(KeptApplication? Kept, Dictionary<string, string> Problems)> KeepAsync(TestPerson person, ShortAnswers answers)
    {
        var modelState = new ModelStateDictionary();
        return (await InScopeAsync(person, (port, citizen) => port.KeepAsync(citizen, answers, Network, modelState, CancellationToken.None)), ProblemsIn(modelState));
    }

    private async Task<(string? Path, Dictionary<string, string> Problems)> SubmitAsync(TestPerson person, ShortSignature signature)
    {
        var modelState = new ModelStateDictionary();
        return (await InScopeAsync(person, (port, citizen) => port.SubmitAsync(citizen, signature, modelState, CancellationToken.None)), ProblemsIn(modelState));
    }

    private Task<ApplicationToSign?> FindAsync(TestPerson person, Guid draft) =>
        InScopeAsync(person, (port, citizen) => port.FindAsync(citizen, draft, CancellationToken.None));

    private async Task<T> InScopeAsync<T>(TestPerson person, Func<IShortApplication, ClaimsPrincipal, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(PhoneNumber.TryParse(person.Phone, out var phone, out _));
        var citizen = scope.ServiceProvider.GetRequiredService<SignedInPeople>().CreateCitizen(Iin.Parse(person.Iin), phone, await scope.ServiceProvider.GetRequiredService<CitizenAccounts>().OpenAsync(Iin.Parse(person.Iin), phone, default));
        var port = scope.ServiceProvider.GetRequiredService<IShortApplication>();
        Assert.True(port.MayApply(citizen));
        Assert.False(port.MayApply(new ClaimsPrincipal(new ClaimsIdentity())));
        return await act(port, citizen);
    }

    private static Dictionary<string, string> ProblemsIn(ModelStateDictionary modelState) =>
        modelState.Where(field => field.Value!.Errors.Count > 0).ToDictionary(field => field.Key, field => field.Value!.Errors[0].ErrorMessage, StringComparer.Ordinal);
}
