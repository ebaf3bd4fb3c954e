using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>
/// The acceptance test: a citizen without scripts and the school's staff go all the way, in both languages, on a phone and at a
/// desk, and every page on the way, wrong answers included, is fine.
/// </summary>
public abstract class CaseJourneyTests
{
    public static TheoryData<string, int> Ways => new() { { "kk", Screen.Phone }, { "ru", Screen.Phone }, { "kk", Screen.Desk }, { "ru", Screen.Desk } };
}

public sealed class OrdinaryCaseTests : CaseJourneyTests
{
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task OrdinaryCase_FromStartPageToQrCode_DuplicateIsFoundValid(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("ordinary", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await citizen.FindTheServiceAsync();
        var number = await citizen.ApplyAsync(site, Citizen.Asel);
        await citizen.ReadPaperAsync("Application", "paper-application");
        await citizen.ReadPaperAsync("Receipt", "paper-receipt");

        site.WaitUntil(23, 11, 9);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.OpenFromWorkListAsync(Staff.Clerk, number);
        await clerk.ReviewAsync(RecordsSearchOutcome.Found);
        await clerk.ProposeApprovalAsync();

        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}");
        await head.LookAsync("case-for-head");
        await head.DoAsync("Approve");

        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.PrepareAsync(site, Citizen.Asel);
        await head.OpenAsync($"staff/cases/{number}");
        await head.DoAsync("MarkReady");

        site.WaitUntil(25, 11, 15);
        await citizen.ComeBackAsync(Citizen.Asel, number);
        await citizen.AssertSaysAsync(citizen.T("track.sentence.Ready"));
        await citizen.LookAsync("my-ready");

        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.HandOverAsync(Citizen.Asel);
        await clerk.ReadPaperAsync("HandOverReceipt", "paper-hand-over-receipt");
        await clerk.FollowAsync("documents.title.DuplicateSheet");
        await clerk.LookAsync("paper-duplicate-sheet");
        var sheet = await clerk.DownloadAsync($"staff/cases/{number}/documents/duplicate-sheet?pdf=true");

        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("track.sentence.HandedOver"));
        await citizen.LookAsync("my-handed-over");

        await using var employer = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await employer.Page.GotoAsync(await Paper.ReadQrCodeAsync(sheet));
        await employer.AssertSaysAsync(employer.T("verify.valid"));
        await employer.LookAsync("verify-valid");
        journey.AssertNothingFound();
    }
}

public sealed class RefusedCaseTests : CaseJourneyTests
{
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Refusal_AfterNoticeAndHearing_ApplicantReadsWhyAndHowToComplain(string language, int width)
    {
        var reasons = language == "ru" ? "В книге учёта за 2005 год записи о выпускнице нет." : "2005 жылғы кітапта түлек туралы жазба жоқ.";
        var statement = language == "ru" ? "Заявительница принесёт выписку из архива." : "Өтініш беруші мұрағаттан үзінді көшірме әкеледі.";
        await using var site = await Site.StartWithOwnClockAsync();
        var journey = new Journey("refusal", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await citizen.FindTheServiceAsync();
        var number = await citizen.ApplyAsync(site, Citizen.Asel);

        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.OpenFromWorkListAsync(Staff.Clerk, number);
        await clerk.ReviewAsync(RecordsSearchOutcome.NotFound);
        await clerk.ProposeRefusalAsync(RefusalGround.RequirementsNotMet, reasons);

        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}");
        await head.LookAsync("case-for-head");
        await head.AppointHearingAsync(language == "ru" ? "Кабинет директора" : "Директордың кабинеті");
        foreach (var paper in (string[])["hearing-answer", "withdrawal"])
        {
            await head.OpenAsync($"staff/cases/{number}/{paper}");
            await head.LookAsync($"{paper}-on-paper");
            await head.PressAsync("casework.save");
            await head.LookAsync($"{paper}-on-paper-empty");
        }

        site.WaitUntil(23, 11, 18);
        await citizen.ComeBackAsync(Citizen.Asel, number);
        await citizen.AssertSaysAsync(citizen.T("track.sentence.HearingAppointed"));
        await citizen.LookAsync("my-hearing");
        await citizen.ReadPaperAsync("HearingNotice", "paper-hearing-notice");

        site.WaitUntil(24, 11, 11);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}");
        await head.RecordHearingAsync(statement);
        await head.OpenAsync($"staff/cases/{number}/minutes-remark");
        await head.LookAsync("minutes-remark-on-paper");
        await head.OpenAsync($"staff/cases/{number}/refuse");
        await head.AssertSaysAsync(head.T("casework.refusal-days.why"));
        await head.LookAsync("refuse-too-early");
        site.WaitUntil(25, 11, 9);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}");
        await head.RefuseAsync();

        site.WaitUntil(25, 11, 18);
        await citizen.ComeBackAsync(Citizen.Asel, number);
        await citizen.AssertSaysAsync(citizen.T("track.sentence.Refused"));
        await citizen.LookAsync("my-refused");
        await citizen.FollowAsync("my.minutes.link");
        await citizen.LookAsync("my-minutes");
        await citizen.PressAsync("my.minutes.send");
        await citizen.AssertAsksAsync(("Remark", "my.minutes.error"));
        await citizen.FillAsync("Remark", language == "ru" ? "Я говорила и о справке." : "Мен анықтама туралы да айттым.");
        await citizen.PressAsync("my.minutes.send");
        await citizen.LookAsync("my-minutes-remarked");
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}/remark");
        await head.LookAsync("remark");
        await head.FillAsync("Answer", language == "ru" ? "Протокол дополнен." : "Хаттама толықтырылды.");
        await head.PressAsync("casework.action.AnswerRemark");
        await citizen.OpenAsync($"my/{number}");
        await citizen.FollowAsync("documents.title.Refusal");
        await citizen.LookAsync("paper-refusal");
        await citizen.AssertSaysAsync(citizen.Language == "ru" ? "Представленные документы не соответствуют требованиям Правил." : "Ұсынылған құжаттар Қағидаларда белгіленген талаптарға сәйкес келмейді.");
        await citizen.AssertSaysAsync(reasons);
        await citizen.AssertSaysAsync(statement);
        await citizen.AssertSaysAsync(citizen.T("documents.refusal.complaint-text"));
        journey.AssertNothingFound();
    }
}
