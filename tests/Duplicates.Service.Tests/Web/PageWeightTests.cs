using Duplicates.Service.InfoPages;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Web;

/// <summary>An old phone on a slow line: page and styles of every page of a citizen keep within 60 KB, scripts too.</summary>
public sealed class PageWeightTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private static readonly string[] Own = ["", "/addresses", "/addresses?q=мектеп", "/addresses?region=75", "/track", "/verify", "/sign-in", "/sign-in/staff", "/booking", "/booking/figures"];

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task PublicPages_KeepWithinTheLimits(string language)
    {
        using var visitor = host.NewVisitor();
        var info = host.Services.GetRequiredService<IInfoPages>().All(language).Select(page => "/" + page.Path).ToList();
        Assert.NotEmpty(info);
        foreach (var path in Own.Select(path => $"/{language}{path}").Concat(info))
        {
            await AssertLightAsync(visitor, path);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task PagesOfACitizen_KeepWithinTheLimits(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person, language);
        foreach (var step in Journeys.Steps.Append("contacts"))
        {
            await AssertLightAsync(visitor, $"/{language}/apply/{draft}/{step}");
        }

        await AssertLightAsync(visitor, $"/{language}/apply/{draft}/school?q=мектеп");
        await AssertLightAsync(visitor, $"/{language}/apply/{draft}/no-school");
        await visitor.GetAsync($"/{language}/apply/{draft}/name?change=true");
        await visitor.AnswerAsync(person, language, ("NameChanged", "true"), ("ThenSurname", person.Surname), ("ThenGivenName", person.GivenName));
        await visitor.GetAsync($"/{language}/apply/{draft}/whose?change=true");
        await visitor.AnswerAsync(person, language, ("Reason", "Damaged"));
        while (visitor.StepOf() != "check")
        {
            await AssertLightAsync(visitor, visitor.Address);
            await visitor.AnswerAsync(person, language);
        }

        await AssertLightAsync(visitor, visitor.Address);
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person, language);
        await AssertLightAsync(visitor, visitor.Address);
        await visitor.TypeCodeAsync(person);
        var number = visitor.NumberOfCase();
        foreach (var path in (string[])["apply/new/whose", "my", "my/phone", $"my/{number}", $"my/{number}/complaint", $"my/{number}/documents/receipt", $"my/{number}/documents/application"])
        {
            await AssertLightAsync(visitor, $"/{language}/{path}");
        }
    }

    private static async Task AssertLightAsync(Visitor visitor, string path)
    {
        var weight = await PageWeight.OfAsync(visitor.FetchAsync, path);
        Assert.True(weight.Readable <= PageWeight.Most, $"{path}: {weight.Readable} bytes of page and styles");
        Assert.True(weight.Scripts <= PageWeight.Most, $"{path}: {weight.Scripts} bytes of scripts");
        Assert.True(weight.Styles > 0, $"{path} has no styles");
    }
}
