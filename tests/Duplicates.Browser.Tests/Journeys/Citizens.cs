using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Tests.Files;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>What a citizen does.</summary>
internal static class Citizens
{
    /// <summary>The school-gymnasium in Almaty.</summary>
    public const string School = "4j10970cb4rr7bzb5pwt7tqq0h";

    /// <summary>From the start page to the first question.</summary>
    public static async Task FindTheServiceAsync(this Visitor visitor)
    {
        await visitor.OpenAsync(string.Empty);
        await visitor.LookAsync("start");
        await visitor.PressAsync("home.start");
        await visitor.LookAsync("whose");
    }

    /// <summary>Answers all questions without signing in, each left empty once, says who it is and signs. Returns the number of the application.</summary>
    public static async Task<string> ApplyAsync(this Visitor visitor, Site site, Citizen citizen)
    {
        await visitor.PressAsync("apply.continue");
        await visitor.AssertAsksAsync(("Reason", "apply.reason.error"));
        await visitor.LookAsync("whose-empty");
        await visitor.ChooseAsync("Reason", nameof(LossReason.Lost));
        await visitor.PressAsync("apply.continue");

        await visitor.LookAsync("name");
        await visitor.PressAsync("apply.continue");
        await visitor.AssertAsksAsync(("Surname", "apply.name-error.Missing.Surname"), ("GivenName", "apply.name-error.Missing.GivenName"));
        await visitor.LookAsync("name-empty");
        await visitor.FillAsync("Surname", citizen.Surname);
        await visitor.FillAsync("GivenName", citizen.GivenName);
        await visitor.FillAsync("Patronymic", citizen.Patronymic);
        await visitor.PressAsync("apply.continue");

        await visitor.LookAsync("document");
        await visitor.PressAsync("apply.continue");
        await visitor.AssertAsksAsync(("Level", "apply.document.level-error"), ("Year", "apply.year.error"));
        await visitor.LookAsync("document-empty");
        await visitor.ChooseAsync("Level", nameof(EducationLevel.GeneralSecondary));
        await visitor.FillAsync("Year", "2005");
        await visitor.PressAsync("apply.continue");

        await visitor.LookAsync("school");
        await visitor.FillAsync("q", "Хогвартс");
        await visitor.PressAsync("apply.school.find");
        await visitor.AssertSaysAsync(visitor.T("apply.school.none"));
        await visitor.LookAsync("school-not-found");
        await visitor.FillAsync("q", "гимназия алматы 5");
        await visitor.PressAsync("apply.school.find");
        await visitor.LookAsync("school-found");
        await visitor.PressAsync("apply.continue");
        await visitor.AssertAsksAsync(("OfficeId", "apply.school.error"));
        await visitor.LookAsync("school-empty");
        await visitor.ChooseAsync("OfficeId", School);
        await visitor.PressAsync("apply.continue");

        await visitor.LookAsync("check");
        await visitor.Page.Locator("main a[href*='/contacts?change=true']").First.ClickAsync();
        await visitor.LookAsync("contacts");
        await visitor.FillAsync("Email", "asel");
        await visitor.PressAsync("apply.continue");
        await visitor.AssertAsksAsync(("Email", "apply.contacts.email-error.NotAnAddress"));
        await visitor.LookAsync("contacts-wrong");
        await visitor.FillAsync("Email", "asel@example.org");
        await visitor.PressAsync("apply.continue");
        return await visitor.IdentifyAndSignAsync(site, citizen);
    }

    private static async Task<string> IdentifyAndSignAsync(this Visitor visitor, Site site, Citizen citizen)
    {
        await visitor.AssertSaysAsync(citizen.FullName);
        await visitor.PressAsync("apply.check.sign");
        await visitor.AssertAsksAsync(("Iin", "accounts.iin-error.Missing"), ("Phone", "accounts.phone-error.Missing"), ("Consent", "apply.check.consent-error"));
        await visitor.LookAsync("check-empty");
        await visitor.ChooseAsync("Consent", "true");
        await visitor.FillAsync("Iin", "880515300002");
        await visitor.FillAsync("Phone", "8 701 123 45 67");
        await visitor.PressAsync("apply.check.sign");
        await visitor.AssertAsksAsync(("Iin", "accounts.iin-error.WrongChecksum"));
        await visitor.LookAsync("check-wrong-iin");
        await visitor.FillAsync("Iin", citizen.Iin);
        await visitor.PressAsync("apply.check.sign");

        await visitor.LookAsync("sign");
        await visitor.PressAsync("apply.sign.button");
        await visitor.AssertAsksAsync(("Code", "accounts.code-error.Missing"));
        await visitor.LookAsync("sign-empty");
        var code = await site.NewestCodeAsync(citizen.Phone);
        await visitor.FillAsync("Code", WrongInsteadOf(code));
        await visitor.PressAsync("apply.sign.button");
        await visitor.AssertAsksAsync(("Code", "accounts.code-error.Wrong|4"));
        await visitor.LookAsync("sign-wrong");
        await visitor.FillAsync("Code", code);
        await visitor.PressAsync("apply.sign.button");
        await visitor.AssertHeadingAsync("my.submitted");
        await visitor.LookAsync("submitted");
        return new Uri(visitor.Page.Url).Segments[^1];
    }

    /// <summary>The short way to an application that is sent.</summary>
    public static async Task<string> ApplyWithoutMistakesAsync(this Visitor visitor, Site site, Citizen citizen)
    {
        await visitor.GoToFilesAsync(citizen);
        await visitor.PressAsync("apply.continue");
        return await visitor.SignByCodeAsync(site, citizen);
    }

    /// <summary>Signs in and answers the questions about a damaged document up to the files.</summary>
    public static async Task GoToFilesAsync(this Visitor visitor, Citizen citizen, bool nameChanged = false)
    {
        await visitor.BeginAsync(citizen);
        await visitor.AnswerAsync(citizen, "whose-damaged", nameChanged ? "name-changed" : "name", "document", "school");
        await visitor.AssertHeadingAsync("files.title");
    }

    /// <summary>Signs in and begins an application; the visitor stands at the first question.</summary>
    public static async Task BeginAsync(this Visitor visitor, Citizen citizen)
    {
        await visitor.SignInAsync(citizen);
        await visitor.OpenAsync("apply/new/whose");
    }

    /// <summary>Answers questions, one after another, as an adult who lost a certificate unless the question's name says otherwise.</summary>
    public static async Task AnswerAsync(this Visitor visitor, Citizen citizen, params string[] questions)
    {
        foreach (var question in questions)
        {
            await visitor.AnswerOneAsync(citizen, question);
            await visitor.PressAsync("apply.continue");
        }
    }

    private static async Task AnswerOneAsync(this Visitor visitor, Citizen citizen, string question)
    {
        switch (question)
        {
            case "whose" or "whose-damaged":
                await visitor.ChooseAsync("Reason", question == "whose" ? nameof(LossReason.Lost) : nameof(LossReason.Damaged));
                await visitor.ChooseAsync("Relation", nameof(Relation.Self));
                break;
            case "name" or "name-changed":
                await visitor.FillAsync("Surname", citizen.Surname);
                await visitor.FillAsync("GivenName", citizen.GivenName);
                await visitor.FillAsync("Patronymic", citizen.Patronymic);
                if (question == "name-changed")
                {
                    await visitor.ChooseAsync("NameChanged", "true");
                    await visitor.FillAsync("ThenSurname", "Омарова");
                    await visitor.FillAsync("ThenGivenName", citizen.GivenName);
                }

                break;
            case "document" or "document-grade-9":
                await visitor.ChooseAsync("Level", question == "document" ? nameof(EducationLevel.GeneralSecondary) : nameof(EducationLevel.BasicSecondary));
                await visitor.FillAsync("Year", "2005");
                break;
            case "school":
                await visitor.FillAsync("q", "гимназия алматы");
                await visitor.PressAsync("apply.school.find");
                await visitor.ChooseAsync("OfficeId", School);
                break;
            case "files":
                await visitor.AssertHeadingAsync("files.title");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(question), question, "There is no such question.");
        }
    }

    /// <summary>Consents, asks for a code and types it. Returns the number of the application.</summary>
    public static async Task<string> SignByCodeAsync(this Visitor visitor, Site site, Citizen citizen)
    {
        await visitor.ChooseAsync("Consent", "true");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.PressAsync("apply.check.sign");
        await visitor.FillAsync("Code", await site.NewestCodeAsync(citizen.Phone));
        await visitor.PressAsync("apply.sign.button");
        await visitor.AssertHeadingAsync("my.submitted");
        return new Uri(visitor.Page.Url).Segments[^1];
    }

    /// <summary>Answers the invitation to a hearing with a document; first with nothing chosen and with a file of a wrong kind.</summary>
    public static async Task AnswerInvitationAsync(this Visitor visitor, string number, string statement)
    {
        await visitor.OpenAsync($"my/{number}");
        await visitor.PressAsync("my.hearing.answer");
        await visitor.LookAsync("hearing-answer");
        await visitor.PressAsync("my.hearing.send");
        await visitor.AssertAsksAsync(("Attendance", "my.hearing.attendance-error"));
        await visitor.LookAsync("hearing-answer-empty");
        await visitor.ChooseAsync("Attendance", nameof(HearingAttendance.InWriting));
        await visitor.FillAsync("Statement", statement);
        await visitor.Field("Uploads").SetInputFilesAsync(
        [
            new FilePayload { Name = "хат.docx", MimeType = "application/msword", Buffer = "PK"u8.ToArray() },
            new FilePayload { Name = "көшірме.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf },
        ]);
        await visitor.PressAsync("my.hearing.send");
        await visitor.AssertSaysAsync(visitor.T("files.problem.WrongKind"));
        await visitor.LookAsync("hearing-answer-one-refused");
        Assert.Equal(statement, await visitor.Field("Statement").InputValueAsync());
        await visitor.PressAsync("my.hearing.send");
        await visitor.AssertSaysAsync(visitor.T("my.hearing.answered"));
        await visitor.AssertSaysAsync("көшірме.pdf");
        await visitor.LookAsync("my-hearing-answered");
    }

    /// <summary>Complains about the refusal; first with nothing said.</summary>
    public static async Task ComplainAsync(this Visitor visitor, string text)
    {
        await visitor.LookAsync("complaint");
        await visitor.PressAsync("complaints.send");
        await visitor.AssertAsksAsync(("Subject", "complaints.subject-error"), ("Text", "complaints.text-error"));
        await visitor.LookAsync("complaint-empty");
        await visitor.ChooseAsync("Subject", nameof(ComplaintSubject.Refusal));
        await visitor.FillAsync("Text", text);
        await visitor.PressAsync("complaints.send");
        await visitor.AssertSaysAsync(visitor.T("complaints.filed"));
        await visitor.LookAsync("complaint-filed");
        await visitor.FollowAsync("documents.title.ComplaintAcknowledgement", startsWith: true);
        await visitor.LookAsync("paper-complaint-registered");
        await visitor.Page.GoBackAsync();
    }

    /// <summary>Opens one of the reader's applications again, in a later session.</summary>
    public static async Task ComeBackAsync(this Visitor visitor, Citizen citizen, string number)
    {
        await visitor.SignInAsync(citizen);
        await visitor.LookAsync("my");
        await visitor.OpenAsync($"my/{number}");
    }

    /// <summary>Opens a paper from the page of the application and goes back.</summary>
    public static async Task ReadPaperAsync(this Visitor visitor, string kind, string step)
    {
        var back = visitor.Page.Url;
        await visitor.FollowAsync($"documents.title.{kind}");
        await visitor.LookAsync(step);
        await visitor.Page.GotoAsync(back);
    }

    private static string WrongInsteadOf(string code) => code == "111111" ? "222222" : "111111";
}
