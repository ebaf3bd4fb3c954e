using System.Text.RegularExpressions;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>What a clerk does at the school's desk, with entries that are right unless a test changes them.</summary>
internal static partial class DeskJourneys
{
    /// <summary>Right entries for a page of the desk.</summary>
    public static (string Name, string? Value)[] EntriesFor(string page, TestPerson person) => page switch
    {
        "person" => [("Relation", "Self"), ("Identity", "IdCard"), ("IdentityNumber", "012345678"), ("Iin", person.Iin), ("Surname", person.Surname), ("GivenName", person.GivenName), ("Patronymic", person.Patronymic)],
        "request" => [("Level", "GeneralSecondary"), ("Scope", "CertificateAndSupplement"), ("Year", "2006"), ("NameChanged", "False"), ("Reason", "Lost")],
        "papers" => [("Origin", "Printed"), ("Consent", "true")],
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "There is no such page."),
    };

    /// <summary>Begins a paper application; the clerk stands at its first page then.</summary>
    public static async Task<string> BeginAtDeskAsync(this Visitor clerk, string language = "kk")
    {
        await clerk.GetAsync($"/{language}/staff/intake");
        await clerk.SubmitAsync();
        Assert.EndsWith("/person", clerk.Address, StringComparison.Ordinal);
        return DraftId().Match(clerk.Address).Value;
    }

    /// <summary>Fills in the page at which the clerk stands, rightly unless told otherwise.</summary>
    public static Task<Visitor> EnterAsync(this Visitor clerk, TestPerson person, params (string Name, string? Value)[] instead)
    {
        var page = clerk.Address.Split('?')[0].Split('/')[^1];
        return clerk.SubmitAsync([.. EntriesFor(page, person).Where(entry => !instead.Any(other => other.Name == entry.Name)), .. instead]);
    }

    /// <summary>Goes to the last page of the desk.</summary>
    public static async Task<string> GoToPapersAsync(this Visitor clerk, TestPerson person, string language = "kk")
    {
        var draft = await clerk.BeginAtDeskAsync(language);
        await clerk.EnterAsync(person);
        await clerk.EnterAsync(person);
        Assert.True(clerk.Address.EndsWith("/papers", StringComparison.Ordinal), clerk.Main);
        return draft;
    }

    /// <summary>A paper application from the first page to the number.</summary>
    public static async Task<string> AcceptAtDeskAsync(this Visitor clerk, TestPerson person, string language = "kk")
    {
        await clerk.GoToPapersAsync(person, language);
        await clerk.EnterAsync(person);
        Assert.Contains("/accepted/", clerk.Address, StringComparison.Ordinal);
        return clerk.NumberOfCase();
    }

    /// <summary>Finds and chooses the school at a counter.</summary>
    public static async Task ChooseSchoolAsync(this Visitor @operator)
    {
        await @operator.SearchSchoolAsync("Алматы");
        await @operator.SubmitAsync(("OfficeId", Demo.AlmatySchool));
        Assert.EndsWith("/request", @operator.Address, StringComparison.Ordinal);
    }

    /// <summary>Goes to the last page of a counter.</summary>
    public static async Task<string> GoToCounterPapersAsync(this Visitor @operator, TestPerson person, params (string Name, string? Value)[] request)
    {
        var draft = await @operator.BeginAtDeskAsync();
        await @operator.EnterAsync(person);
        await @operator.ChooseSchoolAsync();
        await @operator.EnterAsync(person, request);
        Assert.True(@operator.Address.EndsWith("/papers", StringComparison.Ordinal), @operator.Main);
        return draft;
    }

    /// <summary>An application at a counter from the first page to the number.</summary>
    public static async Task<string> AcceptAtCounterAsync(this Visitor @operator, TestPerson person, string language = "kk")
    {
        await @operator.BeginAtDeskAsync(language);
        await @operator.EnterAsync(person);
        await @operator.ChooseSchoolAsync();
        await @operator.EnterAsync(person);
        await @operator.EnterAsync(person);
        Assert.True(@operator.Address.Contains("/accepted/", StringComparison.Ordinal), @operator.Main);
        return @operator.NumberOfCase();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex DraftId();
}
