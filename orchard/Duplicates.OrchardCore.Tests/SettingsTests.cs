using System.Net;

namespace Duplicates.OrchardCore.Tests;

/// <summary>A site whose settings are not complete: the service says so, the admin lives.</summary>
[Collection(nameof(OrchardSite))]
public sealed class SettingsTests(OrchardSite site)
{
    [Fact]
    public async Task Service_WithoutItsSettings_AnswersWithWordsUntilAnAdministratorSaysThem()
    {
        const string Tenant = OrchardSite.UnsetTenant;
        using (await site.Visitor.GetAsync(new Uri($"/{Tenant}/", UriKind.Relative)))
        {
            // the tenant is set up
        }

        foreach (var (path, words) in (IEnumerable<(string, string)>)[("kk", "Қызмет қазір жұмыс істемейді"), ("ru/apply", "Услуга сейчас недоступна"), ("api/v1/offices", "503"), ("health/ready", "503")])
        {
            using var answer = await site.Visitor.GetAsync(new Uri($"/{Tenant}/{path}", UriKind.Relative));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.Contains("Retry-After")));
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var administrator = new SiteVisitor(site);
        await administrator.SignInAsAdministratorAsync(Tenant);
        await administrator.GetAsync($"/{Tenant}/Admin");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Contains("Duplicates:PublicAddress", administrator.Text, StringComparison.Ordinal);

        var settings = $"/{Tenant}/Admin/Settings/duplicates";
        await administrator.GetAsync(settings);
        await administrator.SubmitAsync(settings, ("ISite.DuplicatesSettings.PublicAddress", "nonsense"));
        Assert.Contains("Duplicates:PublicAddress", administrator.MessageBeside("ISite.DuplicatesSettings.PublicAddress"), StringComparison.Ordinal);
        Assert.Equal("nonsense", administrator.Value("ISite.DuplicatesSettings.PublicAddress"));

        await administrator.SubmitAsync(settings, ("ISite.DuplicatesSettings.PublicAddress", "https://duplicates.example.kz"));
        using var page = await site.Visitor.GetAsync(new Uri($"/{Tenant}/kk", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
