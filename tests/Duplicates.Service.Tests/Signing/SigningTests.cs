using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Accounts;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Signing;

public sealed class SigningTestsOnSqlite(SqliteHost host, LocalServer authority) : SigningTests(host, authority), IClassFixture<SqliteHost>, IClassFixture<LocalServer>;

public sealed class SigningTestsOnPostgreSql(PostgreSqlHost host, LocalServer authority) : SigningTests(host, authority), IClassFixture<PostgreSqlHost>, IClassFixture<LocalServer>;

/// <summary>Signing and signing in by digital signature, with an authority that answers over HTTP.</summary>
public abstract class SigningTests : IDisposable
{
    private static readonly TestAuthority Authority = new();
    private readonly ServiceHost _host;
    private readonly OcspResponder _responder;

    protected SigningTests(ServiceHost host, LocalServer server)
    {
        _host = host;
        _responder = new(Authority, host.Clock);
        server.Answer = async context =>
        {
            using var question = new MemoryStream();
            await context.Request.Body.CopyToAsync(question);
            await context.Response.Body.WriteAsync(_responder.Answer(question.ToArray()));
        };
        host.With("Signing:TrustedCertificates", Authority.WriteTo(host.DataFolder)).With("Signing:Ocsp", server.Address);
    }

    [Fact]
    public async Task Sign_RightKey_SendsTheApplicationAndKeepsTheEvidence()
    {
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        await GoToSignatureAsync(visitor, person);
        var text = ToSign(visitor);
        Assert.Contains(person.FullName, Encoding.UTF8.GetString(text), StringComparison.Ordinal);
        await visitor.SubmitAsync(("Cms", TestAuthority.Sign(text, Authority.Issue(person.Iin))));
        Assert.Equal(Said.In("kk", "my.submitted"), visitor.Heading);
        var number = visitor.NumberOfCase();
        Assert.Contains(Said.In("kk", "signing.verdict.Valid"), visitor.Main, StringComparison.Ordinal);

        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "signing.verdict.Valid"), clerk.Main, StringComparison.Ordinal);
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/application");
        Assert.Contains(Said.In("kk", "signing.verdict.Valid"), clerk.Html, StringComparison.Ordinal);

        var kept = await _host.QueryAsync($"""SELECT e."EvidenceCipher" FROM "SignatureEvidence" e JOIN "Applications" a ON a."Id" = e."ApplicationId" WHERE a."Number" = '{number}' """);
        Assert.StartsWith("2:development:", Assert.Single(kept)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counter_OwnKeyOfTheVisitor_CertifiesTheApplication()
    {
        var person = _host.NewPerson();
        using var @operator = await _host.StaffAsync(Demo.Operator);
        await @operator.GoToCounterPapersAsync(person);
        await @operator.EnterAsync(person, ("Origin", "OwnSignature"), ("Pages", null));
        Assert.EndsWith("/signature", @operator.Address, StringComparison.Ordinal);
        await @operator.SubmitAsync(("Cms", TestAuthority.Sign(ToSign(@operator), Authority.Issue(_host.NewPerson().Iin))));
        Said.RefusedAsAWhole(@operator, "kk", "signing.problem.OtherPerson");
        await @operator.SubmitAsync(("Cms", TestAuthority.Sign(ToSign(@operator), Authority.Issue(person.Iin))));
        var submitted = (await _host.HistoryAsync(@operator.NumberOfCase())).OfType<Domain.Applications.ApplicationSubmitted>().Single();
        Assert.Equal((Domain.Applications.SignatureMethod.DigitalSignature, null), (submitted.Signature.Method, submitted.Intake!.SignedPages));
    }

    [Fact]
    public async Task Counter_KeyOfTheOperatorWithWrittenConsent_CertifiesAndNobodyElsesDoes()
    {
        var (person, worker) = (_host.NewPerson(), _host.NewPerson());
        var name = (await _host.QueryAsync($"""SELECT "DisplayName" FROM "AspNetUsers" WHERE "Email" = '{Demo.Operator}'"""))[0][0];
        string[] ofAWorker = [TestAuthority.Signing, TestAuthority.Organisation];
        using var @operator = await _host.StaffAsync(Demo.Operator);
        await @operator.GoToCounterPapersAsync(person);
        await @operator.EnterAsync(person, ("Origin", "OperatorSignature"));
        foreach (var wrong in (System.Security.Cryptography.X509Certificates.X509Certificate2[])[Authority.Issue(worker.Iin, ofAWorker), Authority.Issue(person.Iin, ofAWorker, name: name)])
        {
            await @operator.SubmitAsync(("Cms", TestAuthority.Sign(ToSign(@operator), wrong)));
            Said.RefusedAsAWhole(@operator, "kk", "signing.problem.OtherPerson");
        }

        await @operator.SubmitAsync(("Cms", TestAuthority.Sign(ToSign(@operator), Authority.Issue(worker.Iin, ofAWorker, name: name.ToUpperInvariant()))));
        var number = @operator.NumberOfCase();
        var submitted = (await _host.HistoryAsync(number)).OfType<Domain.Applications.ApplicationSubmitted>().Single();
        Assert.Equal((Domain.Applications.SignatureMethod.OperatorSignature, 1), (submitted.Signature.Method, submitted.Intake!.SignedPages));
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "intake.signed-by-operator"), clerk.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/requirements", "kk")]
    [InlineData("/ru/cifrovye-dokumenty-i-podpis", "ru")]
    public async Task InfoPages_WhenSignaturesCanBeChecked_SayThatOneMaySignSo(string path, string language)
    {
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync(path);
        Assert.Contains(Said.In(language, "signing.info.offered"), visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", nameof(SignatureProblem.AuthenticationKey))]
    [InlineData("ru", nameof(SignatureProblem.AuthenticationKey))]
    [InlineData("kk", nameof(SignatureProblem.OtherPerson))]
    [InlineData("kk", nameof(SignatureProblem.ContentChanged))]
    [InlineData("kk", nameof(SignatureProblem.Malformed))]
    [InlineData("ru", nameof(SignatureProblem.Revoked))]
    [InlineData("ru", nameof(SignatureProblem.RevocationUnknown))]
    public async Task Sign_WrongSignature_ExplainsAndSendsNothing(string language, string problem)
    {
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        var draft = await GoToSignatureAsync(visitor, person, language);
        _responder.Status = problem == nameof(SignatureProblem.Revoked) ? 1 : 0;
        _responder.ResponseStatus = problem == nameof(SignatureProblem.RevocationUnknown) ? (byte)3 : (byte)0;
        var text = ToSign(visitor);
        await visitor.SubmitAsync(("Cms", problem switch
        {
            nameof(SignatureProblem.AuthenticationKey) => TestAuthority.Sign(text, Authority.Issue(person.Iin, [TestAuthority.Authentication])),
            nameof(SignatureProblem.OtherPerson) => TestAuthority.Sign(text, Authority.Issue(_host.NewPerson().Iin)),
            nameof(SignatureProblem.ContentChanged) => TestAuthority.Sign([.. text, 32], Authority.Issue(person.Iin)),
            nameof(SignatureProblem.Malformed) => "?",
            _ => TestAuthority.Sign(text, Authority.Issue(person.Iin)),
        }));
        Said.RefusedAsAWhole(visitor, language, $"signing.problem.{problem}");
        Assert.Empty(visitor.Value("Cms"));
        Assert.Equal($"/{language}/apply/{draft}/signature", visitor.Address);
        Assert.Contains("SignatureRefused", await _host.AuditAsync($"{draft.Replace("-", string.Empty, StringComparison.Ordinal)} {problem}"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutConsent_DoesNotLeadToTheSignature()
    {
        using var visitor = _host.NewVisitor();
        var draft = await visitor.GoToAsync("check", _host.NewPerson());
        await PressSignatureAsync(visitor, consent: null);
        Said.Refused(visitor, "kk", "Consent", "apply.check.consent-error");
        await visitor.GetAsync($"/kk/apply/{draft}/signature");
        Assert.Equal("check", visitor.StepOf());
    }

    [Fact]
    public async Task SignIn_KnownPerson_OpensTheSession()
    {
        var person = _host.NewPerson();
        await _host.ConfirmPhoneAsync(person);

        using var visitor = _host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/signature?returnUrl=%2Fkk%2Fapply");
        await SignInAsync(visitor, person);
        Assert.Equal("/kk/apply/new/whose", visitor.Address);
    }

    [Fact]
    public async Task Phone_AfterSigningInBySignature_IsChangedWithoutTheOldOne()
    {
        var person = _host.NewPerson();
        var moved = person with { Phone = _host.NewPerson().Phone };
        await _host.ConfirmPhoneAsync(person);

        using var visitor = _host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/signature?returnUrl=%2Fkk%2Fmy%2Fphone");
        await SignInAsync(visitor, person);
        Assert.Contains(Said.In("kk", "phone.lead-new"), visitor.Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(("Phone", moved.Phone));
        Assert.False(visitor.Has("#OldCode"));
        await visitor.TypeCodeAsync(moved);
        Assert.Contains(Said.In("kk", "phone.changed"), visitor.Main, StringComparison.Ordinal);
        Assert.Contains(await _host.NoticesToAsync(person), message => message.Kind == "phone-changed");
        _host.Clock.AdvancePastResend();
        using var later = await _host.CitizenAsync(moved);
        Assert.Equal("/kk/my", later.Address);
    }

    [Fact]
    public async Task SignIn_NewPerson_NamesThePhoneOnceAndIsKnownThen()
    {
        var person = _host.NewPerson();
        using (var visitor = _host.NewVisitor())
        {
            await visitor.GetAsync("/kk/sign-in/signature");
            await SignInAsync(visitor, person);
            Assert.Equal(Said.In("kk", "signing.phone.title"), visitor.Heading);
            await visitor.SubmitAsync(("Phone", "123"));
            Assert.True(visitor.Has("#Phone-error"));
            await visitor.SubmitAsync(("Phone", person.Phone));
            await visitor.TypeCodeAsync(person);
            Assert.Equal("/kk/my", visitor.Address);
        }

        using var later = _host.NewVisitor();
        await later.GetAsync("/kk/sign-in/signature");
        await SignInAsync(later, person);
        Assert.Equal("/kk/my", later.Address);
    }

    [Theory]
    [InlineData("in another browser")]
    [InlineData("twice")]
    [InlineData("too late")]
    [InlineData("in place of another text")]
    public async Task SignIn_ChallengeMisused_IsRefused(string how)
    {
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/signature");
        var (path, fields) = visitor.Fill("main form", ("Cms", TestAuthority.Sign(ToSign(visitor), Authority.Issue(person.Iin))));
        if (how == "twice")
        {
            await visitor.PostAsync(path, fields);
            visitor.DropSession();
            await visitor.GetAsync("/kk/sign-in/signature");
            Replace(fields, "__RequestVerificationToken", visitor.Value("__RequestVerificationToken"));
            await visitor.PostAsync(path, fields);
            Said.RefusedAsAWhole(visitor, "kk", "signing.sign-in.expired");
        }
        else if (how == "too late")
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(6));
            await visitor.PostAsync(path, fields);
            Said.RefusedAsAWhole(visitor, "kk", "signing.sign-in.expired");
        }
        else
        {
            using var other = _host.NewVisitor();
            await other.GetAsync("/kk/sign-in/signature");
            Replace(fields, "__RequestVerificationToken", other.Value("__RequestVerificationToken"));
            if (how == "in place of another text")
            {
                Replace(fields, "ChallengeId", other.Value("ChallengeId"));
            }

            await other.PostAsync(path, fields);
            Said.RefusedAsAWhole(other, "kk", how == "in another browser" ? "signing.sign-in.expired" : "signing.sign-in.problem.ContentChanged");
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task SignIn_AnyProblem_SpeaksOfSigningInAndNotOfAnApplication(string language)
    {
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in/signature");
        await visitor.SubmitAsync(("Cms", "?"));
        Said.RefusedAsAWhole(visitor, language, "signing.sign-in.problem.Malformed");
        foreach (var problem in Enum.GetValues<SignatureProblem>().Where(problem => problem is not SignatureProblem.AuthenticationKey))
        {
            Assert.DoesNotMatch("өтініш|қол қой|заявлени|подпишите|подписывать|подписан ", Said.In(language, problem.TextKey(SignaturePurpose.SignIn)).ToLowerInvariant());
        }
    }

    [Fact]
    public async Task CleanUp_OldChallenges_Go()
    {
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/signature");
        Assert.NotEqual(0, await _host.CountAsync("SignInChallenges"));
        _host.Clock.Advance(TimeSpan.FromMinutes(6));
        await _host.RunJobAsync("old sign-in challenges");
        Assert.Equal(0, await _host.CountAsync("SignInChallenges"));
    }

    public void Dispose()
    {
        _responder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<string> GoToSignatureAsync(Visitor visitor, TestPerson person, string language = "kk")
    {
        var draft = await visitor.GoToAsync("check", person, language);
        await PressSignatureAsync(visitor, "true");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.EndsWith("/signature", visitor.Address, StringComparison.Ordinal);
        return draft;
    }

    private static async Task PressSignatureAsync(Visitor visitor, string? consent)
    {
        var (_, fields) = visitor.Fill("main form[method=post]", ("Consent", consent));
        await visitor.PostAsync(visitor.Find("main button[formaction]").GetAttribute("formaction")!, fields);
    }

    private static async Task SignInAsync(Visitor visitor, TestPerson person) =>
        await visitor.SubmitAsync(("Cms", TestAuthority.Sign(ToSign(visitor), Authority.Issue(person.Iin, [TestAuthority.Authentication, TestAuthority.Person]))));

    private static byte[] ToSign(Visitor visitor) => Convert.FromBase64String(((IHtmlFormElement)visitor.Find("form[data-content]")).GetAttribute("data-content")!);

    private static void Replace(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        fields.RemoveAll(field => field.Key == name);
        fields.Add(new(name, value));
    }
}

/// <summary>A service without trusted certificates and without NCANode.</summary>
public sealed class NoSigningTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Signature_NotConfigured_IsNotOffered()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in");
        Assert.False(visitor.Has("main a[href*='signature']"));
        await visitor.GoToAsync("check", host.NewPerson());
        Assert.False(visitor.Has("main button[formaction]"));
    }
}
