using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Browser.Tests.Journeys;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Signing;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>A damaged document with a scan, with scripts and without; signing and signing in through NCALayer.</summary>
public sealed class FilesAndSigningTests : IAsyncLifetime
{
    private static readonly FilePayload Scan = new() { Name = "скан.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf };
    private static readonly FilePayload Wrong = new() { Name = "скан.docx", MimeType = "application/msword", Buffer = "PK"u8.ToArray() };

    private static readonly FilePayload TooLarge = new() { Name = "үлкен.pdf", MimeType = "application/pdf", Buffer = SampleFiles.PdfOf(6 * 1024 * 1024) };

    private readonly TestAuthority _authority = new();
    private readonly LocalServer _ocsp = new();
    private readonly DirectoryInfo _trusted = Directory.CreateTempSubdirectory("duplicates-trust-");

    public ValueTask InitializeAsync() => _ocsp.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _ocsp.DisposeAsync();
        _authority.Dispose();
        _trusted.Delete(recursive: true);
    }

    [Theory]
    [InlineData("kk", Screen.Phone, true)]
    [InlineData("ru", Screen.Desk, false)]
    public async Task DamagedAndChangedName_WithAScan_BadFileLosesNothing(string language, int width, bool scripts)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("scan", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, scripts), journey);
        await citizen.GoToFilesAsync(Citizen.Asel, nameChanged: true);
        await citizen.AssertSaysAsync(citizen.T("files.lead.damaged-and-changed"));
        await citizen.LookAsync("files");

        var input = citizen.Page.Locator("main input[type=file]");
        await input.SetInputFilesAsync(TooLarge);
        if (!scripts)
        {
            await citizen.PressAsync("files.upload");
        }

        await Assertions.Expect(citizen.Page.Locator("main .govuk-error-message")).ToContainTextAsync(citizen.T("files.problem.TooLarge"));
        await input.SetInputFilesAsync([Wrong, Scan]);
        if (!scripts)
        {
            await citizen.PressAsync("files.upload");
        }

        await Assertions.Expect(citizen.Page.Locator("#attached a")).ToHaveTextAsync("скан.pdf");
        await citizen.AssertSaysAsync(citizen.T("files.problem.WrongKind"));
        await citizen.LookAsync("files-one-refused");

        await citizen.PressAsync("apply.continue");
        await citizen.AssertSaysAsync("скан.pdf");
        await citizen.LookAsync("check-with-scan");
        var number = await citizen.SignByCodeAsync(site, Citizen.Asel);
        await citizen.OpenAsync($"my/{number}");
        await citizen.LookAsync("my-with-scan");
        Assert.Equal(SampleFiles.Pdf, await citizen.DownloadAsync(new Uri((await citizen.Page.Locator(".files a").GetAttributeAsync("href"))!, UriKind.Relative).ToString()[4..]));
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", Screen.Desk)]
    [InlineData("ru", Screen.Phone)]
    public async Task NcaLayer_CancelledThenSigned_SendsTheApplication(string language, int width)
    {
        await using var program = await NcaLayerStandIn.StartAsync(_authority, Citizen.Asel.Iin);
        await using var site = await StartAsync(program.Address);
        var journey = new Journey("ncalayer", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width), journey);
        await GoToSignatureAsync(citizen);
        await citizen.LookAsync("signature");

        program.Cancels = true;
        await citizen.PressAsync("signing.sign");
        await Assertions.Expect(citizen.Page.Locator("[data-problem]")).ToHaveTextAsync(citizen.T("signing.problem.cancelled"));
        await citizen.LookAsync("signature-cancelled");

        program.Cancels = false;
        await citizen.PressAsync("signing.sign");
        await citizen.AssertHeadingAsync("my.submitted");
        await citizen.AssertSaysAsync(citizen.T("signing.verdict.Valid"));
        Assert.StartsWith(TestAuthority.Signing, program.AskedFor, StringComparison.Ordinal);
        await citizen.LookAsync("signed");
        journey.AssertNothingFound();
    }

    [Fact]
    public async Task NcaLayer_NotRunning_SaysWhatToDo()
    {
        string nobody;
        await using (var program = await NcaLayerStandIn.StartAsync(_authority, Citizen.Asel.Iin))
        {
            nobody = program.Address;
        }

        await using var site = await StartAsync(nobody);
        var journey = new Journey("ncalayer-not-running", "kk");
        await using var citizen = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await GoToSignatureAsync(citizen);
        await citizen.PressAsync("signing.sign");
        await Assertions.Expect(citizen.Page.Locator("[data-problem]")).ToHaveTextAsync(citizen.T("signing.problem.not-running"));
        await citizen.LookAsync("signature-not-running");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task NcaLayer_BrowserMayNotReachTheLocalNetwork_SaysWhereToAllowIt(string language)
    {
        await using var program = await NcaLayerStandIn.StartAsync(_authority, Citizen.Asel.Iin);
        await using var site = await StartAsync(program.Address);
        var journey = new Journey("ncalayer-denied", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await citizen.ForbidLocalNetworkAsync();
        await GoToSignatureAsync(citizen);
        await citizen.PressAsync("signing.sign");
        await Assertions.Expect(citizen.Page.Locator("[data-problem]")).ToHaveTextAsync(citizen.T("signing.problem.denied"));
        await Assertions.Expect(citizen.Page.Locator("[data-sign]")).ToBeFocusedAsync();
        Assert.Equal(string.Empty, program.AskedFor);
        await citizen.LookAsync("signature-denied");
        journey.AssertNothingFound();
    }

    [Fact]
    public async Task NcaLayer_SignIn_AsksForAnAuthenticationKeyAndThePhoneOnce()
    {
        await using var program = await NcaLayerStandIn.StartAsync(_authority, Citizen.Asel.Iin);
        await using var site = await StartAsync(program.Address);
        var journey = new Journey("ncalayer-sign-in", "kk");
        await using var citizen = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await citizen.OpenAsync("sign-in");
        await citizen.FollowAsync("signing.sign-in.link");
        await citizen.LookAsync("sign-in-signature");
        await citizen.PressAsync("signing.sign-in.button");
        await citizen.AssertHeadingAsync("signing.phone.title");
        Assert.StartsWith(TestAuthority.Authentication, program.AskedFor, StringComparison.Ordinal);
        await citizen.LookAsync("sign-in-phone");
        await citizen.FillAsync("Phone", Citizen.Asel.Phone);
        await citizen.PressAsync("accounts.send-code");
        await citizen.FillAsync("Code", await site.NewestCodeAsync(Citizen.Asel.Phone));
        await citizen.PressAsync("accounts.sign-in");
        await citizen.AssertHeadingAsync("my.title");
        journey.AssertNothingFound();
    }

    private async Task<Site> StartAsync(string ncaLayer)
    {
        var site = await Site.StartAsync(
            ("Signing:TrustedCertificates", _authority.WriteTo(_trusted)),
            ("Signing:Ocsp", _ocsp.Address),
            ("Signing:NcaLayer", ncaLayer));
        _ocsp.Answer = async context =>
        {
            using var responder = new OcspResponder(_authority, site.Clock);
            using var question = new MemoryStream();
            await context.Request.Body.CopyToAsync(question);
            await context.Response.Body.WriteAsync(responder.Answer(question.ToArray()));
        };
        return site;
    }

    private static async Task GoToSignatureAsync(Visitor citizen)
    {
        await citizen.GoToFilesAsync(Citizen.Asel);
        await citizen.PressAsync("apply.continue");
        await citizen.LookAsync("check");
        await citizen.ChooseAsync("Consent", "true");
        await citizen.PressAsync("signing.start");
        await citizen.AssertHeadingAsync("signing.title");
    }
}
