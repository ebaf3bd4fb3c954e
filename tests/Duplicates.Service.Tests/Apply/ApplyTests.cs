using System.Globalization;
using System.Net;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Apply;

public sealed class ApplyTestsOnSqlite(SqliteHost host) : ApplyTests(host), IClassFixture<SqliteHost>;

public sealed class ApplyTestsOnPostgreSql(PostgreSqlHost host) : ApplyTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The way of an application from the first question to the number of the case (R3.1, R4, R5).</summary>
public abstract class ApplyTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk", "2026-11-20 18:31", "2026 ж. 23 қараша", "2026 ж. 14 желтоқсан")]
    [InlineData("ru", "2026-11-20 18:31", "23 ноября 2026 г.", "14 декабря 2026 г.")]
    [InlineData("kk", "2026-12-10 10:00", "2026 ж. 10 желтоқсан", "2027 ж. 5 қаңтар")]
    [InlineData("ru", "2026-12-10 10:00", "10 декабря 2026 г.", "5 января 2027 г.")]
    [InlineData("ru", "2026-11-20 18:30", "23 ноября 2026 г.", "14 декабря 2026 г.")]
    [InlineData("ru", "2026-11-20 18:29", "20 ноября 2026 г.", "11 декабря 2026 г.")]
    public async Task Sign_AllAnswered_GivesANumberTheDueDateAReceiptAndAMessage(string language, string sentAt, string acceptedOn, string dueOn)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        host.Clock.SetAlmaty(sentAt);
        host.Clock.TurnBack(TimeSpan.FromSeconds(61));
        var number = await visitor.ApplyAsync(host, person, language);

        Assert.Equal($"/{language}/my/{number}?submitted=true", visitor.Address);
        Assert.Equal(Said.In(language, "my.submitted"), visitor.Heading);
        Assert.Contains(Journeys.Spoken(number), visitor.Text(".govuk-panel"), StringComparison.Ordinal);
        Assert.Contains(dueOn, visitor.Main, StringComparison.Ordinal);

        await visitor.GetAsync($"/{language}/my/{number}/documents/receipt");
        foreach (var fact in (string[])[Said.In(language, "documents.title.Receipt"), Journeys.Spoken(number), person.FullName, acceptedOn, dueOn])
        {
            Assert.Contains(fact, visitor.Main, StringComparison.Ordinal);
        }

        var notice = Assert.Single(await host.NoticesToAsync(person));
        Assert.Equal((language, "Sms"), (notice.Language, notice.Channel));
        Assert.Equal(Said.Message(language, "registered", MessageForm.Sms, ("number", Journeys.Spoken(number)), ("due", dueOn), ("link", $"http://localhost/{language}/my/{number}")), notice.Body);
    }

    [Fact]
    public async Task Sign_WithEmail_SendsTheLetterToo()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("contacts", person);
        var email = $"{person.Iin[^6..]}@example.kz";
        await visitor.AnswerAsync(person, "ru", ("Email", email));
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        await visitor.TypeCodeAsync(person);
        var letter = Assert.Single(await host.MessagesAsync(), message => message.Recipient == email);
        Assert.Equal(Said.Subject("ru", "registered", ("number", Journeys.Spoken(visitor.NumberOfCase()))), letter.Subject);
    }

    [Fact]
    public async Task Check_AllAnswered_ShowsEveryAnswer()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("check", person);
        foreach (var answer in (string[])[person.FullName, person.Iin, "2006", Demo.SchoolName("kk"), Said.In("kk", "apply.reason.Lost"), Said.In("kk", "documents.scope.CertificateAndSupplement")])
        {
            Assert.Contains(answer, visitor.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_AChangedEarlyAnswer_KeepsTheLaterOnes()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person);
        await visitor.GetAsync($"/kk/apply/{draft}/document?change=true");
        await visitor.AnswerAsync(person, "kk", ("Distinction", "WithHonours"));
        Assert.Equal($"/kk/apply/{draft}/check", visitor.Address);
        Assert.Contains(Said.In("kk", "documents.kind.GeneralSecondary.WithHonours"), visitor.Main, StringComparison.Ordinal);
        Assert.Contains("2006", visitor.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "apply.reason.Lost"), visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutConsent_Refuses()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("check", person, "ru");
        await visitor.AnswerAsync(person, "ru", ("Consent", null));
        Said.Refused(visitor, "ru", "Consent", "apply.check.consent-error");
        Assert.Contains(person.FullName, visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AfterSending_LeadsToTheCase()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToSigningAsync(host, person);
        var signPage = visitor.Address;
        await visitor.TypeCodeAsync(person);
        var number = visitor.NumberOfCase();
        foreach (var left in (string[])[$"/kk/apply/{draft}/check", signPage])
        {
            await visitor.GetAsync(left);
            Assert.Equal($"/kk/my/{number}", visitor.Address);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Sign_WrongCode_SaysSoAndTheRightOneStillWorks(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToSigningAsync(host, person, language);
        var wrong = (int.Parse(await visitor.CodeForAsync(person.Phone), CultureInfo.InvariantCulture) + 1) % 1_000_000;
        var typed = wrong.ToString("D6", CultureInfo.InvariantCulture);
        await visitor.SubmitAsync(("Code", typed));
        Said.Refused(visitor, language, "Code", "accounts.code-error.Wrong", 4);
        Assert.Equal(string.Empty, visitor.Value("Code"));
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Sign_ExpiredCode_Refuses(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToSigningAsync(host, person, language);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.TypeCodeAsync(person);
        Said.Refused(visitor, language, "Code", "accounts.code-error.Expired");
        await visitor.GetAsync($"/{language}/apply/{draft}/check");
        Assert.Equal("check", visitor.StepOf());
    }

    [Fact]
    public async Task Sign_CodeOfAnotherDraft_IsRefusedBecauseItSignedOtherAnswers()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToSigningAsync(host, person);
        var codePage = visitor.Address.Split('/')[^1];
        var other = await visitor.BeginAsync();
        while (visitor.StepOf() != "check")
        {
            await visitor.AnswerAsync(person, "kk", visitor.StepOf() == "document" ? [("Year", "2007")] : []);
        }

        await visitor.GetAsync($"/kk/apply/{other}/sign/{codePage}");
        await visitor.TypeCodeAsync(person);
        Assert.Equal(other, visitor.Address.Split('/')[3]);
        Assert.True(visitor.Has("#Code-error"), visitor.Main);
        Assert.Equal("0", (await host.QueryAsync($"""SELECT COUNT(*) FROM "Applications" WHERE "Id" = '{other}' OR "Id" = '{other.ToUpperInvariant()}' """))[0][0]);
    }

    [Fact]
    public async Task Sign_UsedCode_OpensNothingAgain()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToSigningAsync(host, person);
        var code = await visitor.CodeForAsync(person.Phone);
        var codePage = visitor.Address.Split('/')[^1];
        await visitor.SubmitAsync(("Code", code));
        var second = await visitor.BeginAsync();
        while (visitor.StepOf() != "check")
        {
            await visitor.AnswerAsync(person, "kk", visitor.StepOf() == "document" ? [("Level", "BasicSecondary")] : []);
        }

        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person); // consents, so that nothing but the code is missing
        await visitor.GetAsync($"/kk/apply/{second}/sign/{codePage}");
        await visitor.SubmitAsync(("Code", code));
        Said.Refused(visitor, "kk", "Code", "apply.sign.SignatureDoesNotMatch");
        Assert.Single(await host.NoticesToAsync(person));
    }

    [Fact]
    public async Task Sign_TwoClicksAtOnce_MakeOneApplication()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToSigningAsync(host, person);
        var before = await host.CountAsync("Applications");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        await Task.WhenAll(visitor.PostAsync(path, fields), visitor.PostAsync(path, fields));
        Assert.Equal(before + 1, await host.CountAsync("Applications"));
        Assert.Single(await host.NoticesToAsync(person));
        await visitor.PostAsync(path, fields);
        Assert.Equal(before + 1, await host.CountAsync("Applications"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("/kk/my/", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Sign_AnswersChangedAfterTheCode_AreRefused(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToSigningAsync(host, person, language);
        var signPage = visitor.Address;
        await visitor.GetAsync($"/{language}/apply/{draft}/document?change=true");
        await visitor.SubmitAsync(("Year", "2007"));
        await visitor.GetAsync(signPage);
        await visitor.TypeCodeAsync(person);
        Said.Refused(visitor, language, "Code", "apply.sign.ConsentRequired");
        Assert.Empty(await host.NoticesToAsync(person));
    }

    [Fact]
    public async Task Step_SessionEndedInMidForm_LeadsBackToTheDraftAfterSigningInAgain()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("document", person);
        visitor.DropSession();
        await visitor.GetAsync($"/kk/apply/{draft}/document");
        Assert.StartsWith("/kk/sign-in?returnUrl=", visitor.Address, StringComparison.Ordinal);
        host.Clock.AdvancePastResend();
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        await visitor.TypeCodeAsync(person);
        Assert.Equal($"/kk/apply/{draft}/document", visitor.Address);
        await visitor.GetAsync($"/kk/apply/{draft}/name");
        Assert.Equal(person.Surname, visitor.Value("Surname"));
    }

    [Fact]
    public async Task Step_SessionIdleForHalfAnHour_HasEnded()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("document", person);
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await visitor.GetAsync($"/kk/apply/{draft}/document");
        Assert.StartsWith("/kk/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("contacts")]
    [InlineData("school")]
    public async Task Step_OpenedAheadOfTheOthers_LeadsToTheFirstUnanswered(string step)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("document", person);
        await visitor.GetAsync($"/kk/apply/{draft}/{step}");
        Assert.Equal($"/kk/apply/{draft}/document", visitor.Address);
    }

    [Fact]
    public async Task Step_DraftOfAnotherPerson_IsNotFound()
    {
        using var owner = host.NewVisitor();
        var draft = await owner.GoToSigningAsync(host, host.NewPerson());
        var signPage = owner.Address;
        using var stranger = await host.CitizenAsync(host.NewPerson());
        foreach (var path in Journeys.Steps.Select(step => $"/kk/apply/{draft}/{step}").Append(signPage))
        {
            await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public async Task Start_SixthDraft_IsRefusedUntilOneIsDeleted()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson(), "ru");
        for (var draft = 1; draft <= 5; draft++)
        {
            await visitor.BeginAsync("ru");
            Assert.Equal("whose", visitor.StepOf());
        }

        await visitor.BeginAsync("ru");
        Said.RefusedAsAWhole(visitor, "ru", "apply.start.too-many", 5);
        await visitor.GetAsync("/ru/apply");
        await visitor.SubmitFormAsync("form[action*='handler=Delete']");
        await visitor.BeginAsync("ru");
        Assert.Equal("whose", visitor.StepOf());
    }

    [Fact]
    public async Task Start_EightClicksAtOnce_BeginFiveDrafts()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        await visitor.GetAsync("/kk/apply/new/whose");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Reason", "Lost"), ("Relation", "Self"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.SendFormAsync(path, fields)));
        await visitor.GetAsync("/kk/apply");
        Assert.Equal(5, visitor.Page.QuerySelectorAll("form[action*='handler=Delete']").Length);
    }

    [Theory]
    [InlineData("kk", "Parent", "Сізден құжаттың жоғалуына байланысты балама ({0}) аттестаттың телнұсқасын беруіңізді сұраймын.")]
    [InlineData("ru", "LegalRepresentative", "Прошу выдать ребёнку ({0}), чьим законным представителем я являюсь, дубликат аттестата в связи с утерей документа.")]
    public async Task Application_ForAChild_PrintsTheNameOfTheChildInTheSentence(string language, string relation, string sentence)
    {
        var (person, child) = (host.NewPerson(), host.NewChild());
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person, language);
        await visitor.SubmitAsync(("Relation", relation), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName), ("ChildPatronymic", child.Patronymic));
        await FinishAsync(visitor, person, language);
        var number = visitor.NumberOfCase();
        await visitor.GetAsync($"/{language}/my/{number}/documents/application");
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, sentence, child.FullName), visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_ForOneself_PrintsTheStatutorySentence()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var number = await visitor.ApplyAsync(host, person);
        await visitor.GetAsync($"/kk/my/{number}/documents/application");
        Assert.Contains("Сізден құжаттың жоғалуына байланысты маған аттестаттың телнұсқасын беруіңізді сұраймын.", visitor.Main, StringComparison.Ordinal);
    }

    private async Task FinishAsync(Visitor visitor, TestPerson person, string language)
    {
        while (visitor.StepOf() != "check")
        {
            await visitor.AnswerAsync(person, language);
        }

        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person, language);
        await visitor.TypeCodeAsync(person);
    }
}
