using System.Globalization;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>What the clerk and the head of the school do.</summary>
internal static class Staff
{
    public const string Clerk = "clerk.almaty@example.org";
    public const string Head = "head.almaty@example.org";

    /// <summary>Signs in with the mistakes a person makes, and opens the case from the work list.</summary>
    public static async Task OpenFromWorkListAsync(this Visitor visitor, string email, string number)
    {
        await visitor.OpenAsync("staff");
        await visitor.LookAsync("staff-sign-in");
        await visitor.PressAsync("accounts.sign-in");
        await visitor.AssertAsksAsync(("Email", "staff-sign-in.email-error"), ("Password", "staff-sign-in.password-error"));
        await visitor.LookAsync("staff-sign-in-empty");
        await visitor.SignInAsStaffAsync(email);
        await visitor.LookAsync("work-list");
        await visitor.Page.Locator($"main a[href*='/staff/cases/{number}?']").ClickAsync();
        await visitor.LookAsync("case");
    }

    /// <summary>Takes the case up, looks the original up in the book and enters what was found.</summary>
    public static async Task ReviewAsync(this Visitor visitor, RecordsSearchOutcome outcome)
    {
        await visitor.DoAsync("StartReview");
        await visitor.PressAsync("casework.action.RecordSearch");
        await visitor.LookAsync("search");
        await visitor.PressAsync("casework.save");
        await visitor.AssertAsksAsync(("Outcome", "casework.search.outcome-error"));
        await visitor.LookAsync("search-empty");
        await visitor.ChooseAsync("Outcome", outcome.ToString());
        if (outcome is RecordsSearchOutcome.Found)
        {
            await visitor.PressAsync("casework.save");
            await visitor.AssertAsksAsync(("RegisterEntry", "casework.search.entry-error"));
            await visitor.FillAsync("RegisterEntry", "№ 112, 2005");
            await visitor.FillAsync("OriginalSeriesAndNumber", "ЖБ 0012345");
        }

        await visitor.PressAsync("casework.save");
        await visitor.LookAsync("case-searched");
    }

    /// <summary>Proposes to issue the duplicate.</summary>
    public static async Task ProposeApprovalAsync(this Visitor visitor)
    {
        await visitor.PressAsync("casework.action.Propose");
        await visitor.LookAsync("propose");
        await visitor.PressAsync("casework.action.Propose");
        await visitor.AssertAsksAsync(("Outcome", "casework.propose.error"));
        await visitor.LookAsync("propose-empty");
        await visitor.ChooseAsync("Outcome", nameof(ProposedOutcome.Approve));
        await visitor.PressAsync("casework.action.Propose");
        await visitor.LookAsync("case-proposed");
    }

    /// <summary>Proposes a refusal.</summary>
    public static async Task ProposeRefusalAsync(this Visitor visitor, RefusalGround ground, string reasons)
    {
        await visitor.PressAsync("casework.action.Propose");
        await visitor.ChooseAsync("Outcome", nameof(ProposedOutcome.Refuse));
        await visitor.PressAsync("casework.action.Propose");
        await visitor.AssertAsksAsync(("Grounds", "casework.grounds-error"), ("Reasons", "casework.reasons-error"));
        await visitor.LookAsync("propose-refusal-empty");
        await visitor.ChooseAsync("Grounds", ground.ToString());
        await visitor.FillAsync("Reasons", reasons);
        await visitor.PressAsync("casework.action.Propose");
        await visitor.LookAsync("case-refusal-proposed");
    }

    /// <summary>Tells the applicant of the preliminary refusal; the last lawful day is already filled in.</summary>
    public static async Task AppointHearingAsync(this Visitor visitor, string place)
    {
        await visitor.PressAsync("casework.action.AppointHearing");
        await visitor.LookAsync("hearing");
        await visitor.FillAsync("Day", string.Empty);
        await visitor.FillAsync("Time", string.Empty);
        await visitor.PressAsync("casework.action.AppointHearing");
        await visitor.AssertAsksAsync(("Day", "casework.hearing.day-error"), ("Time", "casework.hearing.time-error"), ("Place", "casework.hearing.place-error"));
        await visitor.LookAsync("hearing-empty");
        await visitor.FillTimeOfHearingAsync();
        await visitor.FillAsync("Place", place);
        await visitor.PressAsync("casework.action.AppointHearing");
        await visitor.LookAsync("case-hearing-appointed");
    }

    /// <summary>Records that the applicant came and what was said.</summary>
    public static async Task RecordHearingAsync(this Visitor visitor, string statement)
    {
        await visitor.PressAsync("casework.action.RecordHearing");
        await visitor.LookAsync("hearing-record");
        await visitor.PressAsync("casework.save");
        await visitor.AssertAsksAsync(("Outcome", "casework.hearing-record.error"));
        await visitor.LookAsync("hearing-record-empty");
        await visitor.ChooseAsync("Outcome", nameof(HearingOutcome.Attended));
        await visitor.PressAsync("casework.save");
        await visitor.AssertAsksAsync(
            ("Statement", "casework.hearing-record.statement-error"), ("Minutes_Ends", "casework.hearing.time-error"), ("Minutes_Secretary", "casework.minutes.Secretary-error"));
        await visitor.LookAsync("hearing-record-without-minutes");
        await visitor.Page.Locator("#Minutes_Ends").FillAsync("10:25");
        await visitor.Page.Locator("#Minutes_Secretary").FillAsync(visitor.Language == "ru" ? "Ибраева Сауле Канатовна" : "Ибраева Сәуле Қанатқызы");
        await visitor.FillAsync("Statement", statement);
        await visitor.PressAsync("casework.save");
        await visitor.LookAsync("case-heard");
    }

    /// <summary>Refuses with the proposed grounds and reasons.</summary>
    public static async Task RefuseAsync(this Visitor visitor)
    {
        await visitor.PressAsync("casework.action.Refuse");
        await visitor.LookAsync("refuse");
        var reasons = await visitor.Field("Reasons").InputValueAsync();
        await visitor.FillAsync("Reasons", string.Empty);
        await visitor.PressAsync("casework.action.Refuse");
        await visitor.AssertAsksAsync(("Reasons", "casework.reasons-error"));
        await visitor.LookAsync("refuse-empty");
        await visitor.FillAsync("Reasons", reasons);
        await visitor.PressAsync("casework.action.Refuse");
        await visitor.LookAsync("case-refused");
    }

    /// <summary>Enters what stands on the duplicate.</summary>
    public static async Task PrepareAsync(this Visitor visitor, Site site, Citizen citizen)
    {
        await visitor.PressAsync("casework.action.Prepare");
        await visitor.LookAsync("prepare");
        var blank = await visitor.Field("Blank").InputValueAsync();
        Assert.Matches(site.IsOwn ? "^ЖОБ № 0000001$" : @"^ЖОБ № \d{7}$", blank);
        await visitor.FillAsync("Blank", string.Empty);
        await visitor.FillAsync("KkSurname", string.Empty);
        await visitor.FillAsync("RuSurname", "Серикова");
        await visitor.FillAsync("Head", string.Empty);
        await visitor.FillAsync("Deputy", string.Empty);
        await visitor.PressAsync("casework.save");
        (string, string)[] missing = [
            ("Blank", "casework.prepare.blank-error"),
            ("KkSurname", "register.prepare.missing.KkSurname"),
            ("RuGivenName", "register.prepare.missing.RuGivenName"),
            ("Head", "casework.prepare.head-error"),
            ("Deputy", "casework.prepare.deputy-error")];
        await visitor.AssertAsksAsync(await visitor.AsksForKindAsync() ? [("Distinction", "casework.prepare.kind-error"), .. missing] : missing);
        await visitor.LookAsync("prepare-empty");
        await visitor.ChooseKindAsync();
        await visitor.FillAsync("Blank", site.IsOwn ? "ЖОБ 1234567" : blank.Replace(" №", string.Empty, StringComparison.Ordinal));
        await visitor.FillAsync("KkSurname", citizen.Surname);
        await visitor.FillAsync("RuGivenName", "Асель");
        await visitor.FillAsync("RuPatronymic", "Ермековна");
        await visitor.FillAsync("Head", "Қасымова Айгүл Ерланқызы");
        await visitor.FillAsync("Deputy", "Ахметова Сәуле Маратқызы");
        await visitor.PressAsync("casework.save");
        await visitor.LookAsync("case-prepared");
    }

    /// <summary>Says which kind the book names; it is asked when the applicant does not remember.</summary>
    public static async Task ChooseKindAsync(this Visitor visitor)
    {
        if (await visitor.AsksForKindAsync())
        {
            await visitor.ChooseAsync("Distinction", nameof(Distinction.Ordinary));
        }
    }

    private static async Task<bool> AsksForKindAsync(this Visitor visitor) => await visitor.Page.Locator("main [name=Distinction]").CountAsync() > 0;

    /// <summary>Gives the duplicate to the applicant, who showed an identity card.</summary>
    public static async Task HandOverAsync(this Visitor visitor, Citizen citizen)
    {
        await visitor.PressAsync("casework.action.HandOver");
        await visitor.LookAsync("hand-over");
        Assert.Equal(citizen.FullName, await visitor.Field("Recipient").InputValueAsync());
        await visitor.PressAsync("casework.action.HandOver");
        await visitor.AssertAsksAsync(("IdentityDocument", "casework.hand-over.identity-error"));
        await visitor.LookAsync("hand-over-empty");
        await visitor.FillAsync("IdentityDocument", "№ 034567890");
        await visitor.PressAsync("casework.action.HandOver");
        await visitor.LookAsync("case-handed-over");
    }

    /// <summary>Takes the duplicate's force away.</summary>
    public static async Task AnnulAsync(this Visitor visitor, string reason)
    {
        await visitor.FollowOrPressAsync("casework.action.Annul");
        await visitor.LookAsync("annul");
        await visitor.PressAsync("casework.action.Annul");
        await visitor.AssertAsksAsync(("Reason", "casework.annul.error"));
        await visitor.LookAsync("annul-empty");
        await visitor.FillAsync("Reason", reason);
        await visitor.PressAsync("casework.action.Annul");
        await visitor.LookAsync("case-annulled");
    }

    /// <summary>Checks the proof in an address that was scanned elsewhere.</summary>
    public static async Task PasteProofAsync(this Visitor visitor, string address)
    {
        await visitor.Page.Locator("#proof-address").FillAsync(address);
        await visitor.PressAsync("verify.proof.check");
    }

    /// <summary>Does something that asks nothing but a confirmation.</summary>
    public static async Task DoAsync(this Visitor visitor, string action)
    {
        await visitor.PressAsync($"casework.action.{action}");
        await visitor.LookAsync($"case-after-{action.ToLowerInvariant()}");
    }

    /// <summary>Records ten blanks that came, from a number on, and the first of them as spoiled, with the mistakes a person makes.</summary>
    public static async Task KeepBlanksAsync(this Visitor visitor, int first)
    {
        await visitor.OpenAsync("staff/blanks/receive");
        await visitor.PressAsync("casework.save");
        await visitor.AssertAsksAsync(("Numbers", "blanks.numbers-error"), ("Basis", "blanks.basis-error"));
        await visitor.LookAsync("blanks-receive-empty");
        await visitor.FillAsync("Numbers", string.Create(CultureInfo.InvariantCulture, $"ЖОБ {first:D7} – {first + 9:D7}"));
        await visitor.FillAsync("Basis", "№ 17, 19.11.2026");
        await visitor.PressAsync("casework.save");
        await visitor.OpenAsync("staff/blanks/remove");
        await visitor.LookAsync("blanks-remove");
        await visitor.ChooseAsync("Kind", "Spoiled");
        await visitor.FillAsync("Numbers", string.Create(CultureInfo.InvariantCulture, $"ЖОБ {first:D7}"));
        await visitor.FillAsync("Basis", "Принтер");
        await visitor.PressAsync("casework.save");
        await visitor.AssertHeadingAsync("blanks.title");
        await visitor.LookAsync("blanks");
    }

    /// <summary>The way to a proposed duplicate, without mistakes and without looking.</summary>
    public static async Task ProposeApprovalShortlyAsync(this Visitor visitor, string number)
    {
        await visitor.ActAsync(number, "start", "StartReview");
        await visitor.OpenAsync($"staff/cases/{number}/search");
        await visitor.ChooseAsync("Outcome", nameof(RecordsSearchOutcome.Found));
        await visitor.FillAsync("RegisterEntry", "112");
        await visitor.PressAsync("casework.save");
        await visitor.OpenAsync($"staff/cases/{number}/propose");
        await visitor.ChooseAsync("Outcome", nameof(ProposedOutcome.Approve));
        await visitor.PressAsync("casework.action.Propose");
    }

    /// <summary>Enters what stands on the duplicate; the next free blank and the head are already filled in.</summary>
    public static async Task PrepareShortlyAsync(this Visitor visitor, string number)
    {
        await visitor.OpenAsync($"staff/cases/{number}/prepare");
        await visitor.ChooseKindAsync();
        await visitor.FillAsync("RuSurname", "Серикова");
        await visitor.FillAsync("RuGivenName", "Асель");
        await visitor.FillAsync("RuPatronymic", "Ермековна");
        await visitor.FillAsync("Deputy", "Ахметова Сәуле Маратқызы");
        await visitor.PressAsync("casework.save");
    }

    /// <summary>The way to a proposed refusal, without mistakes and without looking.</summary>
    public static async Task ProposeRefusalShortlyAsync(this Visitor visitor, string number, string language)
    {
        await visitor.SignInAsStaffAsync(Clerk);
        await visitor.ActAsync(number, "start", "StartReview");
        await visitor.OpenAsync($"staff/cases/{number}/search");
        await visitor.ChooseAsync("Outcome", nameof(RecordsSearchOutcome.NotFound));
        await visitor.PressAsync("casework.save");
        await visitor.OpenAsync($"staff/cases/{number}/propose");
        await visitor.ChooseAsync("Outcome", nameof(ProposedOutcome.Refuse));
        await visitor.ChooseAsync("Grounds", nameof(RefusalGround.RequirementsNotMet));
        await visitor.FillAsync("Reasons", language == "ru" ? "В книге учёта записи нет." : "Кітапта жазба жоқ.");
        await visitor.PressAsync("casework.action.Propose");
    }

    /// <summary>Appoints the hearing, without mistakes and without looking.</summary>
    public static async Task AppointHearingShortlyAsync(this Visitor visitor, string number)
    {
        await visitor.OpenAsync($"staff/cases/{number}/hearing");
        await visitor.FillTimeOfHearingAsync();
        await visitor.FillAsync("Place", "№ 3");
        await visitor.PressAsync("casework.action.AppointHearing");
    }

    /// <summary>Names another time for the hearing.</summary>
    public static async Task MoveHearingAsync(this Visitor visitor, string number)
    {
        await visitor.OpenAsync($"staff/cases/{number}/hearing-time");
        await visitor.LookAsync("hearing-time");
        await visitor.FillAsync("Time", "23:00");
        await visitor.PressAsync("casework.action.MoveHearing");
        await visitor.AssertAsksAsync(("Time", "casework.violation.HearingOutsideHours"));
        await visitor.LookAsync("hearing-time-outside-hours");
        await visitor.FillAsync("Time", "16:00");
        await visitor.PressAsync("casework.action.MoveHearing");
    }

    /// <summary>Records the applicant's written answer, which the page offers already, and refuses as proposed.</summary>
    public static async Task RefuseShortlyAsync(this Visitor visitor, string number)
    {
        await visitor.OpenAsync($"staff/cases/{number}/hearing-record");
        await visitor.LookAsync("hearing-record-answered");
        await visitor.PressAsync("casework.save");
        await visitor.ActAsync(number, "refuse", "Refuse");
    }

    /// <summary>Opens the page of an action and confirms it.</summary>
    public static async Task ActAsync(this Visitor visitor, string number, string path, string action)
    {
        await visitor.OpenAsync($"staff/cases/{number}/{path}");
        await visitor.PressAsync($"casework.action.{action}");
    }

    /// <summary>Time goes by between two visits.</summary>
    public static void WaitUntil(this Site site, int day, int month, int hour) => site.Clock.SetAlmaty($"2026-{month:00}-{day:00} {hour:00}:00");

    private static async Task FillTimeOfHearingAsync(this Visitor visitor)
    {
        await visitor.FillAsync("Day", Site.NextHearing.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
        await visitor.FillAsync("Time", Site.NextHearing.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static Task FollowOrPressAsync(this Visitor visitor, string key) =>
        visitor.Page.Locator("main a", new() { HasTextString = visitor.T(key) }).First.ClickAsync();
}
