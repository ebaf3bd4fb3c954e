using System.Net;
using System.Text.RegularExpressions;

namespace Duplicates.OrchardCore.Tests;

/// <summary>A tenant with a URL prefix, from the first question to the hand-over: every address that it gives away leads back to it.</summary>
[Collection(nameof(OrchardSite))]
public sealed partial class PrefixedTenantTests(OrchardSite site)
{
    private const string Tenant = OrchardSite.SecondTenant;
    private const string Kk = $"/{Tenant}/kk";

    [Fact]
    public async Task Case_InATenantWithAUrlPrefix_IsHandedOverAndEveryAddressLeadsBackToTheTenant()
    {
        using (await site.Visitor.GetAsync(new Uri(Kk, UriKind.Relative)))
        {
            // the tenant is set up
        }

        var (iin, phone) = SiteVisitor.NewCitizen();
        using var citizen = new SiteVisitor(site);
        var number = await ApplyAsync(citizen, iin, phone);
        var messages = await IssueAsync(citizen, number, phone);

        var links = messages.SelectMany(message => Address().Matches(message.Body)).Select(found => found.Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith($"localhost/{Tenant}/", link, StringComparison.Ordinal));
        await AssertPapersLeadHereAsync(number);
        await AssertFeedLeadsHereAsync();
    }

    private static async Task<string> ApplyAsync(SiteVisitor citizen, string iin, string phone)
    {
        await citizen.GetAsync($"{Kk}/apply/new/whose");
        await AnswerAsync(citizen, ("Reason", "Lost"));
        await AnswerAsync(citizen, ("Surname", "Әбдіқадырова"), ("GivenName", "Гүлнұр"), ("Patronymic", "Бауыржанқызы"));
        await AnswerAsync(citizen, ("Level", "GeneralSecondary"), ("Year", "2005"));
        await citizen.GetAsync($"{citizen.Address}?q={Uri.EscapeDataString("гимназия алматы 5")}");
        await AnswerAsync(citizen, ("OfficeId", citizen.Page.QuerySelector("[name=OfficeId]")?.GetAttribute("value")));
        await AnswerAsync(citizen, ("Iin", iin), ("Phone", phone), ("Consent", "true"));
        await AnswerAsync(citizen, ("Code", await citizen.CodeForAsync(phone, Tenant)));
        Assert.Matches($"^{Kk}/my/[0-9]{{9}}", citizen.Address);
        return Number().Match(citizen.Address).Value;
    }

    private async Task<IReadOnlyList<(string Kind, string Body, DateTimeOffset At)>> IssueAsync(SiteVisitor citizen, string number, string phone)
    {
        using var clerk = new SiteVisitor(site);
        await clerk.SignInAsStaffAsync("clerk.almaty@example.org", Tenant);
        using var head = new SiteVisitor(site);
        await head.SignInAsStaffAsync("head.almaty@example.org", Tenant);
        await ActAsync(clerk, number, "found", ("RegisterEntry", "№ 112, 2005"));
        await ActAsync(head, number, "approve");
        await clerk.GetAsync($"{Kk}/staff/cases/{number}/prepare");
        var prepared = new List<(string, string?)> { ("RuSurname", "Абдикадырова"), ("RuGivenName", "Гульнур"), ("Deputy", "Ахметова Сәуле Маратқызы") };
        if (clerk.Page.QuerySelector("[name=Distinction]") is not null)
        {
            prepared.Add(("Distinction", "Ordinary"));
        }

        await ActAsync(clerk, number, "prepare", [.. prepared]);
        await ActAsync(head, number, "ready");
        await ActAsync(clerk, number, "hand-over", ("IdentityDocument", "№ 034567890"));
        return await citizen.MessagesToAsync(phone, Tenant);
    }

    /// <summary>The duplicate is found genuine at the address that stands on it, and in no other tenant.</summary>
    private async Task AssertPapersLeadHereAsync(string number)
    {
        using var clerk = new SiteVisitor(site);
        await clerk.SignInAsStaffAsync("clerk.almaty@example.org", Tenant);
        await clerk.GetAsync($"{Kk}/staff/cases/{number}/documents/duplicate-sheet");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var printed = Address().Match(clerk.Text).Value;
        Assert.StartsWith($"localhost/{Tenant}/", printed, StringComparison.Ordinal);
        var path = printed["localhost".Length..];
        using var employer = new SiteVisitor(site);
        await employer.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, employer.Status);
        Assert.StartsWith($"/{Tenant}/", employer.Address, StringComparison.Ordinal);
        Assert.True(employer.Page.QuerySelector("#online .verdict--valid") is not null, $"{path} {employer.Text}");
        await employer.GetAsync(path[$"/{Tenant}".Length..]);
        Assert.Null(employer.Page.QuerySelector("#online .verdict--valid"));
    }

    private async Task AssertFeedLeadsHereAsync()
    {
        var feed = await site.Visitor.GetStringAsync(new Uri($"{Kk}/changes.atom", UriKind.Relative));
        var links = Link().Matches(feed).Select(link => link.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith($"http://localhost/{Tenant}/", link, StringComparison.Ordinal));
    }

    private static async Task AnswerAsync(SiteVisitor visitor, params (string Name, string? Value)[] answers)
    {
        var before = visitor.Address;
        await visitor.SubmitAsync(before.Split('?')[0], answers);
        Assert.True(visitor.Status is HttpStatusCode.OK && visitor.Address.StartsWith($"/{Tenant}/", StringComparison.Ordinal) && visitor.Address != before, $"{before} {visitor.Status} {visitor.Address} {visitor.Text}");
    }

    private static async Task ActAsync(SiteVisitor officer, string number, string action, params (string Name, string? Value)[] answers)
    {
        await officer.GetAsync($"{Kk}/staff/cases/{number}/{action}");
        await AnswerAsync(officer, answers);
    }

    [GeneratedRegex(@"localhost/[^\s<>""]+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[0-9]{9}", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"href=""([^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
