using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Data;
using Duplicates.Service.Intake;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Intake;

public sealed class EveryDoorTestsOnSqlite(SqliteHost host) : EveryDoorTests(host), IClassFixture<SqliteHost>;

public sealed class EveryDoorTestsOnPostgreSql(PostgreSqlHost host) : EveryDoorTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The same application is the same case, by whichever door it comes.</summary>
public abstract class EveryDoorTests(ServiceHost host)
{
    /// <summary>What differs by nature: which case it is, when it came, and by which door from which account.</summary>
    private static readonly string[] OwnOfACase =
    [
        nameof(ApplicationRow.Id), nameof(ApplicationRow.Number), nameof(ApplicationRow.AccountKey), nameof(ApplicationRow.Channel), nameof(ApplicationRow.SubmittedAt),
    ];

    [Fact]
    public async Task SameApplication_ThroughEachDoor_IsTheSameCaseFieldByField()
    {
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var home = await citizen.ApplyAsync(host, person);
        var ofHome = await FieldsAsync(home);
        await WithdrawAsync(citizen, home);

        var form = await SendByAFormOfADoorAsync(person);
        var ofForm = await FieldsAsync(form);
        await WithdrawAsync(citizen, form);

        host.Clock.AdvancePastResend();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.BeginAtDeskAsync();
        await clerk.EnterAsync(person, ("Phone", person.Phone));
        await clerk.SubmitAsync(("Code", await clerk.CodeForAsync(person.Phone)));
        await clerk.EnterAsync(person);
        await clerk.EnterAsync(person);
        var desk = clerk.NumberOfCase();

        Assert.Equal(ofHome, ofForm);
        Assert.Equal(ofHome, await FieldsAsync(desk));
        Assert.Equal("OwnSite, OwnSite, SchoolOffice", $"{await ChannelAsync(home)}, {await ChannelAsync(form)}, {await ChannelAsync(desk)}");
    }

    [Fact]
    public async Task OpenApplicationFromTheDesk_StandsInTheWayAtHomeAndTheOtherWayRound()
    {
        var person = host.NewPerson();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var number = await clerk.AcceptAtDeskAsync(person);
        await clerk.GoToPapersAsync(person);
        await clerk.EnterAsync(person);
        Said.RefusedAsAWhole(clerk, "kk", "desk.already-open", Journeys.Spoken(number));
        using var stranger = host.NewVisitor();
        Assert.NotEqual(number, await stranger.ApplyAsync(host, person), StringComparer.Ordinal);
    }

    [Fact]
    public async Task OutsideSystem_SameNameManyTimesAtOnce_IsOneCase()
    {
        var person = host.NewPerson();
        var home = await host.NewCaseAsync(person);
        var content = (await host.HistoryAsync(home)).OfType<ApplicationSubmitted>().Single().Content;
        var other = host.NewPerson();
        var applicant = new Person(Domain.People.Iin.Parse(other.Iin), content.Applicant.Name);
        var asked = content with { Applicant = applicant, Learner = applicant };
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendByPortalAsync(asked, "7f3a-1")));
        Assert.Single(numbers.Distinct(StringComparer.Ordinal));
        Assert.Equal("EGovernmentPortal", await ChannelAsync(numbers[0]));
    }

    private static async Task WithdrawAsync(Visitor citizen, string number)
    {
        await citizen.GetAsync($"/kk/my/{number}");
        await citizen.SubmitFormAsync("form[action*='Withdraw']");
    }

    private async Task<string> SendByPortalAsync(ApplicationContent content, string outside)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var text = scope.ServiceProvider.GetRequiredService<ApplicationText>();
        var now = host.Clock.GetUtcNow();
        var taken = await scope.ServiceProvider.GetRequiredService<ApplicationIntake>().TakeAsync(
            new()
            {
                CaseId = IntakeCommand.CaseIdOf(Channel.EGovernmentPortal, outside),
                BegunAt = now,
                Intake = new(Channel.EGovernmentPortal, now) { OutsideIdentity = outside },
                ActingPerson = new("portal", content.Applicant.Name.Full, ActorRole.Applicant),
                Content = content,
                Proof = new(SignatureMethod.OneTimePassword, text.Sha256(content), now, string.Empty),
                Consent = new("1", now),
            },
            CancellationToken.None);
        return taken.Number.Value;
    }

    private async Task<string> SendByAFormOfADoorAsync(TestPerson person)
    {
        host.Clock.AdvancePastResend();
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var key = (await host.QueryAsync("""SELECT "AccountKey" FROM "Applications" ORDER BY "SubmittedAt" DESC"""))[0][0];
        var citizen = services.GetRequiredService<SignedInPeople>().CreateCitizen(Domain.People.Iin.Parse(person.Iin), Domain.People.PhoneNumber.Parse(person.Phone), key);
        var shorts = services.GetRequiredService<IShortApplication>();
        var problems = new ModelStateDictionary();
        using var language = new Duplicates.Service.Web.LanguageScope("kk");
        var kept = await shorts.KeepAsync(
            citizen,
            new(person.Surname, person.GivenName, person.Patronymic, "GeneralSecondary", "Ordinary", "CertificateAndSupplement", "№ 5 Алматы гимназия", "2006", "false", "Lost", "School"),
            from: null,
            problems,
            CancellationToken.None);
        Assert.True(kept?.Code is not null, string.Join(' ', problems.SelectMany(entry => entry.Value!.Errors.Select(error => $"{entry.Key}: {error.ErrorMessage}"))));
        using var reader = host.NewVisitor();
        var path = await shorts.SubmitAsync(citizen, new(kept!.Draft, kept.Code!.Value, Consent: true, await reader.CodeForAsync(person.Phone)), problems, CancellationToken.None);
        return path![3..12];
    }

    /// <summary>What is stated and what the row says, without what is the case's own.</summary>
    private async Task<IReadOnlyList<string>> FieldsAsync(string number)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Applications.AsNoTracking().SingleAsync(one => one.Number == number);
        var history = await host.HistoryAsync(number);
        var (submitted, registered) = (history.OfType<ApplicationSubmitted>().Single(), history.OfType<ApplicationRegistered>().Single());
        return
        [
            .. typeof(ApplicationRow).GetProperties().Where(property => !OwnOfACase.Contains(property.Name)).Select(property => $"{property.Name}: {property.GetValue(row)}"),
            .. typeof(ApplicationContent).GetProperties().Select(property => $"{property.Name}: {JsonSerializer.Serialize(property.GetValue(submitted.Content))}"),
            $"Hash: {submitted.Signature.DocumentSha256}",
            $"Deadline: {JsonSerializer.Serialize(registered.Deadline)}",
            $"Taken up by: {string.Join(", ", (await host.QueryAsync($"""SELECT "Kind" FROM "Letters" l JOIN "Applications" a ON a."Id" = l."ApplicationId" WHERE a."Number" = '{number}' ORDER BY "Kind" """)).Select(letter => letter[0]))}",
        ];
    }

    private async Task<string> ChannelAsync(string number) => (await host.QueryAsync($"""SELECT "Channel" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];
}
