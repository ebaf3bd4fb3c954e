using System.Net;
using Duplicates.Domain.People;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class PhoneChangeTestsOnSqlite(SqliteHost host) : PhoneChangeTests(host), IClassFixture<SqliteHost>;

public sealed class PhoneChangeTestsOnPostgreSql(PostgreSqlHost host) : PhoneChangeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A citizen whose number changed: with the old phone at hand, or with an identity document before an officer.</summary>
public abstract class PhoneChangeTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Phone_WithBothCodes_IsChangedToldAndEndsEverySession(string language)
    {
        var person = host.NewPerson();
        var moved = person with { Phone = host.NewPerson().Phone };
        var before = await CountAsync("PhoneChanged", "Applicant");
        using var elsewhere = await host.CitizenAsync(person, language);
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        host.Clock.AdvancePastResend();
        await citizen.GetAsync($"/{language}/my/phone");
        await citizen.SubmitAsync(("Phone", moved.Phone));
        Assert.Equal(Said.In(language, "phone.code.title"), citizen.Heading);
        await citizen.SubmitAsync(("OldCode", "000000"), ("Code", await citizen.CodeForAsync(moved.Phone)));
        Said.Refused(citizen, language, "OldCode", "accounts.code-error.Wrong", 4);
        await citizen.SubmitAsync(("OldCode", await citizen.CodeForAsync(person.Phone)), ("Code", await citizen.CodeForAsync(moved.Phone)));

        Assert.Contains(Said.In(language, "phone.changed"), citizen.Main, StringComparison.Ordinal);
        Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "phone-changed" && message.Body.Contains("1414", StringComparison.Ordinal));
        Assert.Single(await host.NoticesToAsync(moved), message => message.Kind == "phone-changed");
        foreach (var session in (Visitor[])[elsewhere, citizen])
        {
            await session.GetAsync($"/{language}/my");
            Assert.StartsWith($"/{language}/sign-in", session.Address, StringComparison.Ordinal);
        }

        host.Clock.AdvancePastResend();
        using var later = await host.CitizenAsync(moved, language);
        Assert.Equal($"/{language}/my", later.Address);
        Assert.Equal(before + 1, await CountAsync("PhoneChanged", "Applicant"));
    }

    [Fact]
    public async Task Phone_AskedForOneNumberAndConfirmedForAnother_IsNotChanged()
    {
        var (person, first, second) = (host.NewPerson(), host.NewPerson().Phone, host.NewPerson().Phone);
        using var citizen = await host.CitizenAsync(person);
        host.Clock.AdvancePastResend();
        await citizen.GetAsync("/kk/my/phone");
        await citizen.SubmitAsync(("Phone", first));
        var agreed = (Page: citizen.Address, Code: await citizen.CodeForAsync(person.Phone));
        host.Clock.AdvancePastResend();
        await citizen.GetAsync("/kk/my/phone");
        await citizen.SubmitAsync(("Phone", second));
        var mixed = citizen.Address.Split("?")[0] + "?" + agreed.Page.Split("?")[1];
        await citizen.GetAsync(mixed);
        await citizen.SubmitAsync(("OldCode", agreed.Code), ("Code", await citizen.CodeForAsync(second)));
        Said.Refused(citizen, "kk", "OldCode", "accounts.code-error.Expired");
        await citizen.GetAsync("/kk/my");
        Assert.Equal("/kk/my", citizen.Address);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Phone_TheSameOrNone_IsRefused(string language)
    {
        var person = host.NewPerson();
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/phone");
        await citizen.SubmitAsync(("Phone", person.Phone));
        Said.Refused(citizen, language, "Phone", "phone.same");
        await citizen.SubmitAsync(("Phone", ""));
        Said.Refused(citizen, language, "Phone", "accounts.phone-error.Missing");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Counter_OperatorWhoSawTheDocument_LinksThePhoneThatTheCodeProves(string language)
    {
        var person = host.NewPerson();
        var moved = person with { Phone = host.NewPerson().Phone };
        using (await host.CitizenAsync(person))
        {
            host.Clock.AdvancePastResend();
        }

        var before = await CountAsync("PhoneChanged", "CorporationOperator");
        using var officer = await host.StaffAsync(Demo.Operator, language);
        await officer.GetAsync($"/{language}/staff/phone");
        await officer.SubmitAsync(("Iin", person.Iin), ("Phone", moved.Phone));
        Said.Refused(officer, language, "Identified", "phone.counter.identified-error");
        await officer.SubmitAsync(("Iin", person.Iin), ("Phone", moved.Phone), ("Identified", "true"));
        await officer.SubmitAsync(("Code", "000000"));
        Said.Refused(officer, language, "Code", "accounts.code-error.Wrong", 4);
        await officer.SubmitAsync(("Code", await officer.CodeForAsync(moved.Phone)));
        Assert.Contains(Said.In(language, "phone.counter.done"), officer.Main, StringComparison.Ordinal);

        Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "phone-changed");
        Assert.Equal(before + 1, await CountAsync("PhoneChanged", "CorporationOperator"));
        host.Clock.AdvancePastResend();
        using var later = await host.CitizenAsync(moved);
        Assert.Equal("/kk/my", later.Address);
    }

    [Fact]
    public async Task Counter_SchoolWithoutACaseOfThePerson_SendsThemToTheCorporation()
    {
        var (stranger, applicant) = (host.NewPerson(), host.NewPerson());
        var number = await host.NewCaseAsync(applicant);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff/phone");
        await clerk.SubmitAsync(("Iin", stranger.Iin), ("Phone", stranger.Phone), ("Identified", "true"));
        Said.Refused(clerk, "kk", "Iin", "phone.counter.not-yours");

        var moved = applicant with { Phone = host.NewPerson().Phone };
        host.Clock.AdvancePastResend();
        await clerk.SubmitAsync(("Iin", applicant.Iin), ("Phone", moved.Phone), ("Identified", "true"));
        await clerk.SubmitAsync(("Code", await clerk.CodeForAsync(moved.Phone)));
        Assert.Contains(Said.In("kk", "phone.counter.done"), clerk.Main, StringComparison.Ordinal);

        // what happens to the case from now on is told to the new phone
        await clerk.DoAsync(number, "question");
        Assert.Contains(await host.NoticesToAsync(moved), message => message.Kind == "question");
        Assert.DoesNotContain(await host.NoticesToAsync(applicant), message => message.Kind == "question");
        Assert.Equal("/kk/staff/phone", clerk.Find(".case__now a[href$='/staff/phone']").GetAttribute("href"));
        Assert.Contains(PhoneNumber.TryParse(moved.Phone, out var shown, out _) ? Said.In("kk", "casework.phone-now", shown.Display) : moved.Phone, clerk.Main.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "ru")]
    [InlineData("ru", "kk")]
    public async Task Counter_OfficerWhoReadsTheOtherLanguage_WritesToThePersonInTheirs(string theirs, string officers)
    {
        var person = host.NewPerson();
        await host.NewCaseAsync(person, theirs);
        var moved = person with { Phone = host.NewPerson().Phone };
        host.Clock.AdvancePastResend();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, officers);
        await clerk.GetAsync($"/{officers}/staff/phone");
        await clerk.SubmitAsync(("Iin", person.Iin), ("Phone", moved.Phone), ("Identified", "true"));
        await clerk.SubmitAsync(("Code", await clerk.CodeForAsync(moved.Phone)));
        Assert.Contains(Said.In(officers, "phone.counter.done"), clerk.Main, StringComparison.Ordinal);

        var messages = (await host.MessagesAsync()).Where(message => message.Recipient == moved.Phone || (message.Recipient == person.Phone && message.Kind == "phone-changed")).ToList();
        Assert.Equal(["code", "phone-changed", "phone-changed"], messages.Select(message => message.Kind).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(messages, message => Assert.Equal(theirs, message.Language));
    }

    [Fact]
    public async Task Counter_CodeOfAnotherOfficer_LinksNothing()
    {
        var (person, phone) = (host.NewPerson(), host.NewPerson().Phone);
        await host.NewCaseAsync(person);
        host.Clock.AdvancePastResend();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff/phone");
        await clerk.SubmitAsync(("Iin", person.Iin), ("Phone", phone), ("Identified", "true"));
        using var other = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await other.GetAsync(clerk.Address);
        await other.SubmitAsync(("Code", await clerk.CodeForAsync(phone)));
        Said.Refused(other, "kk", "Code", "accounts.code-error.Expired");
    }

    [Fact]
    public async Task Counter_EleventhPhoneOfAnOfficerInADay_HasToWait()
    {
        await using var alone = new SqliteHost();
        using var officer = await alone.StaffAsync(Demo.Operator);
        for (var time = 1; time <= 11; time++)
        {
            var person = alone.NewPerson();
            await officer.GetAsync("/kk/staff/phone");
            await officer.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone), ("Identified", "true"));
            Assert.Equal(time <= 10 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, officer.Status);
        }

        Said.RefusedAsAWhole(officer, "kk", "phone.counter.too-many", 10);
    }

    private async Task<int> CountAsync(string action, string role) =>
        (await host.QueryAsync($"SELECT \"Sequence\" FROM \"AuditEntries\" WHERE \"Action\" = '{action}' AND \"ActorRole\" = '{role}'")).Count;
}
