using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>A case changes hands: claimed, asked about, given to a colleague, passed to a school with one officer and decided there.</summary>
public sealed class SchoolWorkTests
{
    private const string SchoolWithOneOfficer = "4fyd2gn9ek6msp5h945fgv21gn";

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Case_ReassignedAskedAboutAndRedirected_IsDecidedByTheOneOfficer(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("school-work", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);

        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.PressAsync("worklist.change.Claim");
        await Assertions.Expect(clerk.Page.Locator(".govuk-error-summary")).ToContainTextAsync(clerk.T("worklist.pick-error"));
        await clerk.ChooseAsync("Numbers", number);
        await clerk.PressAsync("worklist.change.Claim");
        await clerk.LookAsync("work-list-claimed");
        await clerk.OpenAsync($"staff/cases/{number}/question");
        await clerk.LookAsync("question");
        await clerk.FillAsync("Question", language == "ru" ? "В каком году вы получили аттестат?" : "Аттестатты қай жылы алдыңыз?");
        await clerk.PressAsync("casework.action.Ask");
        await clerk.OpenAsync($"staff/cases/{number}/checklist");
        await clerk.ChooseAsync("Items", nameof(ChecklistItem.Application));
        await clerk.LookAsync("checklist");
        await clerk.PressAsync("casework.save");

        await citizen.OpenAsync($"my/{number}");
        await citizen.LookAsync("my-question");
        await citizen.FillAsync("Answer", "2005");
        await citizen.PressAsync("casefile.my.send");
        await citizen.LookAsync("my-answered");

        await clerk.OpenAsync($"staff/cases/{number}/holder");
        await clerk.LookAsync("holder");
        await clerk.ChooseAsync("Change", "Assign");
        await clerk.Field("AssigneeId").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await clerk.PressAsync("casework.save");
        await clerk.LookAsync("case-reassigned");

        await clerk.OpenAsync($"staff/cases/{number}/redirect");
        await clerk.Field("OfficeId").SelectOptionAsync(SchoolWithOneOfficer);
        await clerk.FillAsync("Cause", language == "ru" ? "Книга хранится там." : "Кітап сонда сақталады.");
        await clerk.PressAsync("casework.action.Redirect");

        await using var officer = await Visitor.ComeAsync(site, new Screen(width), journey);
        await officer.SignInAsStaffAsync("head.beskol@example.org");
        await officer.LookAsync("work-list-of-one");
        await officer.ActAsync(number, "start", "StartReview");
        await officer.OpenAsync($"staff/cases/{number}/search");
        await officer.ChooseAsync("Outcome", nameof(RecordsSearchOutcome.Found));
        await officer.FillAsync("RegisterEntry", "112");
        await officer.PressAsync("casework.save");
        await officer.OpenAsync($"staff/cases/{number}/propose");
        await officer.ChooseAsync("Outcome", nameof(ProposedOutcome.Refuse));
        await officer.Field("Template").SelectOptionAsync("NoConsent.1");
        await officer.PressAsync("reasons.insert");
        await officer.LookAsync("propose-with-template");
        await officer.ChooseAsync("Outcome", nameof(ProposedOutcome.Approve));
        await officer.PressAsync("casework.action.Propose");
        await officer.DoAsync("Approve");
        await officer.AssertSaysAsync(officer.T("casefile.sole-officer"));
        journey.AssertNothingFound();
    }
}
