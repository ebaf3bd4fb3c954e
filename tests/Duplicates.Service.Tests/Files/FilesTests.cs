using System.Net;
using System.Security.Cryptography;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.Protection;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Files;

public sealed class FilesTestsOnSqlite(SqliteHost host) : FilesTests(host), IClassFixture<SqliteHost>;

public sealed class FilesTestsOnPostgreSql(PostgreSqlHost host) : FilesTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Files of drafts and cases: taken one by one, kept encrypted, given back as downloads, gone with their draft.</summary>
public abstract class FilesTests(ServiceHost host)
{
    private static readonly TimeSpan PastGrace = TimeSpan.FromHours(2);

    [Fact]
    public async Task Reason_Damaged_LeadsToTheFilesAndLost_DoesNot()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToFilesAsync(person);
        Assert.Equal($"/kk/apply/{draft}/files", visitor.Address);
        Assert.Contains(Said.In("kk", "files.lead.damaged-and-changed"), visitor.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "apply.step", 5, 6), visitor.Main, StringComparison.Ordinal);

        await visitor.GetAsync($"/kk/apply/{draft}/whose?change=true");
        await visitor.AnswerAsync(person, "kk", ("Reason", "Lost"));
        Assert.Equal("check", visitor.StepOf());
        Assert.Contains(Said.In("kk", "apply.step", 5, 5), visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_WithoutAnyFile_GoesOn()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(person);
        await visitor.ContinueWithAsync();
        Assert.Equal("check", visitor.StepOf());
    }

    [Fact]
    public async Task Upload_OneBadFileAmongGood_KeepsTheGoodAndSaysWhatToDo()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf), ("жоба.docx", "PK"u8.ToArray()), ("сурет.jpg", SampleFiles.Png));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Said.Refused(visitor, "kk", "Uploads", "files.refused", "жоба.docx", Said.In("kk", "files.problem.WrongKind"));
        Assert.Equal("скан.pdf, сурет.png", string.Join(", ", visitor.Page.QuerySelectorAll(".files a").Select(link => link.TextContent)));
    }

    [Theory]
    [InlineData(0, "Empty")]
    [InlineData(CaseFiles.MostBytes + 1, "TooLarge")]
    public async Task Upload_EmptyOrTooLarge_IsRefusedBesideTheField(int length, string problem)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", length == 0 ? [] : SampleFiles.PdfOf(length)));
        Said.Refused(visitor, "kk", "Uploads", "files.refused", "скан.pdf", Said.In("kk", $"files.problem.{problem}"));
    }

    [Fact]
    public async Task Upload_RequestBeyondTheLimit_ShowsThePageWithTheMessageAndKeepsWhatIsThere()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        await visitor.UploadAsync(("үлкен.pdf", SampleFiles.PdfOf(13 * 1024 * 1024)));
        Said.Refused(visitor, "kk", "Uploads", "files.request-too-large");
        Assert.Equal("скан.pdf", visitor.Text(".files a"));
    }

    [Fact]
    public async Task Upload_TogetherBeyondTheLimit_RefusesTheOneTooMany()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("бірінші.pdf", SampleFiles.PdfOf(3 * 1024 * 1024)));
        await visitor.UploadAsync(("екінші.pdf", SampleFiles.PdfOf(3 * 1024 * 1024)));
        Said.Refused(visitor, "kk", "Uploads", "files.refused", "екінші.pdf", Said.In("kk", "files.problem.TooLarge"));
        Assert.Single(visitor.Page.QuerySelectorAll(".files a"));
    }

    [Fact]
    public async Task Upload_TheSameFileTwice_KeepsItOnce()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        Assert.Single(visitor.Page.QuerySelectorAll(".files a"));
    }

    [Fact]
    public async Task Remove_BeforeSubmission_TakesFileAndBytesAway()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        var id = FileIdOn(visitor);
        Assert.True(IsKept(id));
        await visitor.SubmitFormAsync(".files form");
        Assert.False(visitor.Has(".files a"));
        Assert.False(IsKept(id));
    }

    [Fact]
    public async Task Download_APictureThatIsAPageToo_IsHarmless()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("сурет.html", SampleFiles.PngWithPage));
        using var answer = await visitor.SendAsync(HttpMethod.Get, visitor.Find(".files a").GetAttribute("href")!);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("сурет.png", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(SampleFiles.PngWithPage, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Download_ByAnotherPerson_IsNotFound()
    {
        using var owner = host.NewVisitor();
        await owner.GoToFilesAsync(host.NewPerson());
        await owner.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        using var other = await host.CitizenAsync(host.NewPerson());
        using var answer = await other.SendAsync(HttpMethod.Get, owner.Find(".files a").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Kept_LargeFile_IsEncryptedAndReadsBack()
    {
        var content = SampleFiles.PdfOf(200_000);
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", content));
        var stored = await File.ReadAllBytesAsync(PathOf(FileIdOn(visitor)));
        Assert.Equal(-1, stored.AsSpan().IndexOf("%PDF"u8));
        using var answer = await visitor.SendAsync(HttpMethod.Get, visitor.Find(".files a").GetAttribute("href")!);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(70_000)]
    public async Task Kept_ChangedOrCut_IsNotGivenBack(int position)
    {
        var (cipher, id) = (host.Services.GetRequiredService<FileCipher>(), Guid.NewGuid());
        using var stored = new MemoryStream();
        await cipher.EncryptAsync(id, new MemoryStream(SampleFiles.PdfOf(150_000)), stored, CancellationToken.None);
        var changed = stored.ToArray();
        changed[position] ^= 1;
        await RefusedAsync(id, changed);
        await RefusedAsync(id, stored.ToArray()[..^(150_000 - (2 * 65_536) + 16)]);
        await RefusedAsync(Guid.NewGuid(), stored.ToArray()); // in the place of another file

        Task RefusedAsync(Guid of, byte[] bytes) => Assert.ThrowsAnyAsync<CryptographicException>(() => cipher.DecryptAsync(of, new MemoryStream(bytes), Stream.Null, CancellationToken.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    public async Task Kept_OfAnyLength_ReadsBackFromAStreamThatGivesLittleAtATime(int length)
    {
        var (cipher, id, content) = (host.Services.GetRequiredService<FileCipher>(), Guid.NewGuid(), RandomNumberGenerator.GetBytes(length));
        using var stored = new MemoryStream();
        using var read = new MemoryStream();
        await cipher.EncryptAsync(id, new BufferedStream(new MemoryStream(content), 7), stored, CancellationToken.None);
        await cipher.DecryptAsync(id, new BufferedStream(new MemoryStream(stored.ToArray()), 1_001), read, CancellationToken.None);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public async Task Signed_WithFiles_NamesThemInTheApplicationAndFixesThem()
    {
        var person = host.NewPerson();
        var (number, file) = await ApplyWithScanAsync(person);
        host.Clock.AdvancePastResend();
        using var visitor = await host.CitizenAsync(person);
        await visitor.GetAsync($"/kk/my/{number}");
        Assert.Equal("скан.pdf", visitor.Text(".files a"));
        await visitor.GetAsync($"/kk/my/{number}/documents/application");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf)), visitor.Html, StringComparison.Ordinal);
        using var own = await visitor.SendAsync(HttpMethod.Get, $"/kk/my/{number}/files/{file}");
        Assert.Equal(SampleFiles.Pdf, await own.Content.ReadAsByteArrayAsync());

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Equal("скан.pdf", clerk.Text(".files a"));
        using var read = await clerk.SendAsync(HttpMethod.Get, clerk.Find(".files a").GetAttribute("href")!);
        Assert.Equal(SampleFiles.Pdf, await read.Content.ReadAsByteArrayAsync());
        Assert.Contains("DocumentRead", await host.AuditAsync(number), StringComparer.Ordinal);

        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        using var refused = await stranger.SendAsync(HttpMethod.Get, $"/kk/staff/cases/{number}/files/{file}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        host.Clock.Advance(PastGrace);
        await SweepAsync();
        Assert.True(IsKept(file));
    }

    [Fact]
    public async Task Answer_WithFiles_OneBad_KeepsTheTextThenReachesTheSchool()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        host.Clock.AdvancePastResend();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "question");

        using var applicant = await host.CitizenAsync(person);
        await applicant.GetAsync($"/kk/my/{number}");
        await applicant.AnswerQuestionAsync("Бар, қосып отырмын.", ("көшірме.png", SampleFiles.Png), ("жоба.docx", "PK"u8.ToArray()));
        Said.Refused(applicant, "kk", "Uploads", "files.refused", "жоба.docx", Said.In("kk", "files.problem.WrongKind"));
        Assert.Equal("Бар, қосып отырмын.", applicant.Value("Answer"));
        Assert.Equal("көшірме.png", applicant.Text(".files a"));
        await applicant.AnswerQuestionAsync("Бар, қосып отырмын.");
        Assert.Contains(Said.In("kk", "casefile.my.answered"), applicant.Main, StringComparison.Ordinal);

        host.Clock.Advance(PastGrace);
        await SweepAsync();
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        using var read = await clerk.SendAsync(HttpMethod.Get, clerk.Find(".exchange__answer .files a").GetAttribute("href")!);
        Assert.Equal(SampleFiles.Png, await read.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Stored_BeforeFilesExisted_StillReadsAndFitsItsSignature()
    {
        var number = await host.NewCaseAsync();
        Assert.True(ApplicationNumber.TryParse(number, out var parsed, out _));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var submitted = await db.ApplicationEvents.SingleAsync(row => row.Type == "ApplicationSubmitted" && db.Applications.Any(one => one.Id == row.ApplicationId && one.Number == number));
        var place = ProtectedColumns.CaseEvent.At(submitted.ApplicationId, submitted.Sequence, submitted.Type);
        var cipher = scope.ServiceProvider.GetRequiredService<FieldCipher>();
        var before = cipher.Unprotect(submitted.Data, place).Replace("\"Files\":[],", string.Empty, StringComparison.Ordinal);
        submitted.Data = cipher.Protect(before, place);
        Assert.Equal(1, await db.SaveChangesAsync());
        var stored = await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindForOfficeAsync(parsed, Demo.AlmatySchool, CancellationToken.None);
        Assert.Empty(stored!.Content!.Files);
        Assert.Equal(stored.Signature!.DocumentSha256, host.Services.GetRequiredService<ApplicationText>().Sha256(stored.Content));
    }

    [Fact]
    public async Task Sign_AfterAFileChanged_AsksForANewCode()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToFilesAsync(person);
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        var files = visitor.Address;
        await visitor.ContinueWithAsync();
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        var signing = visitor.Address;
        await visitor.GetAsync(files);
        await visitor.UploadAsync(("тағы.png", SampleFiles.Png));
        await visitor.GetAsync(signing);
        await visitor.TypeCodeAsync(person);
        Said.Refused(visitor, "kk", "Code", "apply.sign.SignatureDoesNotMatch");
        Assert.Contains(draft, visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Draft_TakesItsFilesAway()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(host.NewPerson());
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        var id = FileIdOn(visitor);
        await visitor.GetAsync("/kk/apply");
        await visitor.SubmitFormAsync("form[action*='handler=Delete']");
        Assert.False(IsKept(id));
    }

    [Fact]
    public async Task CleanUp_AfterThirtyDays_TakesDraftsTheirFilesAndOldCodesAway()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToFilesAsync(person);
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        var id = FileIdOn(visitor);

        host.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();
        Assert.True(IsKept(id));
        Assert.Equal(1, await DraftsAsync(draft));
        Assert.Equal(0, await host.CountAsync("OneTimeCodes"));

        host.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.False(IsKept(id));
        Assert.Equal(0, await DraftsAsync(draft));
    }

    [Fact]
    public async Task CleanUp_BytesThatNoRowKnows_GoAfterTheTimeOfGrace()
    {
        var store = host.Services.GetRequiredService<FileStore>();
        var orphan = Guid.NewGuid();
        await store.WriteAsync(orphan, SampleFiles.Pdf, CancellationToken.None);
        await SweepAsync();
        Assert.True(IsKept(orphan));
        host.Clock.Advance(PastGrace);
        await SweepAsync();
        Assert.False(IsKept(orphan));
    }

    /// <summary>The whole way with a damaged document, a changed name and a scan.</summary>
    private async Task<(string Number, Guid File)> ApplyWithScanAsync(TestPerson person)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToFilesAsync(person);
        await visitor.UploadAsync(("скан.pdf", SampleFiles.Pdf));
        var id = FileIdOn(visitor);
        await visitor.ContinueWithAsync();
        Assert.Contains("скан.pdf", visitor.Main, StringComparison.Ordinal);
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        await visitor.TypeCodeAsync(person);
        return (visitor.NumberOfCase(), id);
    }

    private Task SweepAsync() => host.RunJobAsync("old drafts and codes");

    private async Task<int> DraftsAsync(string draft) => (await host.QueryAsync("""SELECT "Id" FROM "Drafts" """)).Count(row => string.Equals(row[0], draft, StringComparison.OrdinalIgnoreCase));

    private static Guid FileIdOn(Visitor visitor) => Guid.Parse(visitor.Find(".files a").GetAttribute("href")!.Split('/')[^1]);

    private string PathOf(Guid id) => Path.Combine(host.DataFolder.FullName, "files", id.ToString("N"));

    private bool IsKept(Guid id) => File.Exists(PathOf(id));
}
